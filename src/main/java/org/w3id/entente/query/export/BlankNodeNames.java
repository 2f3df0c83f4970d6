package org.w3id.entente.query.export;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Labels for blank nodes that do not depend on those they have, which each reading of a file makes anew: a blank node is told
 * from others by the statements that it is in, by the blank nodes in these, and so on. Those that nothing tells apart are
 * numbered as they come; then, mostly, it makes no difference which of them is which.
 */
final class BlankNodeNames {
    private static final int MOST_ROUNDS = 100;

    private final Set<Triple> triples = new LinkedHashSet<>();
    private Map<Node, Integer> ranks = new HashMap<>();

    private BlankNodeNames() {}

    /** A label for each blank node of some graphs together; nothing where there are none. */
    static Map<Node, Node> of(Collection<Graph> graphs) {
        BlankNodeNames names = new BlankNodeNames();
        for (Graph graph : graphs) {
            graph.find().filterKeep(BlankNodeNames::hasBlank).forEachRemaining(names.triples::add);
        }
        return names.named();
    }

    private static boolean hasBlank(Triple triple) {
        return triple.getSubject().isBlank() || triple.getObject().isBlank();
    }

    private Map<Node, Node> named() {
        for (Triple triple : triples) {
            for (Node node : List.of(triple.getSubject(), triple.getObject())) {
                if (node.isBlank()) {
                    ranks.put(node, 0);
                }
            }
        }
        int kinds = 1;
        for (int round = 0; round < MOST_ROUNDS && kinds < ranks.size(); round++) {
            int more = refine();
            if (more == kinds) {
                break;
            }
            kinds = more;
        }
        List<Node> ordered = new ArrayList<>(ranks.keySet());
        ordered.sort(Comparator.comparing(ranks::get));
        Map<Node, Node> names = new HashMap<>();
        for (Node node : ordered) {
            names.put(node, NodeFactory.createBlankNode("b" + names.size()));
        }
        return names;
    }

    /** Ranks blank nodes by what they are in, and says how many ranks there are. */
    private int refine() {
        Map<Node, List<String>> lines = new HashMap<>();
        for (Triple triple : triples) {
            Node subject = triple.getSubject();
            Node object = triple.getObject();
            String property = SortedGraph.term(triple.getPredicate());
            if (subject.isBlank()) {
                lines.computeIfAbsent(subject, unused -> new ArrayList<>()).add("> " + property + ' ' + term(object));
            }
            if (object.isBlank()) {
                lines.computeIfAbsent(object, unused -> new ArrayList<>()).add("< " + property + ' ' + term(subject));
            }
        }
        Map<Node, String> texts = new HashMap<>();
        lines.forEach((node, all) -> {
            all.sort(Comparator.naturalOrder());
            texts.put(node, String.format(Locale.ROOT, "%09d ", ranks.get(node)) + String.join("\n", all));
        });
        TreeMap<String, Integer> order = new TreeMap<>();
        new HashSet<>(texts.values()).forEach(text -> order.put(text, 0));
        int rank = 0;
        for (Map.Entry<String, Integer> each : order.entrySet()) {
            each.setValue(rank++);
        }
        Map<Node, Integer> next = new HashMap<>();
        texts.forEach((node, text) -> next.put(node, order.get(text)));
        ranks = next;
        return order.size();
    }

    private String term(Node node) {
        return node.isBlank() ? "_:" + ranks.get(node) : SortedGraph.term(node);
    }
}
