package org.w3id.entente.query.update;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.modify.TemplateLib;
import org.apache.jena.sparql.modify.request.Target;
import org.apache.jena.sparql.modify.request.UpdateAdd;
import org.apache.jena.sparql.modify.request.UpdateBinaryOp;
import org.apache.jena.sparql.modify.request.UpdateCopy;
import org.apache.jena.sparql.modify.request.UpdateCreate;
import org.apache.jena.sparql.modify.request.UpdateDataDelete;
import org.apache.jena.sparql.modify.request.UpdateDataInsert;
import org.apache.jena.sparql.modify.request.UpdateDeleteWhere;
import org.apache.jena.sparql.modify.request.UpdateDropClear;
import org.apache.jena.sparql.modify.request.UpdateLoad;
import org.apache.jena.sparql.modify.request.UpdateModify;
import org.apache.jena.sparql.modify.request.UpdateMove;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementNamedGraph;
import org.apache.jena.sparql.syntax.ElementTriplesBlock;
import org.apache.jena.update.Update;
import org.w3id.entente.query.Answer;
import org.w3id.entente.query.AnswerSizeException;
import org.w3id.entente.query.Confinement;
import org.w3id.entente.query.DefaultGraph;
import org.w3id.entente.query.QueryRunner;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.query.TimeLimitException;
import org.w3id.entente.store.DatasetChange;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One run of a request. */
final class Execution {
    private final UpdateRunner settings;
    private final ParsedUpdate update;
    private final UsingGraphs using;
    private final DefaultGraph mode;
    private final Draft draft;
    private final long begin = System.nanoTime();

    Execution(UpdateRunner settings, ParsedUpdate update, Snapshot snapshot, UsingGraphs using) {
        this.settings = settings;
        this.update = update;
        this.using = using;
        this.mode = snapshot.mode();
        this.draft = new Draft(snapshot);
    }

    DatasetChange run() throws InterruptedException {
        List<Update> operations = update.request().getOperations();
        for (int i = 0; i < operations.size(); i++) {
            run(operations.get(i), i);
        }
        return draft.change();
    }

    private void run(Update operation, int number) throws InterruptedException {
        Targets targets = new Targets(settings.writable(), mode, update, number);
        switch (operation) {
            case UpdateDataInsert insert -> insert.getQuads().forEach(this::add);
            case UpdateDataDelete delete -> delete.getQuads().forEach(this::remove);
            case UpdateDeleteWhere delete -> {
                List<Binding> solutions = solutions(pattern(delete.getQuads()), dataset(List.of(), List.of(), number));
                write(delete.getQuads(), List.of(), Optional.empty(), solutions, targets);
            }
            case UpdateModify modify -> modify(modify, number, targets);
            case UpdateDropClear drop -> drop(drop, number, targets);
            case UpdateCreate create -> create(create, number);
            case UpdateBinaryOp transfer -> transfer(transfer, number);
            case UpdateLoad load -> {} // nothing is fetched, and SILENT makes that no failure of the request
            default -> throw new IllegalStateException("an operation that was refused before: " + operation);
        }
    }

    private void add(Quad quad) {
        if (quad.isLegalAsData()) {
            ReadableIris.check(quad);
            draft.add(quad);
            limit();
        }
    }

    private void remove(Quad quad) {
        draft.remove(quad);
        limit();
    }

    private void limit() {
        if (draft.size() > settings.sizeLimit()) {
            throw AnswerSizeException.largeUpdate(settings.sizeLimit());
        }
    }

    private void modify(UpdateModify modify, int number, Targets targets) throws InterruptedException {
        Optional<Node> with = Optional.ofNullable(modify.getWithIRI());
        boolean usesGraphs =
                !modify.getUsing().isEmpty() || !modify.getUsingNamed().isEmpty();
        Element where = with.filter(graph -> !usesGraphs)
                .<Element>map(graph -> new ElementNamedGraph(graph, modify.getWherePattern()))
                .orElse(modify.getWherePattern());
        List<Binding> solutions = solutions(where, dataset(modify.getUsing(), modify.getUsingNamed(), number));
        write(modify.getDeleteQuads(), modify.getInsertQuads(), with, solutions, targets);
    }

    /** First all that goes, then all that comes (SPARQL 1.1 Update, section 3.1.3). */
    private void write(
            List<Quad> gone, List<Quad> come, Optional<Node> with, List<Binding> solutions, Targets targets) {
        instances(gone, with, solutions, targets, this::remove);
        instances(come, with, solutions, targets, this::add);
    }

    private static void instances(
            List<Quad> templates, Optional<Node> with, List<Binding> solutions, Targets targets, Consumer<Quad> each) {
        if (templates.isEmpty()) {
            return;
        }
        List<Quad> placed = with.map(graph -> TemplateLib.remapDefaultGraph(templates, graph))
                .orElse(templates);
        Iterator<Quad> quads = TemplateLib.calcQuads(placed, solutions.iterator());
        while (quads.hasNext()) {
            Quad quad = quads.next();
            if (quad.isLegalAsData()) {
                targets.require(quad.getGraph());
                each.accept(quad);
            }
        }
    }

