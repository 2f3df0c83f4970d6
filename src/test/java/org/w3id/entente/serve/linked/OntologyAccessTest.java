package org.w3id.entente.serve.linked;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3id.entente.vocab.Namespaces;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What FOOPS! asks of a published ontology and that needs a server: FIND, ACC, INT and REU tests over HTTP. */
class OntologyAccessTest {
    private static final Node ONTOLOGY = NodeFactory.createURI(Namespaces.BASE + "ontology");
    private static PublishedProject project;

    @BeforeAll
    static void start() throws InterruptedException {
        project = new PublishedProject();
    }

    @AfterAll
    static void stop() throws IOException {
        project.close();
    }

    @ParameterizedTest
    @CsvSource({
        "text/turtle,           text/turtle; charset=utf-8, /ontology.ttl",
        "application/ld+json,   application/ld+json,        /ontology.jsonld",
        "application/n-triples, application/n-triples,      /ontology.nt",
        "text/html,             text/html; charset=utf-8,   /ontology.html",
        "*/*,                   text/turtle; charset=utf-8, /ontology.ttl"
    })
    void theOntologyComesAsAccepted(String accept, String contentType, String location) throws Exception {
        HttpResponse<String> response = project.get("/ontology", "Accept", accept);
        assertEquals(200, response.statusCode());
        assertEquals(contentType, response.headers().firstValue("Content-Type").orElseThrow());
        assertEquals(location, response.headers().firstValue("Content-Location").orElseThrow());
        assertTrue(response.headers().firstValue("Vary").orElseThrow().startsWith("Accept"));
        assertTrue(response.headers().firstValue("Link").orElseThrow().contains("rel=\"license\""));
        assertEquals(200, project.get(location).statusCode());
    }

    @Test
    void theSameOntologyComesInEachSyntax() throws Exception {
        Graph turtle = graph("/ontology.ttl", Lang.TURTLE);
        assertTrue(turtle.isIsomorphicWith(graph("/ontology.jsonld", Lang.JSONLD)));
        assertTrue(turtle.isIsomorphicWith(graph("/ontology.nt", Lang.NTRIPLES)));
    }

    private static Graph graph(String path, Lang syntax) throws IOException, InterruptedException {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString(project.get(path).body(), syntax).parse(graph);
        return graph;
    }

    @Test
    void theOntologySaysWhoseItIsAndUnderWhichLicence() throws Exception {
        Graph graph = graph("/ontology.ttl", Lang.TURTLE);
        for (Node property : List.of(
                RDFS.label.asNode(),
                DCTerms.title.asNode(),
                DCTerms.description.asNode(),
                DCTerms.license.asNode(),
                DCTerms.creator.asNode(),
                DCTerms.publisher.asNode(),
                DCTerms.created.asNode(),
                OWL2.versionInfo.asNode(),
                OWL2.versionIRI.asNode())) {
            assertTrue(graph.contains(ONTOLOGY, property, Node.ANY), property + " is missing");
        }
    }

    @Test
    void everyVersionOfAnOntologyResolves() throws Exception {
        List<Node> versions = project.dataset()
                .getDefaultGraph()
                .find(Node.ANY, OWL2.versionIRI.asNode(), Node.ANY)
                .mapWith(each -> each.getObject())
                .toList();
        assertTrue(versions.size() > 0, "no version IRI");
        for (Node version : versions) {
            for (Form form : Form.values()) {
                HttpResponse<String> response = project.get(Address.path(version), "Accept", form.mediaType());
                assertEquals(200, response.statusCode(), version + " as " + form);
            }
        }
    }

    @Test
    void everyTermIsDocumentedWithItsDefinition() throws Exception {
        String page = project.get("/ontology.html").body();
        Graph graph = graph("/ontology.ttl", Lang.TURTLE);
        List<Node> terms = graph.find(Node.ANY, RDFS.isDefinedBy.asNode(), ONTOLOGY)
                .mapWith(each -> each.getSubject())
                .filterKeep(each -> graph.contains(each, RDF.type.asNode(), Node.ANY))
                .toList();
        assertTrue(terms.size() > 100, "few terms: " + terms.size());
        for (Node term : terms) {
            assertTrue(page.contains(" id=\"" + term.getURI().replaceFirst(".*#", "") + "\""), term + " is missing");
            assertTrue(graph.contains(term, SKOS.definition.asNode(), Node.ANY), term + " has no definition");
        }
    }
}
