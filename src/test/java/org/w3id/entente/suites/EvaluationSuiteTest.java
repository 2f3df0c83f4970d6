package org.w3id.entente.suites;

import org.apache.jena.graph.Graph;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetReader;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetRewindable;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.resultset.RDFInput;
import org.apache.jena.sparql.resultset.ResultsCompare;
import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The evaluation tests of SPARQL 1.1 Query and Update. */
@EnabledIfEnvironmentVariable(
        named = Suites.VARIABLE,
        matches = ".+",
        disabledReason = Suites.VARIABLE + " names no folder of W3C's test suites")
class EvaluationSuiteTest {
    static {
        JenaSystem.init();
    }

    /** What the endpoint does not do: reasoning by the regime of a query, and asking other endpoints. */
    private static final Set<String> ELSEWHERE = Set.of("entailment", "service");

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

    static List<EvaluationCase> queries() throws IOException {
        return cases(false);
    }

    static List<EvaluationCase> updates() throws IOException {
        return cases(true);
    }

    private static List<EvaluationCase> cases(boolean updates) throws IOException {
        Path suite = Suites.folder().resolve(Path.of("rdf-tests", "sparql", "sparql11"));
        List<EvaluationCase> cases = new ArrayList<>();
        try (Stream<Path> folders = Files.list(suite).sorted()) {
            folders.filter(folder -> Files.exists(folder.resolve("manifest.ttl")))
                    .filter(folder -> !ELSEWHERE.contains(folder.getFileName().toString()))
                    .forEach(folder -> cases.addAll(EvaluationCase.of(folder, updates)));
        }
        assertFalse(cases.isEmpty(), "no test in " + suite);
        return cases;
    }

    @ParameterizedTest
    @MethodSource("queries")
    void theAnswerIsTheExpectedOne(EvaluationCase test) throws IOException, InterruptedException {
        Suites.run(test.name(), () -> query(test));
    }

    @ParameterizedTest
    @MethodSource("updates")
    void theUpdateLeavesTheExpectedDataset(EvaluationCase test) throws IOException, InterruptedException {
        Suites.run(test.name(), () -> update(test));
    }

    private static void query(EvaluationCase test) throws IOException, InterruptedException {
        client.store(test.before());
        String expected = test.result().orElseThrow();
        HttpResponse<byte[]> response = client.query(test.text(), accept(expected));
        byte[] body = Client.require(response, test.name());
        Query query = QueryFactory.create(test.text(), Syntax.syntaxARQ);
        if (query.isConstructType() || query.isDescribeType()) {
            Graph found = graph(body, RDFLanguages.contentTypeToLang(Client.mediaType(response)));
            Graph wanted = RDFDataMgr.loadGraph(expected);
            assertTrue(wanted.isIsomorphicWith(found), () -> "found " + found);
        } else if (query.isAskType()) {
            assertEquals(truth(expected), truth(body, language(response)));
        } else {
            RowSetRewindable wanted = rows(expected);
            RowSetRewindable found = rows(body, language(response));
            assertTrue(
                    query.hasOrderBy()
                            ? ResultsCompare.equalsByValueAndOrder(wanted, found)
                            : ResultsCompare.equalsByValue(wanted, found),
                    () -> "found " + new String(body, StandardCharsets.UTF_8));
        }
    }

    /** In the format of the expected result, so that each format is tried. */
    private static String accept(String expected) {
        return switch (expected.substring(expected.lastIndexOf('.') + 1)) {
            case "csv" -> "text/csv";
            case "tsv" -> "text/tab-separated-values";
            case "srj" -> "application/sparql-results+json";
            case "srx" -> "application/sparql-results+xml";
            default -> "application/sparql-results+json, text/turtle";
        };
    }

    private static Lang language(HttpResponse<byte[]> response) {
        return RDFLanguages.contentTypeToLang(Client.mediaType(response));
    }

    private static boolean truth(String file) throws IOException {
        try (InputStream in = URI.create(file).toURL().openStream()) {
            return truth(in.readAllBytes(), file.endsWith(".srj") ? ResultSetLang.RS_JSON : ResultSetLang.RS_XML);
        }
    }

    private static boolean truth(byte[] body, Lang language) {
        return RowSetReader.createReader(language)
                .readAny(new ByteArrayInputStream(body), ARQ.getContext())
                .booleanResult();
    }

    private static RowSetRewindable rows(String file) throws IOException {
        if (file.endsWith(".ttl") || file.endsWith(".rdf")) {
            return RowSet.adapt(new RDFInput(RDFDataMgr.loadModel(file))).rewindable();
        }
        try (InputStream in = URI.create(file).toURL().openStream()) {
            return rows(in.readAllBytes(), RDFLanguages.pathnameToLang(file));
        }
    }

    private static RowSetRewindable rows(byte[] body, Lang language) {
        return RowSetReader.createReader(language)
                .read(new ByteArrayInputStream(body), ARQ.getContext())
                .rewindable();
    }

    private static Graph graph(byte[] body, Lang language) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.source(new ByteArrayInputStream(body)).lang(language).parse(graph);
        return graph;
    }

    private static void update(EvaluationCase test) throws IOException, InterruptedException {
        client.store(test.before());
        Client.require(client.update(test.text()), test.name());
        Graph unnamed = client.get(Optional.empty());
        assertTrue(test.after().unnamed().isIsomorphicWith(unnamed), () -> "the default graph holds " + unnamed);
        for (var each : test.after().named().entrySet()) {
            Graph found = client.get(Optional.of(each.getKey()));
            assertTrue(each.getValue().isIsomorphicWith(found), () -> each.getKey() + " holds " + found);
        }
        assertEquals(withoutEmpty(test.after()), names());
    }

    private static Set<String> withoutEmpty(EvaluationCase.Dataset dataset) {
        Set<String> names = new TreeSet<>();
        dataset.named().forEach((name, graph) -> {
            if (!graph.isEmpty()) {
                names.add(name);
            }
        });
        return names;
    }

    private static Set<String> names() throws IOException, InterruptedException {
        HttpResponse<byte[]> response =
                client.query("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }", "application/sparql-results+json");
        Set<String> names = new TreeSet<>();
        rows(Client.require(response, "the names of the graphs"), ResultSetLang.RS_JSON)
                .forEachRemaining(row -> names.add(row.get("g").getURI()));
        return names;
    }
}
