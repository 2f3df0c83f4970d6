package org.w3id.entente.serve.remote;

import org.apache.jena.graph.Node;
import org.w3id.entente.query.export.SortedGraph;

import java.util.List;

/** Where graphs are sent to. One thread sends. */
public interface GraphTarget {
    /**
     * Puts the first piece of a graph in the place of all that the graph was.
     *
     * @throws StoreException when the store refuses, or does not answer
     */
    void replace(Node graph, List<SortedGraph.Line> piece);

    /**
     * Adds a further piece to a graph.
     *
     * @throws StoreException when the store refuses, or does not answer
     */
    void add(Node graph, List<SortedGraph.Line> piece);

    /**
     * Reads a graph again, and compares it with what it should be.
     *
     * @return in which way it was found to be the same
     * @throws StoreException when it is not the same, or the store does not answer
     */
    String verify(Node graph, SortedGraph wanted);
}
