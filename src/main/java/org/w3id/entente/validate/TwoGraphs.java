package org.w3id.entente.validate;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;

/** A read-only view of a large graph and a small one together. */
final class TwoGraphs extends GraphBase {
    private final Graph large;
    private final Graph small;

    private TwoGraphs(Graph large, Graph small) {
        this.large = large;
        this.small = small;
    }

    /** Both graphs, the large one itself when the other is empty. */
    static Graph of(Graph large, Graph small) {
        return small.isEmpty() ? large : new TwoGraphs(large, small);
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        return large.find(pattern).andThen(small.find(pattern).filterDrop(large::contains));
    }
}
