package org.w3id.entente.query.update;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.modify.request.Target;
import org.apache.jena.sparql.modify.request.UpdateAdd;
import org.apache.jena.sparql.modify.request.UpdateBinaryOp;
import org.apache.jena.sparql.modify.request.UpdateClear;
import org.apache.jena.sparql.modify.request.UpdateCopy;
import org.apache.jena.sparql.modify.request.UpdateCreate;
import org.apache.jena.sparql.modify.request.UpdateDataDelete;
import org.apache.jena.sparql.modify.request.UpdateDataInsert;
import org.apache.jena.sparql.modify.request.UpdateDeleteWhere;
import org.apache.jena.sparql.modify.request.UpdateDrop;
import org.apache.jena.sparql.modify.request.UpdateDropClear;
import org.apache.jena.sparql.modify.request.UpdateModify;
import org.apache.jena.sparql.modify.request.UpdateMove;
import org.apache.jena.sparql.modify.request.UpdateVisitorBase;
import org.w3id.entente.query.DefaultGraph;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Refuses an operation that names a graph which may not be written. */
final class Targets extends UpdateVisitorBase {
    private final WritableGraphs writable;
    private final DefaultGraph mode;
    private final ParsedUpdate update;
    private final int number;
    private final Set<Node> allowed = new HashSet<>();

    Targets(WritableGraphs writable, DefaultGraph mode, ParsedUpdate update, int number) {
        this.writable = writable;
        this.mode = mode;
        this.update = update;
        this.number = number;
    }

    /** Refuses a graph, at the place where the operation names it. */
    void require(Node graph) {
        if (allowed.contains(graph)) {
            return;
        }
        try {
            writable.require(graph, mode);
        } catch (UnwritableGraphException fault) {
            UpdateText words = update.words();
            throw fault.at(
                    graph.isURI() && !Quad.isDefaultGraph(graph)
                            ? words.name(number, graph.getURI())
                            : words.operation(number));
        }
        allowed.add(graph);
    }

    private void quads(List<Quad> quads, Node with) {
        for (Quad quad : quads) {
            Node graph = quad.isDefaultGraph() && with != null ? with : quad.getGraph();
            if (!graph.isVariable()) {
                require(graph);
            }
        }
    }

    private void target(Target target) {
        require(target.isDefault() ? Quad.defaultGraphIRI : target.getGraph());
    }

    @Override
    public void visit(UpdateDataInsert operation) {
        quads(operation.getQuads(), null);
    }

    @Override
    public void visit(UpdateDataDelete operation) {
        quads(operation.getQuads(), null);
    }

    @Override
    public void visit(UpdateDeleteWhere operation) {
        quads(operation.getQuads(), null);
    }

    @Override
    public void visit(UpdateModify operation) {
        quads(operation.getDeleteQuads(), operation.getWithIRI());
        quads(operation.getInsertQuads(), operation.getWithIRI());
    }

    @Override
    public void visit(UpdateCreate operation) {
        require(operation.getGraph());
    }

    @Override
    public void visit(UpdateClear operation) {
        remove(operation);
    }

    @Override
    public void visit(UpdateDrop operation) {
        remove(operation);
    }

    /** All and all named graphs are known only with a snapshot. */
    private void remove(UpdateDropClear operation) {
        if (operation.isDefault() || operation.isOneGraph()) {
            target(operation.getTarget());
        }
    }

    @Override
    public void visit(UpdateAdd operation) {
        source(operation);
        target(operation.getDest());
    }

    @Override
    public void visit(UpdateCopy operation) {
        source(operation);
        target(operation.getDest());
    }

    @Override
    public void visit(UpdateMove operation) {
        target(operation.getSrc());
        target(operation.getDest());
    }

    /** The union is not copied, for it holds what is inferred. */
    private void source(UpdateBinaryOp operation) {
        if (operation.getSrc().isDefault()) {
            require(Quad.defaultGraphIRI);
        }
    }
}
