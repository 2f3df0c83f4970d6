package org.w3id.entente.serve.linked;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.w3id.entente.query.describe.Definitions;
import org.w3id.entente.query.describe.Describer;
import org.w3id.entente.query.describe.ResourceDescription;
import org.w3id.entente.query.describe.Scope;
import org.w3id.entente.query.limits.Budget;
import org.w3id.entente.serve.core.GraphSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a document is about, and all that is needed to say something of it.
 *
 * @param node the resource
 * @param view the version of the graph
 * @param definitions what stands beside it
 * @param scope both together
 * @param describer describes further resources
 * @param description what is said of the resource
 */
record Topic(
        Node node,
        GraphSource.View view,
        Definitions definitions,
        Scope scope,
        Describer describer,
        ResourceDescription description) {
    static Topic of(Node node, GraphSource.View view, Definitions definitions, Budget budget) {
        Scope scope = scope(view, definitions);
        Describer describer = new Describer(scope, budget, Describer.SHOWN);
        return new Topic(node, view, definitions, scope, describer, describer.describe(node));
    }

    static Scope scope(GraphSource.View view, Definitions definitions) {
        return Scope.of(view.dataset()).and(definitions.scope());
    }

    /** Whether the resource is of a class. */
    boolean is(Node type) {
        return description.values(RDF.type.asNode()).contains(type);
    }

    /** The ontology that an IRI names, by itself or as its version; empty when it names none. */
    static Optional<Node> ontology(Node node, Scope scope) {
        for (Graph whole : scope.wholes()) {
            if (whole.contains(node, RDF.type.asNode(), OWL2.Ontology.asNode())) {
                return Optional.of(node);
            }
            List<Node> versioned = whole.find(Node.ANY, OWL2.versionIRI.asNode(), node)
                    .mapWith(Triple::getSubject)
                    .toList();
            if (!versioned.isEmpty()) {
                return Optional.of(versioned.getFirst());
            }
        }
        return Optional.empty();
    }

    /** The graph that declares an ontology. */
    static Graph graphOf(Node ontology, Scope scope) {
        return scope.named().entrySet().stream()
                .filter(each -> each.getValue().contains(ontology, RDF.type.asNode(), OWL2.Ontology.asNode()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Graph.emptyGraph);
    }
}
