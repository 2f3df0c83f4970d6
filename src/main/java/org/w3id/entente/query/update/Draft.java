package org.w3id.entente.query.update;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.w3id.entente.query.NamedGraphs;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.store.DatasetChange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A snapshot and what the operations of a request have written so far. The next snapshot is made when somebody asks for it, for
 * most requests need none.
 */
final class Draft {
    private final Map<Quad, Boolean> all = new LinkedHashMap<>();
    private final Map<Node, Map<Triple, Boolean>> pending = new LinkedHashMap<>();
    private final Set<Node> created = new HashSet<>();
    private Snapshot current;

    Draft(Snapshot start) {
        current = start;
    }

    void add(Quad quad) {
        write(quad, true);
    }

    void remove(Quad quad) {
        write(quad, false);
    }

    private void write(Quad quad, boolean holds) {
        Node graph = name(quad.getGraph());
        Triple triple = quad.asTriple();
        all.put(Quad.create(graph, triple), holds);
        pending.computeIfAbsent(graph, name -> new LinkedHashMap<>()).put(triple, holds);
    }

    /** A graph exists from now on, even when it is empty. */
    void create(Node graph) {
        created.add(graph);
    }

    /** A graph exists no longer unless it holds triples. */
    void forget(Node graph) {
        created.remove(graph);
    }

    /** One name for the default graph. */
    static Node name(Node graph) {
        return Quad.isDefaultGraph(graph) ? Quad.defaultGraphIRI : graph;
    }

    /** How many quads have been written. */
    int size() {
        return all.size();
    }

    /** What is known when all that has been written is. */
    Snapshot current() throws InterruptedException {
        if (!pending.isEmpty()) {
            List<Quad> added = new ArrayList<>();
            List<Quad> removed = new ArrayList<>();
            pending.forEach((graph, triples) -> triples.forEach((triple, holds) -> {
                (holds ? added : removed).add(Quad.create(graph, triple));
            }));
            current = current.apply(new DatasetChange(added, removed)).after();
            pending.clear();
        }
        return current;
    }

    /** What a graph asserts. */
    Set<Triple> triples(Node graph) {
        Set<Triple> triples = new LinkedHashSet<>();
        asserted(graph).ifPresent(before -> before.find().forEachRemaining(triples::add));
        pending.getOrDefault(graph, Map.of()).forEach((triple, holds) -> {
            if (holds) {
                triples.add(triple);
            } else {
                triples.remove(triple);
            }
        });
        return triples;
    }

    private Optional<Graph> asserted(Node graph) {
        NamedGraphs asserted = current.asserted();
        return graph.equals(Quad.defaultGraphIRI)
                ? asserted.own()
                : Optional.ofNullable(asserted.graphs().get(graph));
    }

    /** Whether a named graph exists. */
    boolean exists(Node graph) {
        if (created.contains(graph)) {
            return true;
        }
        Map<Triple, Boolean> written = pending.getOrDefault(graph, Map.of());
        if (written.isEmpty()) {
            return asserted(graph).isPresent();
        }
        return written.containsValue(true) || !triples(graph).isEmpty();
    }

    /** The named graphs that exist. */
    Set<Node> graphs() {
        Set<Node> graphs = new LinkedHashSet<>(current.asserted().graphs().keySet());
        graphs.addAll(pending.keySet());
        graphs.addAll(created);
        graphs.remove(Quad.defaultGraphIRI);
        graphs.removeIf(graph -> !exists(graph));
        return graphs;
    }

    /** What has been written, each quad once. */
    DatasetChange change() {
        List<Quad> added = new ArrayList<>();
        List<Quad> removed = new ArrayList<>();
        all.forEach((quad, holds) -> (holds ? added : removed).add(quad));
        return new DatasetChange(added, removed);
    }
}
