package org.w3id.entente.query.limits;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphWrapper;
import org.apache.jena.util.iterator.ExtendedIterator;

/** A graph that looks at the budget with every triple it gives. */
final class WatchedGraph extends GraphWrapper {
    private final Budget budget;

    private WatchedGraph(Graph graph, Budget budget) {
        super(graph);
        this.budget = budget;
    }

    static Graph of(Graph graph, Budget budget) {
        return graph instanceof WatchedGraph ? graph : new WatchedGraph(graph, budget);
    }

    @Override
    public ExtendedIterator<Triple> find(Triple pattern) {
        return watched(super.find(pattern));
    }

    @Override
    public ExtendedIterator<Triple> find(Node subject, Node predicate, Node object) {
        return watched(super.find(subject, predicate, object));
    }

    private ExtendedIterator<Triple> watched(ExtendedIterator<Triple> triples) {
        budget.check();
        return triples.mapWith(triple -> {
            budget.check();
            return triple;
        });
    }
}
