package org.w3id.entente.serve;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.entente.live.LiveGraph;
import org.w3id.entente.live.Safeguard;
import org.w3id.entente.query.Fixture;
import org.w3id.entente.query.UnionDataset;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A real server on a free port, asked by a real client. */
class SparqlEndpointTest {
    private static final String NAMES =
            "SELECT ?name { ?state a ent:State ; rdfs:label ?name FILTER (lang(?name) = \"ja\") } ORDER BY ?name";
    private static final String SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }";
    private static final String LARGE = "SELECT ?a { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }";
    private static final Duration TIME_LIMIT = Duration.ofMillis(500);

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static SparqlEndpoint endpoint;
    private static LiveGraph graph;
    private static UnionDataset dataset;

    @BeforeAll
    static void start() {
        graph = LiveGraph.inMemory(Fixture.snapshot(), Safeguard.NONE);
        dataset = graph.current().dataset();
        endpoint = SparqlEndpoint.prepare(new EndpointSettings(EndpointSettings.LOOPBACK, 0, TIME_LIMIT));
        endpoint.publish(graph);
    }

    @AfterAll
    static void stop() {
        endpoint.close();
    }

    // ---- the operation

    @Test
    void aQueryIsAnsweredByGet() throws Exception {
        HttpResponse<String> response = send(get(NAMES).header("Accept", "text/csv"));
        assertEquals(200, response.statusCode());
        assertEquals("name\r\nエレホン\r\nユートピア連合\r\nルリタニア\r\n日本\r\n", response.body());
    }

    @Test
    void aQueryIsAnsweredByPostedForm() throws Exception {
        HttpResponse<String> response = send(post("application/x-www-form-urlencoded", "query=" + encode(NAMES)));
        assertEquals(200, response.statusCode());
        assertTrue(response.body().contains("日本"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/sparql-query", "application/sparql-query; charset=utf-8"})
    void aQueryIsAnsweredByDirectPost(String contentType) throws Exception {
        HttpResponse<String> response = send(post(contentType, "ASK { ?x rdfs:label \"日本\"@ja }"));
        assertEquals(200, response.statusCode());
        assertTrue(response.body().contains("true"));
    }

    @Test
    void aHeadRequestHasTheHeadersAlone() throws Exception {
        HttpResponse<String> response = send(get("ASK {}").method("HEAD", BodyPublishers.noBody()));
        assertEquals(200, response.statusCode());
        assertEquals("", response.body());
        assertEquals("application/sparql-results+json", contentType(response));
    }

    @Test
    void pagesOfOtherSitesMayAsk() throws Exception {
        HttpResponse<String> preflight = send(at("/sparql").method("OPTIONS", BodyPublishers.noBody()));
        assertEquals(204, preflight.statusCode());
        assertEquals("*", header(preflight, "Access-Control-Allow-Origin"));
        assertEquals("GET, HEAD, POST, OPTIONS", header(preflight, "Access-Control-Allow-Methods"));
        assertEquals("*", header(send(get("ASK {}")), "Access-Control-Allow-Origin"));
        assertEquals("*", header(send(get("ASK {")), "Access-Control-Allow-Origin"));
    }

    // ---- formats

    @ParameterizedTest
    @CsvSource({
        "application/sparql-results+json, application/sparql-results+json, \"bindings\"",
        "application/json,                application/json,                \"bindings\"",
        "application/sparql-results+xml,  application/sparql-results+xml,  <binding name=\"name\">",
        "application/xml,                 application/xml,                 <binding name=\"name\">",
        "text/csv,                        text/csv,                        日本",
        "text/tab-separated-values,       text/tab-separated-values,       \"日本\"@ja",
        "text/plain,                      text/plain,                      ────",
        "*/*,                             application/sparql-results+json, \"bindings\"",
        "'text/html, application/xml;q=0.9, */*;q=0.8', application/xml,   <binding name=\"name\">",
    })
    void rowsComeAsAccepted(String accept, String contentType, String part) throws Exception {
        HttpResponse<String> response = send(get(NAMES).header("Accept", accept));
        assertEquals(200, response.statusCode());
        assertEquals(contentType, contentType(response));
        assertTrue(response.body().contains(part), response.body());
        assertEquals("Accept, Accept-Encoding", header(response, "Vary"));
    }

    @ParameterizedTest
    @CsvSource({
        "text/turtle,            text/turtle,            @prefix id:",
        "*/*,                    text/turtle,            @prefix id:",
        "application/ld+json,    application/ld+json,    \"@context\"",
        "application/n-triples,  application/n-triples,  <https://w3id.org/entente/id/japan>",
        "application/rdf+xml,    application/rdf+xml,    <rdf:RDF",
        "text/plain,             text/plain,             subject",
    })
    void triplesComeAsAccepted(String accept, String contentType, String part) throws Exception {
        for (String query : List.of("CONSTRUCT WHERE { id:japan ?p ?o }", "DESCRIBE id:japan")) {
            HttpResponse<String> response = send(get(query).header("Accept", accept));
            assertEquals(200, response.statusCode());
            assertEquals(contentType, contentType(response));
            assertTrue(response.body().contains(part), response.body());
            assertTrue(response.body().contains("日本"), response.body());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "application/sparql-results+json, true",
        "application/sparql-results+xml,  <boolean>true</boolean>",
        "text/plain,                      yes",
    })
    void truthComesAsAccepted(String accept, String part) throws Exception {
        HttpResponse<String> response = send(get("ASK { id:japan a ent:State }").header("Accept", accept));
        assertEquals(200, response.statusCode());
        assertTrue(response.body().contains(part), response.body());
    }

    @ParameterizedTest
    @CsvSource({"ASK {}, text/csv", "SELECT * {}, text/turtle", "DESCRIBE id:japan, application/sparql-results+json"})
    void whatCannotBeGivenIsNotAcceptable(String query, String accept) throws Exception {
        HttpResponse<String> response = send(get(query).header("Accept", accept));
        assertEquals(406, response.statusCode());
        assertTrue(detail(response).startsWith("Accept: " + accept + "; wanted one of "), response.body());
        assertFalse(problem(response).getAsJsonArray("offers").isEmpty());
    }

    // ---- the dataset

    @Test
    void theDefaultGraphIsTheUnionOfTheNamedOnes() throws Exception {
        String inUnion = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }";
        String inNamed = "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } }";
        assertEquals(dataset.tripleCount(), number(inUnion));
        assertEquals(dataset.tripleCount(), number(inNamed));
        assertEquals(5, number("SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { ?s ?p ?o } }"));
    }

    @Test
    void aNamedGraphHoldsItsFileAlone() throws Exception {
        assertEquals(12, number("SELECT (COUNT(*) AS ?n) { GRAPH graph:actors { ?s ?p ?o } }"));
        assertEquals(0, number("SELECT (COUNT(*) AS ?n) { GRAPH graph:nothing { ?s ?p ?o } }"));
    }

    @Test
    void theRequestOrTheQueryChoosesAmongTheGraphs() throws Exception {
        String actors = "https://w3id.org/entente/graph/actors";
        String count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }";
        assertEquals(12, number(count.replace("{", "FROM <" + actors + "> {")));
        assertEquals(12, number(count, "&default-graph-uri=" + encode(actors)));
        String other = "FROM <https://w3id.org/entente/graph/edition/2020> {";
        assertEquals(12, number(count.replace("{", other), "&default-graph-uri=" + encode(actors)));
        assertEquals(0, number(count, "&named-graph-uri=" + encode(actors)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/hostname", "http://127.0.0.1:1/data.ttl", "urn:x-arq:Nothing"})
    void nothingIsFetched(String graph) throws Exception {
        HttpResponse<String> from = send(get("SELECT * FROM <" + graph + "> { ?s ?p ?o }"));
        assertEquals(400, from.statusCode());
        assertTrue(from.body().contains("wanted one of the named graphs"), from.body());
        HttpResponse<String> named = send(address("ASK {}", "&named-graph-uri=" + encode(graph)));
        assertEquals(400, named.statusCode());
        assertTrue(detail(named).startsWith("there is no graph <" + graph + ">"), named.body());
    }

    @Test
    void noOtherEndpointIsAsked() throws Exception {
        HttpResponse<String> response = send(get("SELECT * {\n SERVICE SILENT <http://127.0.0.1:1/> { ?s ?p ?o } }"));
        assertEquals(400, response.statusCode());
        assertTrue(detail(response).startsWith("line 2, column 2: SERVICE"), response.body());
    }

    @Test
    void anOwnPrefixOutweighsTheUsualOne() throws Exception {
        String query =
                "PREFIX ent: <http://www.w3.org/2000/01/rdf-schema#> SELECT (COUNT(*) AS ?n) { id:japan ent:label ?o }";
        assertEquals(2, number(query));
    }

    // ---- what is refused

    @Test
    void aSyntaxErrorIsExplainedAtItsPlace() throws Exception {
        HttpResponse<String> response = send(post("application/sparql-query", "SELECT * {\n  ?s rdfs:label }\n"));
        assertEquals(400, response.statusCode());
        assertEquals("application/problem+json", contentType(response));
        assertEquals(JsonParser.parseString("""
                        {
                          "type": "https://w3id.org/entente/problem/syntax",
                          "title": "The text is not SPARQL",
                          "status": 400,
                          "detail": "line 2, column 17: unexpected \\"}\\"; wanted a variable, a name or a literal; \
                        a triple pattern is a subject, a predicate and an object",
                          "line": 2,
                          "column": 17,
                          "found": "unexpected \\"}\\"",
                          "wanted": "a variable, a name or a literal",
                          "cure": "a triple pattern is a subject, a predicate and an object"
                        }"""), problem(response));
    }

    @Test
    void aTerminalGetsTheSentenceAlone() throws Exception {
        HttpResponse<String> response = send(get("ASK {").header("Accept", "text/plain, */*;q=0.1"));
        assertEquals(400, response.statusCode());
        assertEquals("text/plain", contentType(response));
        assertEquals(
                "line 1, column 6: unexpected end of the query; wanted a further pattern; a closing brace is missing\n",
                response.body());
    }

    @Test
    void theTextOfAFaultMayBeInAnyScript() throws Exception {
        HttpResponse<String> response = send(post("application/sparql-query", "SELECT * { ?s ?p 日本 }"));
        assertEquals(400, response.statusCode());
        assertTrue(response.body().contains("日本"), response.body());
        int length = Integer.parseInt(header(response, "Content-Length"));
        assertEquals(length, response.body().getBytes(StandardCharsets.UTF_8).length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sparql?query", "/sparql?default-graph-uri=urn:x"})
    void aRequestWithoutQueryIsToldHowToAsk(String path) throws Exception {
        HttpResponse<String> response = send(at(path));
        assertEquals(400, response.statusCode());
        assertTrue(response.body().contains("wanted"), response.body());
        assertFalse(response.body().contains("japan"), "data");
    }

    @Test
    void twoQueriesAreRefused() throws Exception {
        HttpResponse<String> response = send(at("/sparql?query=ASK%7B%7D&query=ASK%7B%7D"));
        assertEquals(400, response.statusCode());
        assertEquals("2 queries; wanted one", detail(response));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/sparql?query=%", "/sparql?query=%4", "/sparql?query=%zz", "/sparql?query=ASK%7B%C3%28%7D"})
    void aBrokenEncodingIsRefused(String path) throws Exception {
        // A client library would not send these.
        String response = SocketRequest.send(endpoint.port(), "GET " + path + " HTTP/1.1\r\n");
        assertTrue(response.startsWith("HTTP/1.1 400 "), response);
        assertFalse(response.contains("\tat "), response);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH"})
    void theGraphCannotBeChanged(String method) throws Exception {
        HttpResponse<String> response =
                send(at("/sparql").method(method, BodyPublishers.ofString("<a:a> <a:b> <a:c> .")));
        assertEquals(405, response.statusCode());
        assertEquals("GET, HEAD, POST, OPTIONS", header(response, "Allow"));
        assertEquals(dataset.tripleCount(), number("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"));
    }

    @Test
    void anUpdateIsRefused() throws Exception {
        String update = "INSERT DATA { <a:a> <a:b> <a:c> }";
        assertEquals(415, send(post("application/sparql-update", update)).statusCode());
        assertEquals(
                400,
                send(post("application/x-www-form-urlencoded", "update=" + encode(update)))
                        .statusCode());
        assertEquals(400, send(get(update)).statusCode());
        assertEquals(400, send(at("/sparql?update=" + encode(update))).statusCode());
        assertEquals(dataset.tripleCount(), number("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nope", "iso-8859-1", "\"utf-16\""})
    void aBodyInAnotherCharsetIsRefused(String charset) throws Exception {
        HttpResponse<String> response = send(post("application/sparql-query; charset=" + charset, "ASK {}"));
        assertEquals(415, response.statusCode());
        assertTrue(response.body().contains("wanted utf-8"), response.body());
        assertEquals(
                200,
                send(post("application/sparql-query; charset=UTF-8", "ASK {}")).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/turtle", "application/json", "multipart/form-data; boundary=x"})
    void aBodyOfAnotherTypeIsRefused(String contentType) throws Exception {
        HttpResponse<String> response = send(post(contentType, "ASK {}"));
        assertEquals(415, response.statusCode());
        assertTrue(response.body().contains("wanted application/sparql-query"), response.body());
    }

    @Test
    void aBodyThatIsNoTextOrTooLongIsRefused() throws Exception {
        byte[] latin = "ASK { ?x ?y \"Köln\" }".getBytes(StandardCharsets.ISO_8859_1);
        HttpRequest.Builder request = at("/sparql").header("Content-Type", "application/sparql-query");
        assertEquals(400, send(request.POST(BodyPublishers.ofByteArray(latin))).statusCode());
        assertEquals(
                413,
                send(request.POST(BodyPublishers.ofByteArray(new byte[(1 << 20) + 1])))
                        .statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/sparql/data", "/sparql/update", "/$/ping", "/$/stats", "/$/datasets", "/..", "/index.html"})
    void nothingElseIsHere(String path) throws Exception {
        for (String method : List.of("GET", "POST", "PUT", "DELETE")) {
            HttpResponse<String> response = send(at(path).method(method, BodyPublishers.noBody()));
            assertTrue(
                    response.statusCode() == 404 || response.statusCode() == 400,
                    method + ": " + response.statusCode());
            assertFalse(response.body().contains("japan"), "data");
        }
    }

    @Test
    void theRootSaysWhatIsHere() throws Exception {
        HttpResponse<String> response = send(at("/"));
        assertEquals(200, response.statusCode());
        assertEquals("text/plain", contentType(response));
        assertTrue(response.body().contains("SPARQL endpoint  /sparql"), response.body());
        assertTrue(response.body().contains("5 named graphs, " + dataset.tripleCount() + " triples"), response.body());
    }

    @Test
    void aQueryStopsAtTheTimeLimitWithAnErrorStatus() throws Exception {
        HttpResponse<String> response = send(get(SLOW));
        assertEquals(503, response.statusCode());
        assertTrue(detail(response).startsWith("the query did not finish within 0.5 s"), response.body());
        assertEquals("time", problem(response).get("limit").getAsString());
        assertEquals("no-store", header(response, "Cache-Control"));
    }

    @Test
    void anAnswerTooLargeIsRefusedWhole() throws Exception {
        Duration unhurried = EvaluationSettings.DEFAULT_TIME_LIMIT;
        try (SparqlEndpoint patient =
                SparqlEndpoint.prepare(new EndpointSettings(EndpointSettings.LOOPBACK, 0, unhurried))) {
            patient.publish(graph);
            HttpResponse<String> response =
                    send(HttpRequest.newBuilder(URI.create(patient.uri() + "?query=" + encode(LARGE))));
            assertEquals(503, response.statusCode());
            assertTrue(
                    detail(response)
                            .startsWith(
                                    "the answer has more than 250 000 rows; add LIMIT, or narrow the query; page with "),
                    response.body());
            assertEquals("rows", problem(response).get("limit").getAsString());
        }
    }

    @Test
    void aQueryThatCannotBeEvaluatedIsRefused() throws Exception {
        HttpResponse<String> response = send(get("SELECT * { BIND(xsd:integer(1, 2) AS ?x) }"));
        assertEquals(400, response.statusCode());
        assertTrue(detail(response).startsWith("the query cannot be evaluated: "), response.body());
    }

    @Test
    void aDeeplyNestedQueryIsRefused() throws Exception {
        String deep = "SELECT * " + "{".repeat(20_000) + "}".repeat(20_000);
        HttpResponse<String> response = send(post("application/sparql-query", deep));
        assertEquals(400, response.statusCode());
        assertTrue(response.body().contains("brackets nested more than 100 deep"), response.body());
    }

    // ---- the server

    @Test
    void manyAskAtOnce() {
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            answers.add(CLIENT.sendAsync(get(NAMES).build(), BodyHandlers.ofString())
                    .thenApply(HttpResponse::body));
        }
        assertEquals(1, answers.stream().map(CompletableFuture::join).distinct().count());
    }

    @Test
    void aPortInUseIsNamedWithTheCure() {
        EndpointSettings taken = new EndpointSettings(EndpointSettings.LOOPBACK, endpoint.port(), TIME_LIMIT);
        AddressException fault = assertThrows(AddressException.class, () -> SparqlEndpoint.prepare(taken));
        assertEquals(endpoint.port(), fault.port());
        assertEquals(
                "port %d of 127.0.0.1 is in use; stop the other server, or choose another port with --port %d (--port 0 takes any free one)"
                        .formatted(endpoint.port(), endpoint.port() + 1),
                fault.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"no.such.host.invalid", "192.0.2.1"})
    void aHostThatIsNotHereIsNamed(String host) {
        EndpointSettings elsewhere = new EndpointSettings(host, 0, TIME_LIMIT);
        AddressException fault = assertThrows(AddressException.class, () -> SparqlEndpoint.prepare(elsewhere));
        assertTrue(fault.getMessage().startsWith("cannot listen on " + host), fault.getMessage());
    }

    @Test
    void aStoppedServerFreesItsPort() {
        SparqlEndpoint first = SparqlEndpoint.prepare(new EndpointSettings(EndpointSettings.LOOPBACK, 0, TIME_LIMIT));
        first.publish(graph);
        int port = first.port();
        first.close();
        try (SparqlEndpoint second =
                SparqlEndpoint.prepare(new EndpointSettings(EndpointSettings.LOOPBACK, port, TIME_LIMIT))) {
            second.publish(graph);
            assertEquals(port, second.port());
        }
    }

    // ---- asking

    private static HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + endpoint.port() + path));
    }

    private static HttpRequest.Builder get(String query) {
        return address(query, "");
    }

    private static HttpRequest.Builder address(String query, String more) {
        return at("/sparql?query=" + encode(query) + more);
    }

    private static HttpRequest.Builder post(String contentType, String body) {
        return at("/sparql").header("Content-Type", contentType).POST(BodyPublishers.ofString(body));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static int number(String query, String... more) throws IOException, InterruptedException {
        HttpResponse<String> response =
                send(address(query, String.join("", more)).header("Accept", "text/tab-separated-values"));
        assertEquals(200, response.statusCode(), response.body());
        return Integer.parseInt(response.body().lines().skip(1).findFirst().orElseThrow());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static JsonObject problem(HttpResponse<String> response) {
        assertEquals("application/problem+json", contentType(response));
        return JsonParser.parseString(response.body()).getAsJsonObject();
    }

    private static String detail(HttpResponse<String> response) {
        return problem(response).get("detail").getAsString();
    }

    private static String contentType(HttpResponse<String> response) {
        return header(response, "Content-Type").replaceFirst(";.*", "");
    }
}
