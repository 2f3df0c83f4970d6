package org.w3id.entente.query.explain;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.w3id.entente.query.PreferredLabel;
import org.w3id.entente.query.TermText;
import org.w3id.entente.vocab.Prefixes;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds the words for terms: labels in the reader's language, else in English, else in any; else words made of the
 * name. Belongs to one thread; keeps what it has found.
 */
final class Wording {
    private static final TermText NAMES = new TermText(Prefixes.usual());

    private final List<Graph> graphs;
    private final String language;
    private final Map<Node, Term> known = new HashMap<>();
    private final Map<Node, String> unnamed = new HashMap<>();

    /**
     * Looks for labels in graphs.
     *
     * @param graphs where labels are, the first first
     * @param language a language tag, such as en
     */
    Wording(List<Graph> graphs, String language) {
        this.graphs = List.copyOf(graphs);
        this.language = language;
    }

    Statement statement(Triple triple) {
        return new Statement(term(triple.getSubject()), term(triple.getPredicate()), term(triple.getObject()));
    }

    List<Statement> statements(List<Triple> triples) {
        return triples.stream().map(this::statement).toList();
    }

    Term term(Node node) {
        Term term = known.get(node);
        if (term == null) {
            term = new Term(node, name(node), visible(words(node)));
            known.put(node, term);
        }
        return term;
    }

    private String name(Node node) {
        return node.isBlank() ? unnamed.computeIfAbsent(node, each -> "_:" + (unnamed.size() + 1)) : turtle(node);
    }

    private static String turtle(Node node) {
        return node.isVariable() ? "?" + node.getName() : NAMES.turtle(node);
    }

    private String words(Node node) {
        if (node.isVariable()) {
            return some(node.getName());
        }
        if (node.isLiteral()) {
            boolean isText = node.getLiteralDatatype().equals(XSDDatatype.XSDstring)
                    || !node.getLiteralLanguage().isEmpty();
            return isText ? "“" + node.getLiteralLexicalForm() + "”" : node.getLiteralLexicalForm();
        }
        if (node.equals(RDF.type.asNode())) {
            return "is a";
        }
        return label(node).orElseGet(() -> ofName(node));
    }

    /** What a variable stands for when it has no value. */
    static String some(String variable) {
        boolean isOurs = variable.matches("[A-Za-z][A-Za-z0-9]*");
        return isOurs ? "some " + separated(variable) : "something";
    }

    /** A pattern with its conditions on one line. */
    static String pattern(List<Statement> pattern, List<String> conditions) {
        String triples = pattern.stream().map(Statement::text).collect(Collectors.joining("; "));
        return conditions.isEmpty() ? triples : triples + ", with " + String.join(" and ", conditions);
    }

    private Optional<String> label(Node node) {
        return PreferredLabel.of(graphs, node, language).map(Node::getLiteralLexicalForm);
    }

    /** Words for what nobody has labelled. */
    private String ofName(Node node) {
        if (node.isBlank()) {
            return "unnamed thing " + name(node).substring(2);
        }
        String name = turtle(node);
        int colon = name.indexOf(':');
        boolean isForeignTerm = !name.startsWith("<") && colon > 0 && isForeign(name.substring(0, colon));
        return isForeignTerm ? separated(name.substring(colon + 1)) : name;
    }

    /** Whether a prefix is that of a vocabulary of others, whose names are words run together. */
    private static boolean isForeign(String prefix) {
        return List.of("rdf", "rdfs", "owl", "skos", "prov", "dcterms", "foaf", "oa", "sh", "org", "time", "schema")
                .contains(prefix);
    }

    /** Words that were run together: wasDerivedFrom becomes was derived from. */
    static String separated(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /** One line; nothing that moves a terminal's cursor or turns the direction of writing reaches the reader. */
    private static String visible(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.strip().codePoints().forEach(point -> {
            if (Character.isWhitespace(point)) {
                visible.append(' ');
            } else if (Character.isISOControl(point) || isDirection(point)) {
                visible.append('�');
            } else {
                visible.appendCodePoint(point);
            }
        });
        return visible.isEmpty() ? "“”" : visible.toString();
    }

    private static boolean isDirection(int point) {
        return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    }
}
