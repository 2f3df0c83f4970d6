package org.w3id.entente.benchmark.serving;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.w3id.entente.query.NamedGraphs;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.reason.PartnershipGraph;
import org.w3id.entente.reason.PartnershipRules;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is served: a generated graph of partnerships and what follows from it. Every server has the same triples.
 *
 * @param size how many triples are asserted, at least
 */
record Material(long size) {
    /** The graph that holds the data, and is written to. */
    static final String EDITION = "https://w3id.org/entente/graph/edition/2020";

    private static final Node ONTOLOGY = NodeFactory.createURI("https://w3id.org/entente/graph/ontology/entente");
    private static final long SEED = 42;

    /** The graph, made anew on each reading. */
    PartnershipGraph data() {
        return new PartnershipGraph(size, SEED);
    }

    /** All that is asserted and follows. */
    Snapshot snapshot() throws InterruptedException {
        Map<Node, Graph> graphs = new LinkedHashMap<>();
        graphs.put(ONTOLOGY, PartnershipRules.ontology());
        graphs.put(NodeFactory.createURI(EDITION), data().graph());
        return Snapshot.of(new NamedGraphs(graphs), PartnershipRules.rulebook());
    }
}
