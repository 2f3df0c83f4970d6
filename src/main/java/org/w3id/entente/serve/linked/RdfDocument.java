package org.w3id.entente.serve.linked;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.VOID;
import org.w3id.entente.query.Answer;
import org.w3id.entente.query.AnswerWriter;
import org.w3id.entente.query.describe.Editions;
import org.w3id.entente.serve.core.BoundedBytes;
import org.w3id.entente.serve.core.GraphSource;
import org.w3id.entente.serve.core.Paths;
import org.w3id.entente.vocab.Namespaces;
import org.w3id.entente.vocab.Prefixes;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Descriptions as RDF, each with what the document itself is: what it is about, its licence, where it comes from. */
final class RdfDocument {
    static final String LICENCE = "https://creativecommons.org/licenses/by/4.0/";

    private RdfDocument() {}

    /** What is said of a topic, and of the document in some form. */
    static Graph graph(Topic topic, Form form) {
        Graph graph = topic.description().graph();
        Node document = NodeFactory.createURI(
                Namespaces.BASE + Address.path(topic.node(), form).substring(1));
        about(document, topic, topic.view(), graph);
        int rest = topic.description().rest();
        if (rest > 0) {
            graph.add(Triple.create(
                    document,
                    RDFS.comment.asNode(),
                    NodeFactory.createLiteralLang(
                            rest + " more statements point to it; rdfs:seeAlso leads to all of them", "en")));
            graph.add(Triple.create(
                    document, RDFS.seeAlso.asNode(), NodeFactory.createURI(relative(allInverse(topic.node())))));
        }
        topic.description().size().ifPresent(size -> {
            graph.add(Triple.create(topic.node(), RDF.type.asNode(), VOID.Dataset.asNode()));
            graph.add(Triple.create(topic.node(), VOID.triples.asNode(), NodeFactory.createLiteralByValue(size)));
            if (topic.view().dataset().containsGraph(topic.node())) {
                graph.add(Triple.create(
                        topic.node(), VOID.dataDump.asNode(), NodeFactory.createURI(relative(whole(topic.node())))));
            }
        });
        return graph;
    }

    /** A whole ontology, and what the document is. */
    static Graph ontology(Node ontology, Topic topic) {
        Graph graph = GraphMemFactory.createGraphMem2();
        Topic.graphOf(ontology, topic.scope()).find().forEachRemaining(graph::add);
        return graph;
    }

    private static void about(Node document, Topic topic, GraphSource.View view, Graph graph) {
        graph.add(Triple.create(document, RDF.type.asNode(), FOAF.Document.asNode()));
        graph.add(Triple.create(document, FOAF.primaryTopic.asNode(), topic.node()));
        graph.add(Triple.create(document, DCTerms.license.asNode(), NodeFactory.createURI(LICENCE)));
        graph.add(Triple.create(
                document, OWL2.versionInfo.asNode(), NodeFactory.createLiteralString(Long.toString(view.version()))));
        Editions editions = Editions.of(view.dataset().getDefaultGraph());
        editions.all().forEach(each -> graph.add(Triple.create(document, DCTerms.source.asNode(), each.node())));
        editions.asOf()
                .ifPresent(date -> graph.add(
                        Triple.create(document, DCTerms.valid.asNode(), NodeFactory.createLiteralString(date))));
    }

    /** Where the whole of a named graph is. */
    static String whole(Node graph) {
        return Paths.DATA + "?graph=" + URLEncoder.encode(graph.getURI(), StandardCharsets.UTF_8);
    }

    /** Where all that points to a resource is. */
    static String allInverse(Node resource) {
        String query = "SELECT ?subject ?property { ?subject ?property <" + resource.getURI()
                + "> } ORDER BY ?property ?subject";
        return Paths.SPARQL + "?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
    }

    private static String relative(String address) {
        return Namespaces.BASE + address.substring(1);
    }

    /**
     * Writes a graph.
     *
     * @param most how many bytes it may come to
     */
    static byte[] write(Graph graph, Form form, long most) throws IOException {
        BoundedBytes bytes = new BoundedBytes(most);
        AnswerWriter.write(
                new Answer.Triples(graph, Prefixes.usual()), form.syntax().orElseThrow(), bytes);
        return bytes.toByteArray();
    }
}
