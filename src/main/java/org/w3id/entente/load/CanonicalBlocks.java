package org.w3id.entente.load;

import org.apache.jena.atlas.io.IndentedLineBuffer;
import org.apache.jena.atlas.lib.Pair;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFormatter;
import org.apache.jena.riot.out.NodeFormatterTTL_MultiLine;
import org.apache.jena.riot.system.PrefixMapStd;
import org.apache.jena.vocabulary.RDF;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the subjects of a document, one block each. Used once, by one thread. */
final class CanonicalBlocks {
    private static final int WIDEST = 120;
    private static final Node TYPE = RDF.type.asNode();
    private static final Node FIRST = RDF.first.asNode();
    private static final Node REST = RDF.rest.asNode();
    private static final Node NIL = RDF.nil.asNode();

    private final NodeFormatter terms;

    /** Subject, predicate, objects; subjects and blank objects in the order of the file. */
    private final Map<Node, Map<Node, Set<Node>>> graph = new LinkedHashMap<>();

    private final Map<Node, Integer> references = new HashMap<>();
    private final Set<Node> nested = new HashSet<>();
    private final Map<Node, String> labels = new HashMap<>();

    CanonicalBlocks(Document document, Map<String, String> prefixes) {
        terms = new NodeFormatterTTL_MultiLine(null, new LongestPrefix(prefixes));
        Set<Triple> seen = new HashSet<>();
        document.statements().forEach(statement -> graph.putIfAbsent(statement.subject(), new LinkedHashMap<>()));
        document.forEachTriple(triple -> {
            if (seen.add(triple)) {
                graph.computeIfAbsent(triple.getSubject(), each -> new LinkedHashMap<>())
                        .computeIfAbsent(triple.getPredicate(), each -> new LinkedHashSet<>())
                        .add(triple.getObject());
                if (triple.getObject().isBlank()) {
                    references.merge(triple.getObject(), 1, Integer::sum);
                }
            }
        });
        graph.keySet().stream().filter(Node::isURI).forEach(this::nest);
        graph.keySet().stream().filter(this::isRoot).forEach(this::nest);
        graph.keySet().stream()
                .filter(node -> node.isBlank() && !nested.contains(node))
                .forEach(this::nest);
        graph.keySet().forEach(this::label);
        references.keySet().forEach(this::label);
    }

    private boolean isRoot(Node node) {
        return node.isBlank() && !references.containsKey(node);
    }

    /** A blank node is written inside the one place that refers to it, unless that place is inside itself. */
    private void nest(Node subject) {
        for (Set<Node> objects : graph.getOrDefault(subject, Map.of()).values()) {
            for (Node object : objects) {
                boolean isOwn = object.isBlank() && references.get(object) == 1 && !isWithin(subject, object);
                if (isOwn && nested.add(object)) {
                    nest(object);
                }
            }
        }
    }

    private boolean isWithin(Node inner, Node outer) {
        Set<Node> seen = new HashSet<>();
        Set<Node> reached = Set.of(outer);
        while (!reached.isEmpty()) {
            if (reached.contains(inner)) {
                return true;
            }
            reached = reached.stream()
                    .filter(seen::add)
                    .flatMap(each -> graph.getOrDefault(each, Map.of()).values().stream())
                    .flatMap(Collection::stream)
                    .filter(Node::isBlank)
                    .collect(Collectors.toSet());
        }
        return false;
    }

    private void label(Node node) {
        if (node.isBlank() && references.containsKey(node) && !nested.contains(node)) {
            labels.computeIfAbsent(node, each -> "_:b" + labels.size());
        }
    }

    /** The blocks in order, each ending with a line feed. */
    List<String> write() {
        return graph.keySet().stream()
                .filter(subject -> !nested.contains(subject))
                .sorted(CanonicalOrder.SUBJECTS)
                .map(this::block)
                .toList();
    }

    private String block(Node subject) {
        String name = subject.isBlank() ? labels.getOrDefault(subject, "[]") : term(subject, 0, 0);
        return name + " " + String.join(" ;\n    ", predicates(subject, name.length() + 1, 4)) + " .\n";
    }

