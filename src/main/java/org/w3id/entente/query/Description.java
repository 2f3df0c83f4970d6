package org.w3id.entente.query;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.w3id.entente.query.limits.Budget;
import org.w3id.entente.query.limits.Limit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;

/**
 * What DESCRIBE answers (SPARQL 1.1 Query, section 16.4): all triples about each resource, and about the blank nodes that
 * these lead to, from the default graph and the named ones. The same as ARQ's own, within a budget.
 */
final class Description {
    private final DatasetGraph dataset;
    private final Budget budget;
    private final AnswerText text;

    /** Whether the default graph holds all that the named ones do. */
    private final boolean isUnion;

    private final Graph description = GraphFactory.createDefaultGraph();
    private final Set<Node> described = new HashSet<>();

    Description(DatasetGraph dataset, Budget budget) {
        this.dataset = dataset;
        this.budget = budget;
        this.text = new AnswerText(budget);
        this.isUnion = dataset instanceof UnionDataset
                && dataset.getGraph(Quad.unionGraph).equals(dataset.getDefaultGraph());
    }

    /** The query for what a DESCRIBE query describes. */
    static Query targets(Query describe) {
        Query targets = describe.cloneQuery();
        targets.setQuerySelectType();
        targets.resetResultVars();
        return targets;
    }

    /** Describes a resource; a literal has no description. */
    void add(Node resource) {
        budget.check();
        if (resource.isLiteral() || !described.add(resource)) {
            return;
        }
        add(resource, dataset.getDefaultGraph());
        if (isUnion) {
            return;
        }
        for (Iterator<Node> names = dataset.listGraphNodes(); names.hasNext(); ) {
            add(resource, dataset.getGraph(names.next()));
        }
    }

    private void add(Node resource, Graph graph) {
        Set<Node> seen = new HashSet<>();
        Deque<Node> open = new ArrayDeque<>();
        seen.add(resource);
        open.push(resource);
        while (!open.isEmpty()) {
            ExtendedIterator<Triple> triples = graph.find(open.pop(), Node.ANY, Node.ANY);
            try {
                while (triples.hasNext()) {
                    budget.check();
                    Triple triple = triples.next();
                    add(triple);
                    if (triple.getObject().isBlank() && seen.add(triple.getObject())) {
                        open.push(triple.getObject());
                    }
                }
            } finally {
                triples.close();
            }
        }
    }

    private void add(Triple triple) {
        int before = description.size();
        description.add(triple);
        int most = budget.limits().answerSize();
        if (description.size() > most) {
            throw AnswerSizeException.moreThan(most, Limit.TRIPLES, "triples");
        }
        if (description.size() > before) {
            text.add(triple);
        }
    }

    Graph graph() {
        return description;
    }
}
