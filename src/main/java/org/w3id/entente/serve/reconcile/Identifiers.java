package org.w3id.entente.serve.reconcile;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.entente.vocab.Namespaces;
import org.w3id.entente.vocab.Prefixes;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What things, types and properties are called in the protocol. A thing is its IRI without what all ours begin with,
 * {@code id/japan}; a type or a property is its name in the ontology, {@code State}, or with a usual prefix, {@code
 * skos:altLabel}. Every IRI, and every prefixed name, is understood as well.
 */
final class Identifiers {
    private static final List<String> ENTITIES = List.of(Namespaces.ID, Namespaces.CONCEPT);

    private final Graph graph;

    Identifiers(Graph graph) {
        this.graph = graph;
    }

    /** Whether something may be meant by a cell of a table: a thing or a concept, and no word for speaking of them. */
    static boolean isEntity(Node node) {
        return node.isURI() && ENTITIES.stream().anyMatch(node.getURI()::startsWith);
    }

    /** The identifier of a thing. */
    static String entity(Node thing) {
        String iri = thing.getURI();
        return iri.startsWith(Namespaces.BASE) ? iri.substring(Namespaces.BASE.length()) : iri;
    }

    /** The thing of an identifier, whether the graph knows it or not. */
    static Node entity(String identifier) {
        String typed = identifier.strip();
        return NodeFactory.createURI(
                expanded(typed).orElse((typed.contains("/") ? Namespaces.BASE : Namespaces.ID) + typed));
    }

    /** The identifier of a type or a property. */
    static String term(Node term) {
        String iri = term.getURI();
        if (iri.startsWith(Namespaces.ONTOLOGY)) {
            return iri.substring(Namespaces.ONTOLOGY.length());
        }
        for (Map.Entry<String, String> each : Prefixes.usual().entrySet()) {
            if (iri.startsWith(each.getValue())
                    && iri.substring(each.getValue().length()).matches("[A-Za-z][A-Za-z0-9_-]*")) {
                return each.getKey() + ":" + iri.substring(each.getValue().length());
            }
        }
        return iri;
    }

    /** The type of an identifier; empty when the graph knows none. */
    Optional<Node> type(String identifier) {
        Node type = term(identifier);
        return isType(type) || graph.contains(Node.ANY, RDF.type.asNode(), type) ? Optional.of(type) : Optional.empty();
    }

    /** The property of an identifier; empty when the graph knows none. */
    Optional<Node> property(String identifier) {
        Node property = term(identifier);
        return isProperty(property) || graph.contains(Node.ANY, property, Node.ANY)
                ? Optional.of(property)
                : Optional.empty();
    }

    private static Node term(String identifier) {
        String typed = identifier.strip();
        return NodeFactory.createURI(expanded(typed).orElse(Namespaces.ONTOLOGY + typed));
    }

    private static Optional<String> expanded(String typed) {
        if (typed.startsWith("http://") || typed.startsWith("https://")) {
            return Optional.of(typed);
        }
        int colon = typed.indexOf(':');
        return Optional.ofNullable(colon < 0 ? null : Prefixes.usual().get(typed.substring(0, colon)))
                .map(namespace -> namespace + typed.substring(colon + 1));
    }

    /** Whether something is a class of ours, or the one of all concepts. */
    boolean isType(Node node) {
        return node.equals(SKOS.Concept.asNode())
                || (node.isURI()
                        && node.getURI().startsWith(Namespaces.ONTOLOGY)
                        && (is(node, OWL2.Class.asNode()) || is(node, RDFS.Class.asNode())));
    }

    /** Whether something is defined as a property. */
    boolean isProperty(Node node) {
        return is(node, OWL2.ObjectProperty.asNode())
                || is(node, OWL2.DatatypeProperty.asNode())
                || is(node, OWL2.AnnotationProperty.asNode());
    }

    private boolean is(Node node, Node type) {
        return graph.contains(node, RDF.type.asNode(), type);
    }
}
