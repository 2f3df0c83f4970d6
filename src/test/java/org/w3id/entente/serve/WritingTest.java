package org.w3id.entente.serve;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3id.entente.live.LiveGraph;
import org.w3id.entente.live.Safeguard;
import org.w3id.entente.query.Fixture;
import org.w3id.entente.query.UnionDataset;
import org.w3id.entente.validate.Code;
import org.w3id.entente.validate.Severity;
import org.w3id.entente.validate.Violation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Changes over HTTP: who may make them, what they come to, and what becomes of those that are none. */
class WritingTest {
    private static final String TOKEN = "0123456789abcdef-of-the-tests";
    private static final String ACTORS = "https://w3id.org/entente/graph/actors";
    private static final String NEW = "https://w3id.org/entente/graph/new";
    private static final String FORBIDDEN = "https://w3id.org/entente/id/forbidden";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private LiveGraph graph;
    private SparqlEndpoint endpoint;

    @BeforeEach
    void start() {
        graph = LiveGraph.inMemory(Fixture.snapshot(), judge());
        endpoint = SparqlEndpoint.prepare(
                new EndpointSettings(EndpointSettings.LOOPBACK, 0, EvaluationSettings.DEFAULT_TIME_LIMIT)
                        .with(WritingSettings.of(BearerToken.of(TOKEN))));
        endpoint.publish(graph);
    }

    @AfterEach
    void stop() throws IOException {
        endpoint.close();
        graph.close();
    }

    /** Refuses whatever is said of one thing. */
    private static Safeguard judge() {
        return revision -> revision.effective().added().stream()
                .filter(quad -> quad.getSubject().toString().equals(FORBIDDEN))
                .map(quad -> new Violation(
                        Code.ENT301,
                        Severity.VIOLATION,
                        Optional.of(NodeFactory.createURI("https://w3id.org/entente/shape/thing")),
                        quad.getSubject(),
                        Optional.of("<" + quad.getPredicate() + ">"),
                        Optional.of(quad.getObject()),
                        "nothing may be said of it",
                        "say it of something else"))
                .toList();
    }

    // ---- who may write

    @ParameterizedTest
    @CsvSource({
        "POST,   /update,                 application/sparql-update",
        "PUT,    /data?graph=urn:g,       text/turtle",
        "POST,   /data?graph=urn:g,       text/turtle",
        "DELETE, /data?graph=urn:g,       text/turtle",
    })
    void withoutTheTokenNothingIsChanged(String method, String path, String contentType) throws Exception {
        for (String authorization : List.of("", "Bearer wrong-wrong-wrong", "Basic " + TOKEN, "Bearer", TOKEN)) {
            HttpRequest.Builder request = at(path).method(
                            method, BodyPublishers.ofString("<http://x.org/a> <http://x.org/b> <http://x.org/c> ."))
                    .header("Content-Type", contentType);
            if (!authorization.isEmpty()) {
                request.header("Authorization", authorization);
            }
            HttpResponse<String> response = send(request);
            assertEquals(401, response.statusCode(), authorization);
            assertTrue(header(response, "WWW-Authenticate").startsWith("Bearer realm=\"entente\""));
            assertEquals("unauthorized", kind(response));
        }
        assertEquals(0, graph.current().version());
    }

    @Test
    void aServerWithoutTokenSaysHowToGetOne() throws Exception {
        try (SparqlEndpoint closed = SparqlEndpoint.prepare(
                new EndpointSettings(EndpointSettings.LOOPBACK, 0, EvaluationSettings.DEFAULT_TIME_LIMIT))) {
            closed.publish(graph);
            HttpResponse<String> response =
                    send(HttpRequest.newBuilder(closed.uri().resolve("/update"))
                            .header("Authorization", "Bearer " + TOKEN)
                            .header("Content-Type", "application/sparql-update")
                            .POST(BodyPublishers.ofString("CLEAR ALL")));
            assertEquals(403, response.statusCode());
            assertTrue(response.body().contains("--token-file"), response.body());
        }
        assertEquals(0, graph.current().version());
    }

