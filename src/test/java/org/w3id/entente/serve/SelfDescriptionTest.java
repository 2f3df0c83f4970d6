package org.w3id.entente.serve;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.rdfconnection.RDFConnection;
import org.apache.jena.rdfconnection.RDFConnectionRemote;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3id.entente.live.ChangeRequest;
import org.w3id.entente.live.LiveGraph;
import org.w3id.entente.live.Safeguard;
import org.w3id.entente.query.Fixture;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.query.UnionDataset;
import org.w3id.entente.store.DatasetChange;
import org.w3id.entente.vocab.Namespaces;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a running server says of itself, read by parsers and clients of other makes. */
class SelfDescriptionTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String SD = "http://www.w3.org/ns/sparql-service-description#";
    private static final String VOID = "http://rdfs.org/ns/void#";
    private static final String DCAT = "http://www.w3.org/ns/dcat#";
    private static final Node DATASET = NodeFactory.createURI(Namespaces.BASE + "void#dataset");

    private static SparqlEndpoint endpoint;
    private static LiveGraph graph;

    @BeforeAll
    static void start() {
        graph = LiveGraph.inMemory(Fixture.snapshot(), Safeguard.NONE);
        endpoint = SparqlEndpoint.prepare(
                new EndpointSettings(EndpointSettings.LOOPBACK, 0, EvaluationSettings.DEFAULT_TIME_LIMIT));
        endpoint.publish(graph);
    }

    @AfterAll
    static void stop() throws IOException {
        endpoint.close();
        graph.close();
    }

    // ---- the service

    @ParameterizedTest
    @CsvSource({
        "text/turtle, TURTLE",
        "application/ld+json, JSONLD",
        "application/n-triples, NTRIPLES",
        "application/rdf+xml, RDFXML"
    })
    void theServiceIsDescribedAtItsOwnAddress(String mediaType, String language) throws Exception {
        HttpResponse<byte[]> response = get("/sparql", "Accept", mediaType);
        assertEquals(200, response.statusCode());
        Graph description = parse(response.body(), lang(language));
        Node service = NodeFactory.createURI("http://127.0.0.1:" + endpoint.port() + "/sparql");
        assertTrue(description.contains(service, iri(SD + "endpoint"), service));
        assertTrue(description.contains(service, iri(SD + "supportedLanguage"), iri(SD + "SPARQL11Query")));
        assertFalse(description.contains(Node.ANY, Node.ANY, iri(SD + "SPARQL11Update")), "nobody may write");
        assertFalse(description.contains(Node.ANY, Node.ANY, iri(SD + "BasicFederatedQuery")));
        assertTrue(description.contains(service, iri(SD + "feature"), iri(SD + "UnionDefaultGraph")));
        assertTrue(description.contains(
                service, iri(SD + "resultFormat"), iri("http://www.w3.org/ns/formats/SPARQL_Results_JSON")));
        UnionDataset dataset = graph.current().dataset();
        List<Node> names = description
                .find(Node.ANY, iri(SD + "name"), Node.ANY)
                .mapWith(Triple::getObject)
                .toList();
        assertEquals(List.copyOf(dataset.graphNames()).size(), names.size());
        assertTrue(names.containsAll(dataset.graphNames()));
        for (Node name : names) {
            assertEquals(dataset.getGraph(name).size(), number(description, name, VOID + "triples"));
        }
    }

    @Test
    void theAddressIsTheOneOfTheClientUnlessItIsNone() throws Exception {
        assertTrue(raw("GET /sparql HTTP/1.1\r\nHost: graph.example:8080\r\nConnection: close\r\n\r\n")
                .contains("<http://graph.example:8080/sparql>"));
        String forwarded = raw(String.join(
                "\r\n",
                "GET /sparql HTTP/1.1",
                "Host: graph.example",
                "X-Forwarded-Host: evil.example",
                "Connection: close",
                "",
                ""));
        assertFalse(forwarded.contains("evil"), forwarded);
        EndpointSettings fixed = new EndpointSettings(
                        EndpointSettings.LOOPBACK, 0, EvaluationSettings.DEFAULT_TIME_LIMIT)
                .at(URI.create("https://graph.example/entente/"));
        try (SparqlEndpoint other = SparqlEndpoint.prepare(fixed);
                LiveGraph same = LiveGraph.inMemory(Fixture.snapshot(), Safeguard.NONE)) {
            other.publish(same);
            String text = SocketRequest.send(
                    other.port(),
                    "GET /sparql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.UTF_8),
                    false);
            assertTrue(text.contains("<https://graph.example/entente/sparql>"), text);
        }
    }

    @Test
    void aBrowserIsGivenAFormAndAWrongRequestAProblem() throws Exception {
        HttpResponse<byte[]> page = get("/sparql", "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        assertEquals(200, page.statusCode());
        assertTrue(text(page).contains("<form action=\"/sparql\" method=\"get\">"), text(page));
        assertEquals(400, get("/sparql?version=0", "Accept", "*/*").statusCode());
        assertEquals(406, get("/sparql", "Accept", "image/png").statusCode());
    }

    // ---- VoID and DCAT

    @Test
    void theGraphIsDescribedWithItsFigures() throws Exception {
        Graph description =
                parse(get("/.well-known/void", "Accept", "text/turtle").body(), Lang.TURTLE);
        Graph whole = graph.current().dataset().getGraph(Quad.unionGraph);
        assertEquals(whole.size(), number(description, DATASET, VOID + "triples"));
        assertEquals(
                whole.stream().map(Triple::getPredicate).distinct().count(),
                number(description, DATASET, VOID + "properties"));
        assertEquals(
                whole.stream().map(Triple::getPredicate).distinct().count(),
                description
                        .find(DATASET, iri(VOID + "propertyPartition"), Node.ANY)
                        .toList()
                        .size());
        assertTrue(description.contains(DATASET, iri("http://purl.org/dc/terms/license"), Node.ANY));
        List<Node> dumps = description
                .find(Node.ANY, iri(DCAT + "downloadURL"), Node.ANY)
                .mapWith(Triple::getObject)
                .toList();
        assertEquals(3 + 2 * graph.current().dataset().graphNames().size(), dumps.size());
        for (Node dump : dumps) {
            assertEquals(
                    200,
                    send(HttpRequest.newBuilder(URI.create(dump.getURI())).HEAD())
                            .statusCode(),
                    dump.getURI());
        }
        assertEquals(200, get("/void", "Accept", "*/*").statusCode());
    }

    @Test
    void theFiguresFollowChangesAndEarlierOnesCanBeAskedFor() throws Exception {
        try (LiveGraph changing = LiveGraph.inMemory(Fixture.snapshot(), Safeguard.NONE);
                SparqlEndpoint other = SparqlEndpoint.prepare(
                        new EndpointSettings(EndpointSettings.LOOPBACK, 0, EvaluationSettings.DEFAULT_TIME_LIMIT))) {
            other.publish(changing);
            String address = "http://127.0.0.1:" + other.port() + "/.well-known/void";
            HttpResponse<byte[]> before = send(HttpRequest.newBuilder(URI.create(address)));
            Quad quad = new Quad(
                    iri(Namespaces.GRAPH + "new"), iri(Namespaces.ID + "x"), iri("http://example.org/p"), DATASET);
            changing.change(ChangeRequest.of(unused -> new DatasetChange(List.of(quad), List.of())));
            HttpResponse<byte[]> after = send(HttpRequest.newBuilder(URI.create(address)));
            assertEquals(
                    number(parse(before.body(), Lang.TURTLE), DATASET, VOID + "triples") + 1,
                    number(parse(after.body(), Lang.TURTLE), DATASET, VOID + "triples"));
            assertNotEquals(tag(before), tag(after));
            HttpResponse<byte[]> earlier = send(HttpRequest.newBuilder(URI.create(address + "?version=0")));
            assertTrue(parse(before.body(), Lang.TURTLE).isIsomorphicWith(parse(earlier.body(), Lang.TURTLE)));
            HttpResponse<byte[]> known =
                    send(HttpRequest.newBuilder(URI.create(address)).header("If-None-Match", tag(after)));
            assertEquals(304, known.statusCode());
        }
    }

    // ---- prefixes and downloads

    @Test
    void prefixesAreDeclarationsAndAContext() throws Exception {
        Graph declared = parse(get("/prefixes", "Accept", "text/turtle").body(), Lang.TURTLE);
        assertTrue(declared.contains(Node.ANY, iri("http://www.w3.org/ns/shacl#prefix"), Node.ANY));
        String context = text(get("/prefixes", "Accept", "application/ld+json"));
        assertTrue(context.contains("\"ent\": \"" + Namespaces.ONTOLOGY + "\""), context);
    }

    @ParameterizedTest
    @CsvSource({"nq, NQUADS", "trig, TRIG", "ttl, TURTLE"})
    void theWholeGraphCanBeTakenAway(String suffix, String language) throws Exception {
        HttpResponse<byte[]> response = get("/download/entente." + suffix + ".gz", "Accept", "*/*");
        assertEquals(200, response.statusCode());
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(response.body());
        assertEquals(
                "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":",
                response.headers().firstValue("Repr-Digest").orElseThrow());
        assertTrue(response.headers()
                .firstValue("Content-Disposition")
                .orElseThrow()
                .contains("entente-v0." + suffix));
        UnionDataset expected = graph.current().dataset();
        DatasetGraph read = DatasetGraphFactory.createTxnMem();
        RDFParser.source(new GZIPInputStream(new ByteArrayInputStream(response.body())))
                .lang(lang(language))
                .errorHandler(ErrorHandlerFactory.errorHandlerStrict)
                .parse(read);
        if (suffix.equals("ttl")) {
            assertTrue(expected.getGraph(Quad.unionGraph).isIsomorphicWith(read.getDefaultGraph()));
        } else {
            expected.graphNames()
                    .forEach(name ->
                            assertTrue(expected.getGraph(name).isIsomorphicWith(read.getGraph(name)), name.toString()));
        }
        String sums = text(get("/download/SHA256SUMS", "Accept", "*/*"));
        assertTrue(sums.contains(HexFormat.of().formatHex(digest) + "  entente." + suffix + ".gz\n"), sums);
        assertEquals(
                304,
                get("/download/entente." + suffix + ".gz", "If-None-Match", tag(response))
                        .statusCode());
    }

    @Test
    void filesAreTheSameToTheByteWhoeverMakesThem() throws Exception {
        byte[] here = get("/download/entente.trig.gz", "Accept", "*/*").body();
        try (LiveGraph same = LiveGraph.inMemory(Fixture.snapshot(), Safeguard.NONE);
                SparqlEndpoint other = SparqlEndpoint.prepare(
                        new EndpointSettings(EndpointSettings.LOOPBACK, 0, EvaluationSettings.DEFAULT_TIME_LIMIT))) {
            other.publish(same);
            assertArrayEquals(
                    here,
                    send(HttpRequest.newBuilder(
                                    URI.create("http://127.0.0.1:" + other.port() + "/download/entente.trig.gz")))
                            .body());
        }
    }

    @Test
    void eachGraphCanBeTakenAwayAndSaysWhatItIs() throws Exception {
        String list = text(get("/download", "Accept", "application/json"));
        assertTrue(list.contains("\"content\": \"inferred\""), list);
        HttpResponse<byte[]> inferred = get("/download/inferred.nt.gz", "Accept", "*/*");
        String text = new String(
                new GZIPInputStream(new ByteArrayInputStream(inferred.body())).readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(text.contains("# What is in it is inferred.\n"), text.substring(0, 300));
        Graph read = parse(text.getBytes(StandardCharsets.UTF_8), Lang.NTRIPLES);
        assertTrue(graph.current().dataset().getGraph(Snapshot.INFERRED).isIsomorphicWith(read));
        assertEquals(404, get("/download/none.nt.gz", "Accept", "*/*").statusCode());
    }

    // ---- citations

    @Test
    void anAnswerCanBeCited() throws Exception {
        String query = "/sparql/cite?query=" + encoded("SELECT ?x { ?x a ent:State }");
        String card = text(get(query, "Accept", "application/json"));
        assertTrue(card.contains("\"version\": 0"), card);
        assertTrue(card.contains(graph.dataHash(0).orElseThrow().toString()), card);
        String other = text(get(
                "/sparql/cite?query=" + encoded("SELECT ?x { ?x a ent:State . ?x ?p ?o } GROUP BY ?x"),
                "Accept",
                "application/json"));
        assertEquals(digest(card), digest(other), "the same rows, asked for in another way");
        assertTrue(text(get(query, "Accept", "application/x-bibtex")).startsWith("@misc{entente-"));
        assertTrue(text(get(query, "Accept", "text/html")).contains("BibTeX"));
        assertEquals(400, get("/sparql/cite", "Accept", "*/*").statusCode());
        assertEquals(
                400,
                get("/sparql/cite?query=" + encoded("SELECT (NOW() AS ?n) {}"), "Accept", "*/*")
                        .statusCode());
        assertEquals(400, get("/sparql/cite?query=nonsense", "Accept", "*/*").statusCode());
    }

    private static String digest(String card) {
        return card.replaceAll("(?s).*\"sha256\": \"([0-9a-f]{64})\".*", "$1");
    }

    // ---- others' clients

    @Test
    void jenasConnectionAsksAndFetches() {
        try (RDFConnection connection = RDFConnectionRemote.newBuilder()
                .destination("http://127.0.0.1:" + endpoint.port())
                .queryEndpoint("sparql")
                .gspEndpoint("data")
                .build()) {
            try (QueryExecution execution = connection.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")) {
                assertEquals(
                        graph.current().dataset().tripleCount(),
                        execution.execSelect().next().getLiteral("n").getInt());
            }
            assertEquals(
                    graph.current().dataset().getGraph(Snapshot.INFERRED).size(),
                    connection.fetch(Namespaces.INFERRED).size());
        }
    }

    // ---- what tests need

    private static Lang lang(String name) {
        return switch (name) {
            case "TURTLE" -> Lang.TURTLE;
            case "JSONLD" -> Lang.JSONLD;
            case "NTRIPLES" -> Lang.NTRIPLES;
            case "RDFXML" -> Lang.RDFXML;
            case "NQUADS" -> Lang.NQUADS;
            case "TRIG" -> Lang.TRIG;
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Node iri(String iri) {
        return NodeFactory.createURI(iri);
    }

    private static long number(Graph description, Node subject, String property) {
        return Long.parseLong(description
                .find(subject, iri(property), Node.ANY)
                .next()
                .getObject()
                .getLiteralLexicalForm());
    }

    private static Graph parse(byte[] body, Lang language) {
        Graph read = GraphFactory.createDefaultGraph();
        RDFParser.source(new ByteArrayInputStream(body))
                .lang(language)
                .errorHandler(ErrorHandlerFactory.errorHandlerStrict)
                .parse(read);
        assertFalse(read.isEmpty());
        return read;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static String tag(HttpResponse<byte[]> response) {
        return response.headers().firstValue("ETag").orElseThrow();
    }

    private static String raw(String request) throws IOException {
        return SocketRequest.send(endpoint.port(), request.getBytes(StandardCharsets.UTF_8), false);
    }

    private static HttpResponse<byte[]> get(String path, String name, String value) throws Exception {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + endpoint.port() + path))
                .header(name, value));
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    }
}
