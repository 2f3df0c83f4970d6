package org.w3id.entente.store.disk;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.w3id.entente.store.CanonicalHash;
import org.w3id.entente.store.DatasetChange;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Named graphs in memory with their fingerprint, while a store is read. The default graph is one of them. Not to be shared. */
final class Quads {
    private static final int AT_ONCE = 10_000;

    private final Map<Node, Graph> graphs = new LinkedHashMap<>();
    private final List<Quad> waiting = new ArrayList<>(AT_ONCE);
    private CanonicalHash hash = CanonicalHash.NOTHING;
    private long size;

    /** Adds a quad of what a store begins with, none of which comes twice. */
    void add(Quad quad) {
        graphs.computeIfAbsent(quad.getGraph(), name -> GraphMemFactory.createDefaultGraphSameTerm())
                .add(quad.asTriple());
        size++;
        waiting.add(quad);
        if (waiting.size() == AT_ONCE) {
            sum();
        }
    }

    /** Adds up the fingerprints of what was added; to be called when all is. */
    void sum() {
        hash = hash.after(new DatasetChange(waiting, List.of()));
        waiting.clear();
    }

    /** Makes a change; gives what of it has no effect, and is no change then. */
    Optional<Quad> apply(DatasetChange change) {
        for (Quad quad : change.removed()) {
            Graph graph = graphs.get(quad.getGraph());
            if (graph == null || !graph.contains(quad.asTriple())) {
                return Optional.of(quad);
            }
            graph.delete(quad.asTriple());
            if (graph.isEmpty()) {
                graphs.remove(quad.getGraph());
            }
        }
        for (Quad quad : change.added()) {
            Graph graph = graphs.computeIfAbsent(quad.getGraph(), name -> GraphMemFactory.createDefaultGraphSameTerm());
            if (graph.contains(quad.asTriple())) {
                return Optional.of(quad);
            }
            graph.add(quad.asTriple());
        }
        hash = hash.after(change);
        size += change.added().size() - change.removed().size();
        return Optional.empty();
    }

    CanonicalHash hash() {
        return hash;
    }

    long size() {
        return size;
    }

    Map<Node, Graph> graphs() {
        return graphs;
    }

    Iterator<Quad> quads() {
        return quads(graphs);
    }

    static Iterator<Quad> quads(Map<Node, Graph> graphs) {
        return graphs.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(triple -> Quad.create(entry.getKey(), triple)))
                .iterator();
    }
}
