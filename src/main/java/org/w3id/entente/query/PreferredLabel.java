package org.w3id.entente.query;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which of a term's labels a reader gets: one in the reader's language, else in English, else any. */
public final class PreferredLabel {
    private static final String ENGLISH = "en";
    private static final List<Node> PROPERTIES = List.of(SKOS.prefLabel.asNode(), RDFS.label.asNode());

    private PreferredLabel() {}

    /**
     * The label of a term, {@code skos:prefLabel} before {@code rdfs:label}, the first in the order of text where there are
     * several. A look-up for each of the two.
     *
     * @param graphs where labels are
     * @param language the language tag of the reader
     * @return a literal; empty when the term has no label
     */
    public static Optional<Node> of(List<Graph> graphs, Node term, String language) {
        if (term.isLiteral() || term.isVariable()) {
            return Optional.empty();
        }
        List<Node> labels = new ArrayList<>();
        for (Node property : PROPERTIES) {
            graphs.forEach(graph -> graph.find(term, property, Node.ANY).forEachRemaining(triple -> {
                if (triple.getObject().isLiteral()) {
                    labels.add(triple.getObject());
                }
            }));
        }
        return inLanguage(labels, language)
                .or(() -> inLanguage(labels, ENGLISH))
                .or(() -> labels.stream().min(Comparator.comparing(Node::getLiteralLexicalForm)));
    }

    private static Optional<Node> inLanguage(List<Node> labels, String language) {
        String wanted = language.toLowerCase(Locale.ROOT);
        return labels.stream()
                .filter(label ->
                        label.getLiteralLanguage().toLowerCase(Locale.ROOT).equals(wanted))
                .min(Comparator.comparing(Node::getLiteralLexicalForm));
    }
}