    private DatasetGraph dataset(List<Node> graphs, List<Node> named, int number) throws InterruptedException {
        List<Node> all = graphs.isEmpty() && named.isEmpty() ? nodes(using.graphs()) : graphs;
        List<Node> allNamed = graphs.isEmpty() && named.isEmpty() ? nodes(using.named()) : named;
        DatasetGraph dataset = draft.current().dataset();
        if (all.isEmpty() && allNamed.isEmpty()) {
            return dataset;
        }
        if (settings.writable() == WritableGraphs.DATA) {
            Stream.concat(all.stream(), allNamed.stream()).forEach(graph -> known(graph, number));
        }
        return DynamicDatasets.dynamicDataset(all, allNamed, dataset, false);
    }

    private static List<Node> nodes(List<String> names) {
        return names.stream().map(NodeFactory::createURI).toList();
    }

    private void known(Node graph, int number) {
        if (!draft.exists(graph) && !graph.equals(Snapshot.INFERRED)) {
            throw new FailedOperationException(
                    update.words().name(number, graph.getURI()),
                    "there is no graph <" + graph.getURI() + ">",
                    Confinement.suggestGraph(graph.getURI(), draft.graphs()));
        }
    }

    private List<Binding> solutions(Element pattern, DatasetGraph dataset) {
        Query query = new Query();
        query.setBase(update.request().getBase());
        query.setPrefixMapping(update.request().getPrefixMapping());
        query.setQueryPattern(pattern);
        query.setQuerySelectType();
        query.setQueryResultStar(true);
        query.ensureResultVars();
        QueryRunner runner = new QueryRunner(dataset, remaining(), settings.sizeLimit());
        return runner.run(query) instanceof Answer.Rows rows ? rows.rows() : List.of();
    }

    private Optional<Duration> remaining() {
        return settings.timeLimit().map(limit -> {
            Duration left = limit.minusNanos(System.nanoTime() - begin);
            if (left.toMillis() < 1) {
                throw TimeLimitException.of(limit);
            }
            return left;
        });
    }

    /** The quads of DELETE WHERE as a pattern, those of one graph together. */
    private static Element pattern(List<Quad> quads) {
        Map<Node, ElementTriplesBlock> blocks = new LinkedHashMap<>();
        quads.forEach(quad -> blocks.computeIfAbsent(quad.getGraph(), graph -> new ElementTriplesBlock())
                .addTriple(quad.asTriple()));
        ElementGroup group = new ElementGroup();
        blocks.forEach((graph, block) ->
                group.addElement(Quad.isDefaultGraph(graph) ? block : new ElementNamedGraph(graph, block)));
        return group;
    }

    private void drop(UpdateDropClear drop, int number, Targets targets) {
        List<Node> graphs = new ArrayList<>();
        if (drop.isAll() || drop.isAllNamed()) {
            graphs.addAll(draft.graphs());
        }
        if (drop.isAll() || drop.isDefault()) {
            graphs.add(Quad.defaultGraphIRI);
        }
        if (drop.isOneGraph()) {
            if (!draft.exists(drop.getGraph()) && !drop.isSilent()) {
                throw missing(drop.getGraph(), number);
            }
            graphs.add(drop.getGraph());
        }
        graphs.forEach(targets::require);
        graphs.forEach(this::clear);
    }

    private void clear(Node graph) {
        draft.triples(graph).forEach(triple -> remove(Quad.create(graph, triple)));
        draft.forget(graph);
    }

    private void create(UpdateCreate create, int number) {
        Node graph = create.getGraph();
        if (draft.exists(graph) && !create.isSilent()) {
            throw new FailedOperationException(
                    update.words().name(number, graph.getURI()),
                    "the graph <" + graph.getURI() + "> exists already",
                    "leave CREATE out, or write CREATE SILENT");
        }
        draft.create(graph);
    }

    private FailedOperationException missing(Node graph, int number) {
        return new FailedOperationException(
                update.words().name(number, graph.getURI()),
                "there is no graph <" + graph.getURI() + ">",
                Confinement.suggestGraph(graph.getURI(), draft.graphs()) + " With SILENT, nothing is done");
    }

    private void transfer(UpdateBinaryOp transfer, int number) {
        Node from = graph(transfer.getSrc());
        Node to = graph(transfer.getDest());
        if (!from.equals(Quad.defaultGraphIRI) && !draft.exists(from)) {
            if (transfer.isSilent()) {
                return;
            }
            throw missing(from, number);
        }
        if (from.equals(to)) {
            return;
        }
        Set<Triple> triples = draft.triples(from);
        switch (transfer) {
            case UpdateAdd add -> {}
            case UpdateCopy copy -> clear(to);
            case UpdateMove move -> {
                clear(to);
                clear(from);
            }
            default -> throw new IllegalStateException("an unknown operation: " + transfer);
        }
        triples.forEach(triple -> add(Quad.create(to, triple)));
    }

    private static Node graph(Target target) {
        return target.isDefault() ? Quad.defaultGraphIRI : Draft.name(target.getGraph());
    }
}