    // ---- updates

    @Test
    void anUpdateIsMadeAndCounted() throws Exception {
        String before = header(send(at("/sparql?query=ASK%7B%7D")), "ETag");
        HttpResponse<String> response =
                update("INSERT DATA { GRAPH graph:actors { id:ruritania rdfs:comment \"one\"@en , \"two\"@en } }");
        assertEquals(200, response.statusCode(), response.body());
        JsonObject answer = JsonParser.parseString(response.body()).getAsJsonObject();
        assertEquals(1, answer.get("version").getAsInt());
        assertEquals("{\"added\":2,\"removed\":0}", answer.get("asserted").toString());
        assertEquals("1", header(response, "Entente-Version"));
        assertTrue(ask("ASK { id:ruritania rdfs:comment \"one\"@en , \"two\"@en }"));
        HttpResponse<String> after = send(at("/sparql?query=ASK%7B%7D"));
        assertEquals("1", header(after, "Entente-Version"));
        assertNotEquals(before, header(after, "ETag"));
    }

    @Test
    void anUpdateIsMadeFromAFormToo() throws Exception {
        HttpResponse<String> response = send(writing("/update", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("update="
                        + encode("INSERT { GRAPH graph:actors { ?s rdfs:comment \"x\"@en } } WHERE { ?s a ent:State }")
                        + "&using-graph-uri=" + encode(ACTORS))));
        assertEquals(200, response.statusCode(), response.body());
        assertTrue(ask("ASK { GRAPH graph:actors { ?s rdfs:comment \"x\"@en } }"));
    }

    @Test
    void whatChangesNothingKeepsTheVersion() throws Exception {
        HttpResponse<String> response = update("DELETE DATA { GRAPH graph:actors { id:nobody rdfs:label \"x\" } }");
        assertEquals(200, response.statusCode(), response.body());
        assertEquals("0", header(response, "Entente-Version"));
    }

    @Test
    void aViolationIsAnsweredWithItsFindingsAndLeavesNothing() throws Exception {
        HttpResponse<String> response =
                update("INSERT DATA { GRAPH graph:actors { <" + FORBIDDEN + "> rdfs:label \"x\"@en } }");
        assertEquals(422, response.statusCode());
        JsonObject finding = problem(response).getAsJsonArray("findings").get(0).getAsJsonObject();
        assertEquals(FORBIDDEN, finding.get("focusNode").getAsString());
        assertEquals("nothing may be said of it", finding.get("message").getAsString());
        assertEquals("say it of something else", finding.get("cure").getAsString());
        assertEquals(0, graph.current().version());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INSERT DATA { GRAPH graph:actors { id:a }         | 400 | syntax",
                "INSERT DATA { id:a rdfs:label 'x' }                | 403 | forbidden",
                "INSERT DATA { GRAPH graph:inferred { id:a rdfs:label 'x' } } | 403 | forbidden",
                "INSERT DATA { GRAPH <https://w3id.org/entente/graph/ontology/x> { id:a rdfs:label 'x' } } | 403 | forbidden",
                "LOAD <file:///etc/passwd> INTO GRAPH graph:actors  | 400 | syntax",
                "DROP GRAPH graph:nothing                           | 409 | conflict",
                "SELECT * { ?s ?p ?o }                              | 400 | syntax",
            })
    void aFaultyUpdateChangesNothing(String update, int status, String kind) throws Exception {
        HttpResponse<String> response = update(update);
        assertEquals(status, response.statusCode(), response.body());
        assertEquals(kind, kind(response));
        assertEquals(0, graph.current().version());
    }

