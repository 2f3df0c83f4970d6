package org.w3id.entente.live;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFmtLib;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Tells graphs from others whatever the labels of their blank nodes, which each reading of a file makes anew: a blank node counts by what
 * is said of it, some steps deep. The same graphs have the same digest; others nearly always have another. Not to be shared.
 */
final class GraphDigest {
    private static final int STEPS = 4;

    private final List<Triple> triples;
    private Map<Node, String> colours = Map.of();

    private GraphDigest(List<Triple> triples) {
        this.triples = triples;
    }

    /** The digest of named graphs, in hexadecimal digits. */
    static String of(Map<Node, Graph> graphs) {
        Map<String, String> digests = new TreeMap<>();
        graphs.forEach((name, graph) ->
                digests.put(name.toString(), new GraphDigest(graph.find().toList()).digest()));
        return sha256(digests.toString());
    }

    private String digest() {
        for (int i = 0; i < STEPS; i++) {
            refine();
        }
        return sha256(triples.stream().map(this::line).sorted().collect(Collectors.joining("\n")));
    }

    /** A blank node's next colour is made of the lines that it is in. */
    private void refine() {
        Map<Node, List<String>> lines = triples.stream()
                .filter(triple -> triple.getSubject().isBlank())
                .collect(Collectors.groupingBy(
                        Triple::getSubject, HashMap::new, Collectors.mapping(this::line, Collectors.toList())));
        Map<Node, String> next = new HashMap<>();
        lines.forEach((node, all) -> next.put(node, sha256(all.stream().sorted().collect(Collectors.joining("\n")))));
        colours = next;
    }

    private String line(Triple triple) {
        return term(triple.getSubject()) + ' ' + term(triple.getPredicate()) + ' ' + term(triple.getObject());
    }

    private String term(Node node) {
        return node.isBlank() ? "_:" + colours.getOrDefault(node, "") : NodeFmtLib.strNT(node);
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