    /** Predicate and objects for each predicate; the first begins at another column than the others. */
    private List<String> predicates(Node subject, int firstColumn, int column) {
        List<String> lines = new ArrayList<>();
        Map<Node, Set<Node>> description = graph.getOrDefault(subject, Map.of());
        for (Node predicate :
                description.keySet().stream().sorted(CanonicalOrder.PREDICATES).toList()) {
            List<Node> objects = description.get(predicate).stream()
                    .sorted(CanonicalOrder.OBJECTS)
                    .toList();
            String name = predicate.equals(TYPE) ? "a" : term(predicate, 0, 0);
            lines.add(name + objects(objects, (lines.isEmpty() ? firstColumn : column) + name.length(), column));
        }
        return lines;
    }

    private String objects(List<Node> objects, int from, int column) {
        if (objects.size() == 1) {
            return " " + term(objects.get(0), column, from + 1);
        }
        String inLine = objects.stream().map(each -> term(each, column, from)).collect(Collectors.joining(" , "));
        if (fits(inLine, from + 1)) {
            return " " + inLine;
        }
        String indent = "\n" + " ".repeat(column + 4);
        return indent
                + objects.stream()
                        .map(each -> term(each, column + 4, column + 4))
                        .collect(Collectors.joining(" ," + indent));
    }

    /** Whether a text is one line that ends, with its punctuation, within the widest column. */
    private static boolean fits(String text, int from) {
        return !text.contains("\n") && from + text.codePointCount(0, text.length()) + 2 <= WIDEST;
    }

    /** A term on a line indented to a column, which begins at another column. */
    private String term(Node node, int column, int from) {
        if (node.equals(NIL)) {
            return "()";
        }
        if (!node.isBlank()) {
            IndentedLineBuffer out = new IndentedLineBuffer();
            terms.format(out, node);
            return out.asString();
        }
        if (!nested.contains(node)) {
            return labels.get(node);
        }
        List<Node> elements = elements(node);
        return elements.isEmpty() ? anonymous(node, column, from) : list(elements, column, from);
    }

    private String anonymous(Node node, int column, int from) {
        if (graph.getOrDefault(node, Map.of()).isEmpty()) {
            return "[]";
        }
        String inLine = "[ " + String.join(" ; ", predicates(node, 0, 0)) + " ]";
        if (fits(inLine, from)) {
            return inLine;
        }
        String indent = "\n" + " ".repeat(column + 4);
        return "[" + indent + String.join(" ;" + indent, predicates(node, column + 4, column + 4)) + "\n"
                + " ".repeat(column) + "]";
    }

    private String list(List<Node> elements, int column, int from) {
        String inLine =
                "( " + elements.stream().map(each -> term(each, 0, from)).collect(Collectors.joining(" ")) + " )";
        if (fits(inLine, from)) {
            return inLine;
        }
        String indent = "\n" + " ".repeat(column + 4);
        return "(" + indent
                + elements.stream()
                        .map(each -> term(each, column + 4, column + 4))
                        .collect(Collectors.joining(indent)) + "\n"
                + " ".repeat(column) + ")";
    }

    /** The elements of a well-formed list whose cells nobody else refers to; empty when the node begins none. */
    private List<Node> elements(Node head) {
        List<Node> elements = new ArrayList<>();
        Node cell = head;
        while (!cell.equals(NIL)) {
            Map<Node, Set<Node>> description = graph.getOrDefault(cell, Map.of());
            boolean isCell = nested.contains(cell)
                    && description.keySet().equals(Set.of(FIRST, REST))
                    && description.values().stream().allMatch(each -> each.size() == 1);
            if (!isCell) {
                return List.of();
            }
            elements.add(description.get(FIRST).iterator().next());
            cell = description.get(REST).iterator().next();
        }
        return elements;
    }

    /** Abbreviates with the longest namespace. */
    private static final class LongestPrefix extends PrefixMapStd {
        private final List<Map.Entry<String, String>> namespaces;

        LongestPrefix(Map<String, String> prefixes) {
            namespaces = prefixes.entrySet().stream()
                    .sorted(Comparator.comparingInt(
                            (Map.Entry<String, String> each) -> -each.getValue().length()))
                    .toList();
        }

        @Override
        public Pair<String, String> abbrev(String iri) {
            return namespaces.stream()
                    .filter(each -> iri.startsWith(each.getValue()))
                    .findFirst()
                    .map(each -> Pair.create(
                            each.getKey(), iri.substring(each.getValue().length())))
                    .orElse(null);
        }
    }
}