    @Test
    void aBodyCutOffChangesNothing() throws Exception {
        String body = "INSERT DATA { GRAPH graph:actors { id:ruritania rdfs:comment \"x\"@en } } ;";
        String request = """
                POST /update HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Content-Type: application/sparql-update\r
                Content-Length: 5000\r
                \r
                %s""".formatted(TOKEN, body);
        String response = SocketRequest.send(endpoint.port(), request.getBytes(StandardCharsets.UTF_8), true);
        assertTrue(response.startsWith("HTTP/1.1 400 "), response);
        assertTrue(response.contains("breaks off before its end"), response);
        assertEquals(0, graph.current().version());
    }

    @Test
    void aSlowUploadHoldsNobodyUp() throws Exception {
        try (Socket slow = SocketRequest.open(endpoint.port())) {
            slow.getOutputStream()
                    .write(("POST /update HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + TOKEN
                                    + "\r\nContent-Type: application/sparql-update\r\nContent-Length: 9\r\n\r\nCLEAR")
                            .getBytes(StandardCharsets.UTF_8));
            assertEquals(200, update(comment("meanwhile")).statusCode());
        }
        assertEquals(1, graph.current().version());
    }

    @Test
    void manyWritersTakeTurns() {
        List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            all.add(CLIENT.sendAsync(
                    writing("/update", "application/sparql-update")
                            .POST(BodyPublishers.ofString(comment("writer " + i)))
                            .build(),
                    BodyHandlers.ofString()));
        }
        assertEquals(
                40,
                all.stream()
                        .map(CompletableFuture::join)
                        .peek(response -> assertEquals(200, response.statusCode(), response.body()))
                        .map(response -> header(response, "Entente-Version"))
                        .distinct()
                        .count());
        assertEquals(40, graph.current().version());
    }

    @Test
    void packedBodiesAreUnpackedWithinBounds() throws Exception {
        HttpResponse<String> fits = send(writing("/update", "application/sparql-update")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(gzip(comment("packed").getBytes(StandardCharsets.UTF_8)))));
        assertEquals(200, fits.statusCode(), fits.body());
        HttpResponse<String> bomb = send(writing("/update", "application/sparql-update")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(gzip(new byte[(64 << 20) + 1]))));
        assertEquals(413, bomb.statusCode(), bomb.body());
        assertEquals(1, graph.current().version());
    }

    @Test
    void aLostUpdateIsNoticed() throws Exception {
        String seen = header(update(comment("first")), "ETag");
        assertEquals(200, update(comment("second")).statusCode());
        HttpResponse<String> late = send(writing("/update", "application/sparql-update")
                .header("If-Match", seen)
                .POST(BodyPublishers.ofString(comment("third"))));
        assertEquals(412, late.statusCode());
        HttpResponse<String> again = send(writing("/update", "application/sparql-update")
                .header("If-Match", header(late, "ETag"))
                .POST(BodyPublishers.ofString(comment("third"))));
        assertEquals(200, again.statusCode(), again.body());
    }

    // ---- the graph store

    @Test
    void aGraphIsPutReadChangedAndTakenAway() throws Exception {
        String path = "/data?graph=" + encode(NEW);
        assertEquals(404, send(at(path)).statusCode());
        HttpResponse<String> put = send(writing(path, "text/turtle")
                .header("If-None-Match", "*")
                .PUT(BodyPublishers.ofString("<http://x.org/a> <http://x.org/b> <http://x.org/c> , 'ö'@de .")));
        assertEquals(201, put.statusCode(), put.body());
        HttpResponse<String> read = send(at(path).header("Accept", "application/n-triples"));
        assertEquals(200, read.statusCode());
        assertEquals(
                List.of(
                        "<http://x.org/a> <http://x.org/b> \"ö\"@de .",
                        "<http://x.org/a> <http://x.org/b> <http://x.org/c> ."),
                read.body().lines().sorted().toList());
        assertEquals(
                304,
                send(at(path).header("Accept", "application/n-triples").header("If-None-Match", header(read, "ETag")))
                        .statusCode());
        assertEquals(
                412,
                send(writing(path, "text/turtle").header("If-None-Match", "*").PUT(BodyPublishers.ofString("")))
                        .statusCode());
        assertEquals(
                200,
                send(writing(path, "application/n-triples")
                                .header("If-Match", header(read, "ETag"))
                                .POST(BodyPublishers.ofString("<http://x.org/a> <http://x.org/b> <http://x.org/d> .")))
                        .statusCode());
        assertEquals(
                412,
                send(writing(path, "text/turtle")
                                .header("If-Match", header(read, "ETag"))
                                .PUT(BodyPublishers.ofString("")))
                        .statusCode());
        HttpResponse<String> replaced = send(writing(path, "text/turtle")
                .PUT(BodyPublishers.ofString("<http://x.org/a> <http://x.org/b> <http://x.org/d> .")));
        assertEquals(200, replaced.statusCode());
        assertEquals(
                "{\"added\":0,\"removed\":2}",
                JsonParser.parseString(replaced.body())
                        .getAsJsonObject()
                        .get("asserted")
                        .toString());
        HttpResponse<String> gone = send(writing(path, "text/turtle").DELETE());
        assertEquals(200, gone.statusCode(), gone.body());
        assertEquals(404, send(writing(path, "text/turtle").DELETE()).statusCode());
        assertEquals(404, send(at(path)).statusCode());
        assertEquals(4, graph.current().version());
        assertEquals(200, send(at(path + "&version=2")).statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "text/turtle,            @prefix",
        "application/n-triples,  <https://w3id.org/entente/id/japan>",
        "application/ld+json,    @context",
        "application/rdf+xml,    <rdf:RDF",
    })
    void aGraphComesAsAccepted(String accept, String part) throws Exception {
        for (String path : List.of("/data?graph=" + encode(ACTORS), "/data?default")) {
            HttpResponse<String> response = send(at(path).header("Accept", accept));
            assertEquals(200, response.statusCode());
            assertTrue(response.body().contains(part), response.body());
            HttpResponse<String> head = send(at(path).header("Accept", accept).method("HEAD", BodyPublishers.noBody()));
            assertEquals(header(response, "Content-Length"), header(head, "Content-Length"));
            assertEquals(header(response, "ETag"), header(head, "ETag"));
        }
    }

    @Test
    void allGraphsComeTogether() throws Exception {
        HttpResponse<String> response = send(at("/data").header("Accept", "application/n-quads"));
        assertEquals(200, response.statusCode());
        UnionDataset dataset = graph.current().dataset();
        int quads = dataset.graphNames().stream()
                .mapToInt(name -> dataset.getGraph(name).size())
                .sum();
        assertEquals(quads, response.body().lines().count());
    }

    @Test
    void quadsAreAddedToTheirGraphs() throws Exception {
        HttpResponse<String> response = send(writing("/data", "application/n-quads")
                .POST(BodyPublishers.ofString("<http://x.org/a> <http://x.org/b> <http://x.org/c> <" + NEW + "> .\n")));
        assertEquals(200, response.statusCode(), response.body());
        assertTrue(ask("ASK { GRAPH <" + NEW + "> { <http://x.org/a> <http://x.org/b> <http://x.org/c> } }"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT    | /data?graph=urn:x          | text/turtle         | <http://x.org/a> <http://x.org/b> <http://x.org/c> . | 403",
                "PUT    | /data?default              | text/turtle         | <http://x.org/a> <http://x.org/b> <http://x.org/c> . | 403",
                "PUT    | /data?graph=actors         | text/turtle         | <http://x.org/a> <http://x.org/b> <http://x.org/c> . | 400",
                "PUT    | /data                      | text/turtle         | <http://x.org/a> <http://x.org/b> <http://x.org/c> . | 400",
                "DELETE | /data                      | text/turtle         | ''                        | 400",
                "PUT    | /data?default&graph=urn:x  | text/turtle         | ''                        | 400",
                "PUT    | /data?grahp=urn:x          | text/turtle         | ''                        | 400",
                "PUT    | /data?graph=https://w3id.org/entente/graph/new | text/turtle | <http://x.org/a> <http://x.org/b> | 400",
                "PUT    | /data?graph=https://w3id.org/entente/graph/new | text/plain  | x               | 415",
                "PUT    | /data?graph=https://w3id.org/entente/graph/new | application/ld+json | '{\"@context\": \"http://127.0.0.1:1/\"}' | 400",
                "POST   | /data                      | application/n-quads | <http://x.org/a> <http://x.org/b> <http://x.org/c> . | 403",
            })
    void aFaultyWriteChangesNothing(String method, String path, String contentType, String body, int status)
            throws Exception {
        HttpResponse<String> response = send(writing(path, contentType).method(method, BodyPublishers.ofString(body)));
        assertEquals(status, response.statusCode(), response.body());
        problem(response);
        assertEquals(0, graph.current().version());
    }

    // ---- versions and changes

    @Test
    void anEarlierVersionCanBeAsked() throws Exception {
        update(comment("one"));
        update(comment("two"));
        String count = "/sparql?query=" + encode("SELECT (COUNT(?c) AS ?n) { id:ruritania rdfs:comment ?c }");
        for (int version : List.of(2, 0, 1)) {
            HttpResponse<String> response =
                    send(at(count + "&version=" + version).header("Accept", "text/csv"));
            assertEquals(200, response.statusCode());
            assertEquals("n\r\n" + version + "\r\n", response.body());
            assertEquals(Integer.toString(version), header(response, "Entente-Version"));
            assertEquals(
                    304,
                    send(at(count + "&version=" + version)
                                    .header("Accept", "text/csv")
                                    .header("If-None-Match", header(response, "ETag")))
                            .statusCode());
        }
        assertEquals(404, send(at(count + "&version=3")).statusCode());
    }

    @Test
    void theChangesSinceAVersionArePatches() throws Exception {
        update(comment("one"));
        update(comment("two"));
        HttpResponse<String> all = send(at("/changes?since=0"));
        assertEquals(200, all.statusCode());
        assertEquals("application/rdf-patch", header(all, "Content-Type"));
        assertEquals("2", header(all, "Entente-Next"));
        assertEquals(2, all.body().split("TC \\.", -1).length - 1);
        HttpResponse<String> last = send(at("/changes?since=1"));
        assertEquals("2", header(last, "Entente-Next"));
        assertTrue(all.body().endsWith(last.body()));
        HttpResponse<String> none = send(at("/changes?since=2"));
        assertEquals(200, none.statusCode());
        assertEquals("", none.body());
        assertEquals("2", header(none, "Entente-Next"));
        assertEquals(
                304,
                send(at("/changes?since=2").header("If-None-Match", header(none, "ETag")))
                        .statusCode());
        assertEquals(404, send(at("/changes?since=3")).statusCode());
        assertEquals(400, send(at("/changes")).statusCode());
    }

    // ---- asking

    private static String comment(String text) {
        return "INSERT DATA { GRAPH graph:actors { id:ruritania rdfs:comment \"" + text + "\"@en } }";
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + endpoint.port() + path));
    }

    private HttpRequest.Builder writing(String path, String contentType) {
        return at(path).header("Authorization", "Bearer " + TOKEN).header("Content-Type", contentType);
    }

    private HttpResponse<String> update(String update) throws IOException, InterruptedException {
        return send(writing("/update", "application/sparql-update").POST(BodyPublishers.ofString(update)));
    }

    private boolean ask(String query) throws IOException, InterruptedException {
        HttpResponse<String> response =
                send(at("/sparql?query=" + encode(query)).header("Accept", "text/plain"));
        return response.body().equals("yes\n");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static JsonObject problem(HttpResponse<String> response) {
        assertEquals("application/problem+json", header(response, "Content-Type"), response.body());
        return JsonParser.parseString(response.body()).getAsJsonObject();
    }

    private static String kind(HttpResponse<String> response) {
        return problem(response).get("type").getAsString().replaceFirst(".*/", "");
    }
}
