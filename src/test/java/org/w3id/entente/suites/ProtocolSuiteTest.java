package org.w3id.entente.suites;

import org.apache.jena.graph.Graph;
import org.apache.jena.query.ARQ;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.resultset.ResultSetReaderRegistry;
import org.apache.jena.riot.rowset.RowSetReader;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The exchanges of the SPARQL 1.1 Protocol and the Graph Store HTTP Protocol. */
@EnabledIfEnvironmentVariable(
        named = Suites.VARIABLE,
        matches = ".+",
        disabledReason = Suites.VARIABLE + " names no folder of W3C's test suites")
class ProtocolSuiteTest {
    static {
        JenaSystem.init();
    }

    private static SuiteServer server;
    private static Client client;

    @BeforeAll
    static void start() throws Exception {
        server = SuiteServer.start();
        client = server.client();
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            client.close();
            server.close();
        }
    }

    static List<ExchangeCase> exchanges() throws IOException {
        List<ExchangeCase> exchanges = ExchangeCase.all();
        assertFalse(exchanges.isEmpty(), "no exchange");
        return exchanges;
    }

    @ParameterizedTest
    @MethodSource("exchanges")
    void theAnswersAreTheExpectedOnes(ExchangeCase test) throws IOException, InterruptedException {
        Suites.run(test.name(), () -> exchange(test));
    }

    private static void exchange(ExchangeCase test) throws IOException, InterruptedException {
        Map<String, Graph> graphs = new LinkedHashMap<>();
        test.graphs().forEach((name, content) -> graphs.put(name, graph(content, Lang.NTRIPLES)));
        client.store(new EvaluationCase.Dataset(GraphFactory.createDefaultGraph(), graphs));
        String location = "";
        for (ExchangeCase.Request request : test.requests()) {
            HttpResponse<byte[]> response = client.send(
                    request.method(),
                    target(request, location),
                    request.contentType(),
                    request.body().getBytes(request.charset()),
                    request.accept().orElse("*/*"));
            String body = new String(response.body(), StandardCharsets.UTF_8);
            String what = request.method() + " " + request.target() + ": " + response.statusCode() + " " + body;
            assertTrue(request.statuses().stream().anyMatch(status -> fits(status, response.statusCode())), what);
            if (request.isNamed()) {
                location = response.headers().firstValue("Location").orElseThrow(() -> new AssertionError(what));
            }
            request.mediaType()
                    .ifPresent(type -> assertEquals(type.replaceFirst(";.*", ""), Client.mediaType(response), what));
            request.format().ifPresent(format -> form(format, response, what));
            request.truth().ifPresent(truth -> assertEquals(truth, truth(response), what));
            request.graph()
                    .ifPresent(graph ->
                            assertTrue(graph(graph, Lang.TURTLE).isIsomorphicWith(graph(body, Lang.TURTLE)), what));
        }
    }

    /** Where the suite's paths are here: one service for queries, one for updates, one for graphs. */
    private static String target(ExchangeCase.Request request, String location) {
        String target = request.target().replace("$LOCATION$", URLEncoder.encode(location, StandardCharsets.UTF_8));
        if (target.startsWith("/gsp")) {
            return target.replaceFirst("^/gsp", "/data");
        }
        boolean isUpdate = request.contentType().orElse("").contains("update")
                || request.body().startsWith("update=");
        return target.replaceFirst("^/sparql/", isUpdate ? "/update" : "/sparql");
    }

    private static boolean fits(String expected, int status) {
        return switch (expected) {
            case "OK" -> status == 200;
            case "Created" -> status == 201;
            case "NoContent" -> status == 204;
            case "NotFound" -> status == 404;
            case "StatusCode2xx" -> status / 100 == 2;
            case "StatusCode3xx" -> status / 100 == 3;
            case "StatusCode4xx" -> status / 100 == 4;
            default -> throw new AssertionError("unknown expectation " + expected);
        };
    }

    private static void form(String format, HttpResponse<byte[]> response, String what) {
        Lang language = RDFLanguages.contentTypeToLang(Client.mediaType(response));
        switch (format) {
            case "RDF" -> assertTrue(RDFLanguages.isTriples(language), what);
            case "boolean", "tabular" -> assertTrue(ResultSetReaderRegistry.isRegistered(language), what);
            default -> throw new AssertionError("unknown form " + format);
        }
    }

    private static boolean truth(HttpResponse<byte[]> response) {
        return RowSetReader.createReader(RDFLanguages.contentTypeToLang(Client.mediaType(response)))
                .readAny(new ByteArrayInputStream(response.body()), ARQ.getContext())
                .booleanResult();
    }

    private static Graph graph(String content, Lang language) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString(content, language).base("http://www.example/").parse(graph);
        return graph;
    }
}
