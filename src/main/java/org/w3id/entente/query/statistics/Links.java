package org.w3id.entente.query.statistics;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.w3id.entente.vocab.Namespaces;

import java.util.Optional;
import java.util.Set;

/** What leads from a thing of ours to what others call the same, or nearly the same. */
final class Links {
    private static final String SKOS = "http://www.w3.org/2004/02/skos/core#";
    private static final String OWL = "http://www.w3.org/2002/07/owl#";

    /** The properties that link. */
    static final Set<Node> PROPERTIES = Set.of(
            NodeFactory.createURI(SKOS + "exactMatch"),
            NodeFactory.createURI(SKOS + "closeMatch"),
            NodeFactory.createURI(SKOS + "broadMatch"),
            NodeFactory.createURI(SKOS + "narrowMatch"),
            NodeFactory.createURI(SKOS + "relatedMatch"),
            NodeFactory.createURI(OWL + "sameAs"),
            NodeFactory.createURI(OWL + "equivalentClass"),
            NodeFactory.createURI(OWL + "equivalentProperty"));

    private Links() {}

    /** Whether a term is an IRI of ours. */
    static boolean isOurs(Node node) {
        return node.isURI() && node.getURI().startsWith(Namespaces.BASE);
    }

    /** The host that an IRI of others is at; empty for ours, and for what has none. */
    static Optional<String> host(Node target) {
        if (!target.isURI() || isOurs(target)) {
            return Optional.empty();
        }
        String iri = target.getURI();
        int begin = iri.indexOf("://");
        if (begin < 0) {
            return Optional.empty();
        }
        int end = begin + 3;
        while (end < iri.length() && "/?#".indexOf(iri.charAt(end)) < 0) {
            end++;
        }
        return Optional.of(iri.substring(begin + 3, end)).filter(host -> !host.isEmpty());
    }
}
