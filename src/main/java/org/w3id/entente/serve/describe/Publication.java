package org.w3id.entente.serve.describe;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.w3id.entente.query.describe.Definitions;
import org.w3id.entente.query.describe.Editions;
import org.w3id.entente.query.describe.Labels;
import org.w3id.entente.query.statistics.DatasetStatistics;
import org.w3id.entente.serve.core.Digests;
import org.w3id.entente.serve.core.GraphSource;
import org.w3id.entente.vocab.Namespaces;

import java.util.Optional;

/**
 * What is published: a version of the graph, its figures, and where it is found.
 *
 * @param view the version
 * @param statistics how much it holds of what
 * @param definitions what stands beside it
 * @param fingerprint what tells its data from others; empty when that is no longer known
 * @param offer what the server does
 * @param base where the server is
 */
record Publication(
        GraphSource.View view,
        DatasetStatistics statistics,
        Definitions definitions,
        Optional<String> fingerprint,
        Offer offer,
        BaseAddress base) {
    /** The document that describes the graph; fragments of it name what has no IRI otherwise. */
    static final Node DOCUMENT = NodeFactory.createURI(Namespaces.BASE + "void");

    /** The graph as a whole. */
    static final Node DATASET = part("dataset");

    /** Something that only the description speaks of. */
    static Node part(String fragment) {
        return NodeFactory.createURI(DOCUMENT.getURI() + "#" + fragment);
    }

    /** The same for something about another resource. */
    static Node part(String kind, Node about) {
        String name = Labels.name(about);
        boolean isShort = name.matches("[A-Za-z0-9._:-]{1,80}");
        return part(kind + "-" + (isShort ? name : Digests.of(about.toString())));
    }

    /** All that holds. */
    Graph whole() {
        return view.dataset().getGraph(Quad.unionGraph);
    }

    /** Up to when the graph can know anything; empty when no edition says so. */
    Optional<String> asOf() {
        return Editions.of(whole()).asOf();
    }

    /** What the ontology says of itself. */
    Header header() {
        return new Header(whole());
    }
}
