package org.w3id.entente.benchmark;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.vocabulary.RDF;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What is read from graphs, the same of each engine that has one. */
final class Views {
    private static final String ENT = "https://w3id.org/entente/ontology#";
    private static final Node ACTS_FOR = NodeFactory.createURI(ENT + "actsFor");
    private static final Node IN_ACTIVITY = NodeFactory.createURI(ENT + "inActivity");
    private static final List<Node> PARTS =
            List.of(NodeFactory.createURI(ENT + "takesPartIn"), NodeFactory.createURI(ENT + "observes"));

    private Views() {}

    /** {@link Engine.Live#look} on a graph. */
    static long look(Graph graph, Triple triple) {
        long seen = 0;
        List<Node> actors = new ArrayList<>();
        List<Node> activities = new ArrayList<>();
        ExtendedIterator<Triple> star = graph.find(triple.getSubject(), Node.ANY, Node.ANY);
        while (star.hasNext()) {
            Triple each = star.next();
            seen++;
            if (each.getPredicate().equals(ACTS_FOR)) {
                actors.add(each.getObject());
            } else if (each.getPredicate().equals(IN_ACTIVITY)) {
                activities.add(each.getObject());
            }
        }
        for (Node actor : actors) {
            for (Node activity : activities) {
                for (Node part : PARTS) {
                    seen += graph.contains(actor, part, activity) ? 1 : 0;
                }
            }
        }
        return seen;
    }

    /** How many triples there are of each predicate. */
    static Map<String, Long> count(ExtendedIterator<Triple> triples, Predicate<Triple> counted) {
        Map<Node, long[]> counts = new HashMap<>();
        while (triples.hasNext()) {
            Triple triple = triples.next();
            if (counted.test(triple)) {
                counts.computeIfAbsent(triple.getPredicate(), predicate -> new long[1])[0]++;
            }
        }
        Map<String, Long> named = new TreeMap<>();
        counts.forEach((predicate, count) -> named.put(name(predicate.getURI()), count[0]));
        return named;
    }

    /** A predicate's local name, or {@code a}. */
    static String name(String predicate) {
        return predicate.equals(RDF.type.getURI()) ? "a" : predicate.substring(predicate.indexOf('#') + 1);
    }

    /** How a graph differs from another one. */
    static Engine.Difference difference(Graph is, Graph wanted) {
        return new Engine.Difference(lacking(wanted, is), lacking(is, wanted));
    }

    private static long lacking(Graph one, Graph other) {
        long count = 0;
        for (ExtendedIterator<Triple> each = one.find(); each.hasNext(); ) {
            count += other.contains(each.next()) ? 0 : 1;
        }
        return count;
    }
}
