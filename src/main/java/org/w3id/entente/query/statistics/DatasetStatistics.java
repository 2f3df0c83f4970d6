package org.w3id.entente.query.statistics;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Quad;
import org.w3id.entente.query.Revision;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.query.UnionDataset;
import org.w3id.entente.store.Facts;
import org.w3id.entente.store.FactsGraph;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How much a snapshot holds of what.
 *
 * @param whole all that holds, asserted or inferred, each triple once
 * @param graphs each named graph, in the order of the snapshot
 */
public record DatasetStatistics(GraphStatistics whole, Map<Node, GraphStatistics> graphs) {
    /** Copies the map. */
    public DatasetStatistics {
        Objects.requireNonNull(whole);
        graphs = Collections.unmodifiableMap(new LinkedHashMap<>(graphs));
    }

    /** Counts all of a snapshot; time linear in its triples. */
    public static DatasetStatistics of(Snapshot snapshot) {
        UnionDataset dataset = snapshot.dataset();
        Map<Node, GraphStatistics> graphs = new LinkedHashMap<>();
        dataset.graphNames().forEach(name -> graphs.put(name, GraphStatistics.of(facts(dataset, name))));
        return new DatasetStatistics(GraphStatistics.of(facts(dataset, Quad.unionGraph)), graphs);
    }

    private static FactsGraph facts(UnionDataset dataset, Node name) {
        if (dataset.getGraph(name) instanceof FactsGraph facts) {
            return facts;
        }
        throw new IllegalArgumentException("a graph that is not of a snapshot: " + name);
    }

    /** What they are after a change of the snapshot that these are the statistics of; time goes with the change. */
    public DatasetStatistics after(Revision revision) {
        UnionDataset before = revision.before().dataset();
        UnionDataset after = revision.after().dataset();
        Map<Node, Difference> asserted = new LinkedHashMap<>();
        Set<Triple> touched = new HashSet<>();
        for (Quad quad : revision.effective().added()) {
            asserted.computeIfAbsent(quad.getGraph(), name -> new Difference())
                    .added
                    .add(quad.asTriple());
            touched.add(quad.asTriple());
        }
        for (Quad quad : revision.effective().removed()) {
            asserted.computeIfAbsent(quad.getGraph(), name -> new Difference())
                    .removed
                    .add(quad.asTriple());
            touched.add(quad.asTriple());
        }
        touched.addAll(revision.conclusions().appeared());
        touched.addAll(revision.conclusions().disappeared());
        Difference ofWhole = new Difference();
        Difference inferred = new Difference();
        Facts then = revision.before().closure().facts();
        Facts now = revision.after().closure().facts();
        for (Triple triple : touched) {
            int old = then.height(triple);
            int height = now.height(triple);
            ofWhole.add(triple, old >= 0, height >= 0);
            inferred.add(triple, old > 0, height > 0);
        }
        asserted.put(Snapshot.INFERRED, inferred);
        Map<Node, GraphStatistics> next = new LinkedHashMap<>();
        for (Node name : after.graphNames()) {
            GraphStatistics known = graphs.getOrDefault(name, GraphStatistics.NONE);
            Difference difference = asserted.get(name);
            next.put(
                    name,
                    difference == null
                            ? known
                            : difference.applied(known, before.getGraph(name), after.getGraph(name)));
        }
        return new DatasetStatistics(
                ofWhole.applied(whole, before.getGraph(Quad.unionGraph), after.getGraph(Quad.unionGraph)), next);
    }

    /** How one graph differs. */
    private static final class Difference {
        final Set<Triple> added = new HashSet<>();
        final Set<Triple> removed = new HashSet<>();

        void add(Triple triple, boolean was, boolean is) {
            if (is && !was) {
                added.add(triple);
            } else if (was && !is) {
                removed.add(triple);
            }
        }

        GraphStatistics applied(GraphStatistics known, Graph before, Graph after) {
            return known.after(before, after, added, removed);
        }
    }
}
