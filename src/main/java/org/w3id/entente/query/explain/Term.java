package org.w3id.entente.query.explain;

import org.apache.jena.graph.Node;
import org.w3id.entente.vocab.Namespaces;
import org.w3id.entente.vocab.Prefixes;

import java.util.Comparator;
import java.util.Objects;

/**
 * An RDF term with the words for it. Immutable; threads may share it.
 *
 * @param node the term; a variable stands for anything
 * @param name the term in Turtle, with the usual prefixes
 * @param label what a person calls it, on one line: its label, else words made of its name; never empty
 */
public record Term(Node node, String name, String label) {
    /** Checks that nothing is missing. */
    public Term {
        Objects.requireNonNull(node);
        Objects.requireNonNull(name);
        Objects.requireNonNull(label);
    }

    /** The label within a text: that of a claim, which is a sentence of its own, in quotation marks. */
    public String spoken() {
        return node.isURI() && node.getURI().startsWith(Namespaces.CLAIM) ? "“" + label + "”" : label;
    }

    /**
     * The name for reading: an IRI that no prefixed name of Turtle can write, such as claim:2001/congress, is shortened all
     * the same.
     */
    public String compact() {
        if (!node.isURI() || !name.startsWith("<")) {
            return name;
        }
        return Prefixes.usual().entrySet().stream()
                .filter(each -> node.getURI().startsWith(each.getValue()))
                .max(Comparator.comparingInt(each -> each.getValue().length()))
                .map(each -> each.getKey() + ":"
                        + node.getURI().substring(each.getValue().length()))
                .orElse(name);
    }
}
