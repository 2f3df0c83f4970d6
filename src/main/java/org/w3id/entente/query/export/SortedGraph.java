package org.w3id.entente.query.export;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The triples of a graph in the order of their lines in N-Triples. Immutable; threads may share it.
 *
 * @param lines the triples with their lines
 */
public record SortedGraph(List<Line> lines) {
    /**
     * A triple and its line.
     *
     * @param triple the triple
     * @param text subject, predicate and object in N-Triples, without full stop and line end
     */
    public record Line(Triple triple, String text) {
        static Line of(Triple triple) {
            return new Line(triple, SortedGraph.text(triple));
        }
    }

    /** Copies the list. */
    public SortedGraph {
        lines = List.copyOf(lines);
    }

    /** Sorts the triples of graphs together, each once. Time n log n. */
    public static SortedGraph of(Iterable<Graph> graphs) {
        List<Line> lines = new ArrayList<>();
        for (Graph graph : graphs) {
            graph.find().forEachRemaining(triple -> lines.add(Line.of(triple)));
        }
        lines.sort(Comparator.comparing(Line::text));
        List<Line> distinct = new ArrayList<>(lines.size());
        Optional<String> before = Optional.empty();
        for (Line line : lines) {
            if (!before.equals(Optional.of(line.text))) {
                distinct.add(line);
            }
            before = Optional.of(line.text);
        }
        return new SortedGraph(distinct);
    }

    private static String text(Triple triple) {
        return term(triple.getSubject()) + ' ' + term(triple.getPredicate()) + ' ' + term(triple.getObject());
    }

    /** A term in N-Triples. */
    public static String term(Node node) {
        return NodeFmtLib.strNT(node);
    }

    /** Whether a blank node is among the terms, so that the graph cannot be sent in pieces. */
    public boolean hasBlankNodes() {
        return lines.stream()
                .anyMatch(line -> line.triple.getSubject().isBlank()
                        || line.triple.getObject().isBlank()
                        || line.triple.getObject().isTripleTerm());
    }
}
