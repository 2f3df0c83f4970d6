package org.w3id.entente.query.export;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The order of {@link SortedGraph}, one subject after another, so that triples need not be held all at once. */
final class SubjectOrder {
    /** Takes one line after another. */
    @FunctionalInterface
    interface Sink {
        void take(SortedGraph.Line line) throws IOException;
    }

    private record Subject(Node node, String text) {}

    private SubjectOrder() {}

    /**
     * Gives the triples of graphs together, each once, and says how many there were.
     *
     * @param names what blank nodes are to be called
     */
    static long write(Collection<Graph> graphs, Map<Node, Node> names, Sink sink) throws IOException {
        long count = 0;
        for (Subject subject : subjects(graphs, names)) {
            Set<Triple> triples = new HashSet<>();
            for (Graph graph : graphs) {
                graph.find(subject.node, Node.ANY, Node.ANY).forEachRemaining(triples::add);
            }
            List<SortedGraph.Line> lines = new ArrayList<>(triples.size());
            triples.forEach(triple -> lines.add(SortedGraph.Line.of(renamed(triple, names))));
            lines.sort(Comparator.comparing(SortedGraph.Line::text));
            for (SortedGraph.Line line : lines) {
                sink.take(line);
                count++;
            }
        }
        return count;
    }

    private static Triple renamed(Triple triple, Map<Node, Node> names) {
        if (!triple.getSubject().isBlank() && !triple.getObject().isBlank()) {
            return triple;
        }
        return Triple.create(
                names.getOrDefault(triple.getSubject(), triple.getSubject()),
                triple.getPredicate(),
                names.getOrDefault(triple.getObject(), triple.getObject()));
    }

    private static List<Subject> subjects(Collection<Graph> graphs, Map<Node, Node> names) {
        Set<Node> nodes = new HashSet<>();
        for (Graph graph : graphs) {
            graph.find().forEachRemaining(triple -> nodes.add(triple.getSubject()));
        }
        List<Subject> subjects = new ArrayList<>(nodes.size());
        nodes.forEach(node -> subjects.add(new Subject(node, SortedGraph.term(names.getOrDefault(node, node)))));
        subjects.sort(Comparator.comparing(Subject::text));
        return subjects;
    }
}
