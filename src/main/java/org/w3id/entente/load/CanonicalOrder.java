package org.w3id.entente.load;

import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

import java.util.Comparator;
import java.util.List;

/**
 * The one order in which a file of the project states things, so that a difference of files is a difference of meaning.
 */
public final class CanonicalOrder {
    private static final List<Node> FIRST_PREDICATES = List.of(
            RDF.type.asNode(),
            RDFS.label.asNode(),
            SKOS.prefLabel.asNode(),
            SKOS.definition.asNode(),
            RDFS.comment.asNode());

    /** Subjects: IRIs by code point, then blank nodes. */
    public static final Comparator<Node> SUBJECTS =
            Comparator.comparing(Node::isBlank).thenComparing(node -> node.isURI() ? node.getURI() : "");

    /** Predicates: {@code a}, label, preferred label, definition, comment, then the others by IRI. */
    public static final Comparator<Node> PREDICATES =
            Comparator.comparingInt(CanonicalOrder::rank).thenComparing(Node::getURI);

    /** Objects: IRIs, then literals by language, text and datatype, then blank nodes, all alike among themselves. */
    public static final Comparator<Node> OBJECTS = Comparator.comparingInt(CanonicalOrder::kind)
            .thenComparing(CanonicalOrder::language)
            .thenComparing(CanonicalOrder::text)
            .thenComparing(CanonicalOrder::datatype);

    private CanonicalOrder() {}

    private static int rank(Node predicate) {
        int index = FIRST_PREDICATES.indexOf(predicate);
        return index < 0 ? FIRST_PREDICATES.size() : index;
    }

    private static int kind(Node object) {
        return object.isURI() ? 0 : object.isLiteral() ? 1 : 2;
    }

    private static String language(Node object) {
        return object.isLiteral() ? object.getLiteralLanguage() : "";
    }

    private static String text(Node object) {
        return object.isURI() ? object.getURI() : object.isLiteral() ? object.getLiteralLexicalForm() : "";
    }

    private static String datatype(Node object) {
        return object.isLiteral() ? object.getLiteralDatatypeURI() : "";
    }
}
