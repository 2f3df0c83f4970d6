package org.w3id.entente.cli;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3id.entente.query.Fixture;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Graphs are sent to a server of another make, and one of ours stands before it; each is a process of its own. */
class RemoteTest {
    private static final String INFERRED = "https://w3id.org/entente/graph/inferred";

    @TempDir
    private static Path temporary;

    private static Process rdf4j;
    private static String store;
    private static ServerProcess front;

    /** What a command said, and its status. */
    private record Said(int status, String out, String err) {}

    @BeforeAll
    static void start() throws IOException {
        rdf4j = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Rdf4jServer.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader out = rdf4j.inputReader(StandardCharsets.UTF_8);
        store = out.readLine();
        Said sent = run("export", "--to", store + "/data", "--piece", "10");
        assertEquals(0, sent.status, sent.err);
        assertTrue(sent.out.contains("<" + INFERRED + ">: 4 triples, verified by fingerprint "), sent.out);
        front = ServerProcess.start(temporary, "--port", "0", "--remote", store + "/query");
    }

    @AfterAll
    static void stop() {
        if (front != null) {
            front.close();
        }
        rdf4j.toHandle().destroyForcibly();
    }

    private static Said run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                temporary,
                Optional.of(Fixture.home()),
                false,
                false,
                Map.of());
        int status = Main.run(terminal, arguments);
        return new Said(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> ask(String query, String accept) throws Exception {
        return front.get("/sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8), "Accept", accept);
    }

    // ---- export

    @Test
    void sendingTheSameAgainChangesNothing() {
        Said again = run("export", "--to", store + "/data");
        assertEquals(0, again.status, again.err);
        Said updates = run("export", "--update", store + "/update", "--query", store + "/query", "--piece", "7");
        assertEquals(0, updates.status, updates.err);
        assertTrue(updates.out.contains("<" + INFERRED + ">: 4 triples, verified by number"), updates.out);
        assertEquals(again.out, run("export", "--to", store + "/data").out);
        Said counted = run("export", "--to", store + "/data", "--verify", "number");
        assertTrue(counted.out.contains("<" + INFERRED + ">: 4 triples, verified by number"), counted.out);
    }

    @Test
    void aStoreThatDoesNotTakeItIsNamed() {
        Said refused = run("export", "--to", store + "/nothing-here");
        assertEquals(ExitCode.NO, refused.status);
        assertTrue(refused.err.contains("answered with status 404"), refused.err);
    }

    @ParameterizedTest
    @CsvSource({"graph.nq.gz", "graph.trig", "graph.ttl", "graph.nq"})
    void theSameGraphIsTheSameBytes(String name) throws IOException {
        List<byte[]> written = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Said said = run("export", name);
            assertEquals(0, said.status, said.err);
            written.add(Files.readAllBytes(temporary.resolve(name)));
        }
        assertArrayEquals(written.get(0), written.get(1));
        if (name.equals("graph.nq.gz")) {
            String plain;
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(written.get(0)))) {
                plain = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
            assertEquals(run("export").out, plain);
            assertEquals(
                    4,
                    plain.lines()
                            .filter(line -> line.endsWith("<" + INFERRED + "> ."))
                            .count());
            assertEquals(
                    plain.lines().sorted().toList().size(),
                    plain.lines().distinct().count());
        }
    }

    @Test
    void assertedAndInferredTogetherAreAll() {
        long all = run("export").out.lines().count();
        long asserted = run("export", "--graphs", "asserted").out.lines().count();
        assertEquals(4, run("export", "--graphs", "inferred").out.lines().count());
        assertEquals(all, asserted + 4);
    }

    // ---- the front

    @Test
    void queriesAreAnsweredByTheOtherStore() throws Exception {
        String query = "SELECT (COUNT(*) AS ?n) { GRAPH <" + INFERRED + "> { ?s ?p ?o } }";
        HttpResponse<String> csv = ask(query, "text/csv");
        assertEquals(200, csv.statusCode(), csv.body());
        assertEquals("n\r\n4\r\n", csv.body());
        assertTrue(csv.headers().firstValue("ETag").isEmpty(), "the store tells no version");
        assertEquals("yes\n", ask("ASK { id:japan a ent:State }", "text/plain").body());
        String other = "PREFIX id: <https://example.org/> ASK { <https://w3id.org/entente/id/japan> a ent:State }";
        assertEquals("yes\n", ask(other, "text/plain").body());
        assertTrue(ask("SELECT * { id:japan a ?class }", "application/sparql-results+xml")
                .body()
                .contains("<uri>https://w3id.org/entente/ontology#State</uri>"));
        HttpResponse<String> triples = ask("CONSTRUCT WHERE { id:japan a ?class }", "application/ld+json");
        assertEquals(200, triples.statusCode(), triples.body());
        assertTrue(triples.body().contains("@id"), triples.body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }                  | 400 | syntax",
                "SELECT * FROM <http://127.0.0.1:1/> { ?s ?p ?o }                         | 400 | unanswerable",
                "INSERT DATA { id:japan a ent:State }                                      | 400 | syntax",
                "SELECT * { id:japan ? }                                                   | 400 | syntax",
            })
    void whatReachesOutsideOrChangesOrIsNoQueryIsRefusedHere(String query, int status, String kind) throws Exception {
        HttpResponse<String> refused = ask(query.strip(), "*/*");
        assertEquals(status, refused.statusCode(), refused.body());
        assertTrue(refused.body().contains("/problem/" + kind), refused.body());
    }

    @Test
    void descriptionsAndQuestionsComeFromTheOtherStore() throws Exception {
        HttpResponse<String> see = front.get("/id/japan", "Accept", "text/turtle;q=0.5, application/n-triples");
        assertEquals(303, see.statusCode());
        assertEquals("/id/japan.nt", see.headers().firstValue("Location").orElseThrow());
        HttpResponse<String> japan = front.get("/id/japan.nt");
        assertEquals(200, japan.statusCode(), japan.body());
        assertTrue(japan.body().contains("<https://w3id.org/entente/id/japan>"), japan.body());
        assertEquals(404, front.get("/id/atlantis.ttl").statusCode());
        String wanted = run("ask", "partners", "--domain", "space", "--format", "csv").out;
        HttpResponse<String> answer = front.get("/ask/partners?domain=space", "Accept", "text/csv");
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(
                wanted.lines().sorted().toList(), answer.body().lines().sorted().toList());
        assertTrue(!wanted.isBlank() && wanted.lines().count() > 1, wanted);
        assertTrue(front.get("/ask").body().contains("/ask/partners?"));
    }

    @Test
    void whatIsWrongBehindIsAProblemThatTellsNoSecrets() throws Exception {
        try (ServerProcess astray = ServerProcess.start(temporary, "--port", "0", "--remote", store + "/update")) {
            HttpResponse<String> fault = astray.get("/sparql?query=ASK%7B%7D");
            assertEquals(502, fault.statusCode(), fault.body());
            assertTrue(fault.body().contains("/problem/store-behind"), fault.body());
            assertFalse(fault.body().contains("secret") || fault.body().contains(store), fault.body());
            assertTrue(astray.get("/health").body().contains("does not answer"));
        }
    }

    @Test
    void anAnswerWithoutEndIsCut() throws Exception {
        try (ServerProcess endless =
                ServerProcess.start(temporary, "--port", "0", "--limit-rows", "1000", "--remote", store + "/endless")) {
            HttpResponse<String> cut = endless.get("/sparql?query=SELECT+*+%7B%3Fs+%3Fp+%3Fo%7D");
            assertEquals(503, cut.statusCode(), cut.body());
            assertTrue(cut.body().contains("more than 1 000 rows"), cut.body());
        }
    }

    @Test
    void aStoreThatDoesNotAnswerMeetsTheTimeLimit() throws Exception {
        try (ServerProcess silent =
                ServerProcess.start(temporary, "--port", "0", "--time-limit", "0.5", "--remote", store + "/silent")) {
            HttpResponse<String> late = silent.get("/sparql?query=ASK%7B%7D");
            assertEquals(503, late.statusCode(), late.body());
            assertTrue(late.body().contains("/problem/time-limit"), late.body());
        }
    }
}
