package org.w3id.entente.serve.linked;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3id.entente.live.LiveGraph;
import org.w3id.entente.live.Safeguard;
import org.w3id.entente.query.NamedGraphs;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.reason.Rulebook;
import org.w3id.entente.serve.EndpointSettings;
import org.w3id.entente.serve.EvaluationSettings;
import org.w3id.entente.serve.SparqlEndpoint;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Names with dots, escapes, other scripts, fragments; and text that would like to be markup. */
class OddNamesTest {
    private static final String BASE = "https://w3id.org/entente/";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static LiveGraph graph;
    private static SparqlEndpoint endpoint;

    @BeforeAll
    static void start() throws InterruptedException {
        Graph triples = GraphFactory.createDefaultGraph();
        RDFParser.fromString("""
                        BASE <https://w3id.org/entente/id/>
                        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
                        <v1.2> rdfs:label "dots"@en .
                        <dots.html> rdfs:label "suffix"@en .
                        <a%20b> rdfs:label "escape"@en .
                        <日本> rdfs:label "script"@en .
                        <caf%C3%A9> rdfs:label "escaped letter"@en .
                        <a;b=c> rdfs:label "parameter"@en .
                        <whole> rdfs:seeAlso <whole#part> . <whole#part> rdfs:label "fragment"@en .
                        <markup> rdfs:label "</script><script>alert(1)</script>"@en ; rdfs:seeAlso <javascript:alert(1)> .
                        """, Lang.TURTLE).parse(triples);
        Snapshot snapshot = Snapshot.of(
                new NamedGraphs(Map.of(NodeFactory.createURI(BASE + "graph/odd"), triples)),
                Rulebook.of(Graph.emptyGraph, Graph.emptyGraph));
        graph = LiveGraph.inMemory(snapshot, Safeguard.NONE);
        endpoint = SparqlEndpoint.prepare(
                new EndpointSettings(EndpointSettings.LOOPBACK, 0, EvaluationSettings.DEFAULT_TIME_LIMIT));
        endpoint.publish(graph);
    }

    @AfterAll
    static void stop() throws IOException {
        endpoint.close();
        graph.close();
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI address = URI.create("http://" + EndpointSettings.LOOPBACK + ":" + endpoint.port() + path);
        return CLIENT.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource({
        "/id/v1.2,                   dots",
        "/id/dots.html,              suffix",
        "/id/a%20b,                  escape",
        "/id/%E6%97%A5%E6%9C%AC,     script",
        "/id/caf%C3%A9,              escaped letter",
        "/id/a;b=c,                  parameter",
        "/id/whole,                  fragment"
    })
    void anOddNameLeadsToItsDescription(String path, String label) throws Exception {
        HttpResponse<String> redirection = get(path);
        assertEquals(303, redirection.statusCode());
        String location = redirection.headers().firstValue("Location").orElseThrow();
        assertEquals(path + ".ttl", location);
        HttpResponse<String> document = get(location);
        assertEquals(200, document.statusCode());
        assertTrue(document.body().contains('"' + label + '"'), document.body());
        String page = get(path + ".html").body();
        assertTrue(page.contains(">" + label + "<"), page);
    }

    @ParameterizedTest
    @CsvSource({"/id/markup.html", "/id/markup.html?language=ja"})
    void textIsNoMarkup(String path) throws Exception {
        String page = get(path).body();
        assertFalse(page.contains("<script>"), page);
        assertFalse(page.contains("href=\"javascript:"), page);
        assertEquals(2, page.split("<script", -1).length, page);
    }
}
