package org.w3id.entente.query.describe;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.w3id.entente.query.PreferredLabel;
import org.w3id.entente.query.TermText;
import org.w3id.entente.vocab.Prefixes;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The words for terms in a reader's language: a label in that language, else in English, else in any, else the prefixed name.
 * Belongs to one thread; keeps what it has found. A label costs two look-ups.
 */
public final class Labels {
    private static final TermText NAMES = new TermText(Prefixes.usual());

    private final List<Graph> graphs;
    private final String language;
    private final Map<Node, Label> known = new HashMap<>();

    /**
     * Looks for labels in a graph.
     *
     * @param graph where labels are, such as the default graph of a snapshot
     * @param language a language tag, such as en or ja
     */
    public Labels(Graph graph, String language) {
        this(List.of(graph), language);
    }

    /** Looks for labels in several graphs. */
    public Labels(List<Graph> graphs, String language) {
        this.graphs = List.copyOf(graphs);
        this.language = language;
    }

    /** The language tag of the reader. */
    public String language() {
        return language;
    }

    /** The words for a term, in whichever language they are; those of a literal are its text. */
    public Label label(Node term) {
        return known.computeIfAbsent(term, this::find);
    }

    /** The words for a term as plain text. */
    public String text(Node term) {
        return label(term).text();
    }

    private Label find(Node term) {
        if (term.isLiteral()) {
            return new Label(line(term.getLiteralLexicalForm()), term.getLiteralLanguage());
        }
        if (term.isBlank()) {
            return new Label("unnamed thing", "");
        }
        if (term.equals(RDF.type.asNode())) {
            return language.equals("ja") ? new Label("種類", "ja") : new Label("is a", "en");
        }
        return PreferredLabel.of(graphs, term, language)
                .map(label -> new Label(line(label.getLiteralLexicalForm()), label.getLiteralLanguage()))
                .orElseGet(() -> new Label(name(term), ""));
    }

    /**
     * The name of a term: with a usual prefix where one fits, even where Turtle would want the whole IRI, such as
     * claim:2001/congress; else in full.
     */
    public static String name(Node term) {
        if (!term.isURI()) {
            return NAMES.turtle(term);
        }
        String iri = term.getURI();
        return Prefixes.usual().entrySet().stream()
                .filter(each -> iri.startsWith(each.getValue()))
                .max(Comparator.comparingInt(each -> each.getValue().length()))
                .map(each -> each.getKey() + ":" + iri.substring(each.getValue().length()))
                .orElse(iri);
    }

    /** One line, without what turns the direction of writing. */
    private static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.strip().codePoints().forEach(point -> {
            boolean isDirection = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
            if (Character.isWhitespace(point)) {
                line.append(' ');
            } else if (Character.isISOControl(point) || isDirection) {
                line.append('\uFFFD');
            } else {
                line.appendCodePoint(point);
            }
        });
        return line.isEmpty() ? "“”" : line.toString();
    }
}
