package org.w3id.entente.serve.remote;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.w3id.entente.query.export.SortedGraph;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Sends graphs to another store, one after another, large ones piece by piece, and reads each again. Sending the same again
 * changes nothing. While a graph of several pieces is being sent, the store holds a part of it.
 *
 * @param target where to
 * @param piece how many triples go at once, from 1; a graph with blank nodes goes in one piece
 */
public record GraphPush(GraphTarget target, int piece) {
    /** How many triples go at once unless told otherwise. */
    public static final int USUAL_PIECE = 10_000;

    /** Checks the range. */
    public GraphPush {
        if (piece < 1) {
            throw new IllegalArgumentException("pieces of " + piece + " triples");
        }
    }

    /**
     * What became of a graph.
     *
     * @param graph its name
     * @param triples how many there are
     * @param verified in which way it was found to be there
     */
    public record Sent(Node graph, long triples, String verified) {}

    /**
     * Sends graphs, in the order of their names.
     *
     * @param each is told of each graph that is there
     * @throws StoreException when the store refuses, does not answer, or does not hold what was sent
     */
    public void send(Map<Node, Graph> graphs, Consumer<Sent> each) {
        Map<Node, Graph> sorted = new TreeMap<>(Comparator.comparing(SortedGraph::term));
        sorted.putAll(graphs);
        sorted.forEach((name, graph) -> {
            SortedGraph triples = SortedGraph.of(List.of(graph));
            List<SortedGraph.Line> lines = triples.lines();
            int size = triples.hasBlankNodes() ? Math.max(1, lines.size()) : piece;
            target.replace(name, lines.subList(0, Math.min(size, lines.size())));
            for (int i = size; i < lines.size(); i += size) {
                target.add(name, lines.subList(i, Math.min(i + size, lines.size())));
            }
            each.accept(new Sent(name, lines.size(), target.verify(name, triples)));
        });
    }
}
