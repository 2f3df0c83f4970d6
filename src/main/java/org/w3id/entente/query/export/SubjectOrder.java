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

    /** Gives the triples of graphs together, each once, and says how many there were. */
    static long write(Collection<Graph> graphs, Sink sink) throws IOException {
        long count = 0;
        for (Subject subject : subjects(graphs)) {
            Set<Triple> triples = new HashSet<>();
            for (Graph graph : graphs) {
                graph.find(subject.node, Node.ANY, Node.ANY).forEachRemaining(triples::add);
            }
            List<SortedGraph.Line> lines = new ArrayList<>(triples.size());
            triples.forEach(triple -> lines.add(SortedGraph.Line.of(triple)));
            lines.sort(Comparator.comparing(SortedGraph.Line::text));
            for (SortedGraph.Line line : lines) {
                sink.take(line);
                count++;
            }
        }
        return count;
    }

    private static List<Subject> subjects(Collection<Graph> graphs) {
        Set<Node> nodes = new HashSet<>();
        for (Graph graph : graphs) {
            graph.find().forEachRemaining(triple -> nodes.add(triple.getSubject()));
        }
        List<Subject> subjects = new ArrayList<>(nodes.size());
        nodes.forEach(node -> subjects.add(new Subject(node, SortedGraph.term(node))));
        subjects.sort(Comparator.comparing(Subject::text));
        return subjects;
    }
}
