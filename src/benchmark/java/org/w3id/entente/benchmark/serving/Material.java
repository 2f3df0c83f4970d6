package org.w3id.entente.benchmark.serving;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.entente.query.NamedGraphs;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.reason.PartnershipGraph;
import org.w3id.entente.reason.PartnershipRules;
import org.w3id.entente.vocab.Namespaces;

import java.util.Iterator;
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

    /** So many triples hold every name of the model. */
    private static final int SAMPLE = 20_000;

    /** The graph, made anew on each reading. */
    PartnershipGraph data() {
        return new PartnershipGraph(size, SEED);
    }

    /** The ontology, with a definition of every name in the data that it only mentions: changes are refused names that mean nothing. */
    private Graph ontology() {
        Graph ontology = PartnershipRules.ontology();
        Iterator<Triple> triples = data().triples();
        for (int i = 0; i < SAMPLE && triples.hasNext(); i++) {
            Triple triple = triples.next();
            define(ontology, triple.getPredicate(), RDF.Property.asNode());
            if (triple.getPredicate().equals(RDF.type.asNode())) {
                define(ontology, triple.getObject(), RDFS.Class.asNode());
            } else if (triple.getObject().isURI() && triple.getObject().getURI().startsWith(Namespaces.CONCEPT)) {
                define(ontology, triple.getObject(), SKOS.Concept.asNode());
            }
        }
        return ontology;
    }

    private static void define(Graph ontology, Node name, Node type) {
        if (name.getURI().startsWith(Namespaces.BASE)) {
            ontology.add(name, RDF.type.asNode(), type);
        }
    }

    /** All that is asserted and follows. */
    Snapshot snapshot() throws InterruptedException {
        Map<Node, Graph> graphs = new LinkedHashMap<>();
        graphs.put(ONTOLOGY, ontology());
        graphs.put(NodeFactory.createURI(EDITION), data().graph());
        return Snapshot.of(new NamedGraphs(graphs), PartnershipRules.rulebook());
    }
}
