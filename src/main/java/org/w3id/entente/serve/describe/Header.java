package org.w3id.entente.serve.describe;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.w3id.entente.query.PreferredLabel;
import org.w3id.entente.vocab.Namespaces;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the ontology says of itself, and so of what it comes with: who made it, when, on which terms.
 *
 * @param graph what is known
 */
record Header(Graph graph) {
    /** The licence of all that is published, as the project's file of licences says. */
    static final String LICENCE = "https://creativecommons.org/licenses/by/4.0/";

    /** The name of the ontology. */
    static final Node ONTOLOGY =
            NodeFactory.createURI(Namespaces.ONTOLOGY.substring(0, Namespaces.ONTOLOGY.length() - 1));

    /** The values of a property, in a fixed order; none when the ontology does not say. */
    List<Node> values(String property) {
        return graph.find(ONTOLOGY, Statements.term(property), Node.ANY).mapWith(Triple::getObject).toList().stream()
                .sorted(Comparator.comparing(Node::toString))
                .toList();
    }

    /** When it was last modified, such as 2026-11-23; empty when it does not say. */
    Optional<String> date() {
        return values("dcterms:modified").stream()
                .filter(Node::isLiteral)
                .map(Node::getLiteralLexicalForm)
                .filter(text -> text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}.*"))
                .map(text -> text.substring(0, 10))
                .findFirst();
    }

    /** The name of who made it; that of the project when it does not say. */
    String creator() {
        return values("dcterms:creator").stream()
                .flatMap(node -> PreferredLabel.of(List.of(graph), node, "en").stream())
                .map(Node::getLiteralLexicalForm)
                .findFirst()
                .orElse("Entente");
    }
}
