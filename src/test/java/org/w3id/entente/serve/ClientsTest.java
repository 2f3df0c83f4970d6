package org.w3id.entente.serve;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.w3id.entente.live.LiveGraph;
import org.w3id.entente.live.Safeguard;
import org.w3id.entente.query.Fixture;
import org.w3id.entente.serve.http.Bounds;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Clients that are slow, that leave, or that are many. What ends here ends by the server's doing. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ClientsTest {
    private static final String HEAVY =
            "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?x ?o }";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Bounds STRICT =
            new Bounds(300, 8 << 10, Duration.ofMillis(600), Duration.ofSeconds(2), 4_096, 1 << 20);

    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private LiveGraph graph;
    private SparqlEndpoint endpoint;

    @BeforeEach
    void start() {
        graph = LiveGraph.inMemory(Fixture.snapshot(), Safeguard.NONE);
        endpoint = SparqlEndpoint.prepare(new EndpointSettings(EndpointSettings.LOOPBACK, 0, Duration.ofSeconds(60))
                .with(STRICT)
                .logging(log));
        endpoint.publish(graph);
    }

    @AfterEach
    void stop() throws IOException {
        endpoint.close();
        graph.close();
    }

    // ---- slow ones

    @Test
    void aHeaderThatDripsIsCut() throws Exception {
        try (Socket socket = SocketRequest.open(endpoint.port())) {
            String header = "GET /health HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "x".repeat(4_000);
            assertTrue(isCutBeforeItsEnd(socket, header, 5));
        }
    }

    @Test
    void aBodyThatDripsIsCut() throws Exception {
        try (Socket socket = SocketRequest.open(endpoint.port())) {
            send(socket, post(100000));
            assertTrue(isCutBeforeItsEnd(socket, " ".repeat(100_000), 5));
        }
    }

    @Test
    void aBodyThatStopsIsCut() throws Exception {
        try (Socket socket = SocketRequest.open(endpoint.port())) {
            send(socket, post(6) + "ASK");
            assertTrue(SocketRequest.rest(socket).startsWith("HTTP/1.1 408 "));
        }
    }

    @Test
    void aConnectionWithoutRequestIsClosed() throws Exception {
        try (Socket socket = SocketRequest.open(endpoint.port())) {
            assertEquals("", SocketRequest.rest(socket));
        }
    }

    @Test
    void whoTakesNoAnswerIsCut() throws Exception {
        String large = "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 9000";
        try (Socket socket = SocketRequest.open(endpoint.port())) {
            socket.setReceiveBufferSize(4_096);
            for (int i = 0; i < 8; i++) {
                send(socket, getting(large));
            }
            // Reading would make it a good client.
            await("operation=\"query\",status=\"499\"} 1");
        }
    }

    /** Sends a few bytes at a time, until the server closes the connection or all has gone. */
    private static boolean isCutBeforeItsEnd(Socket socket, String text, int bytes) throws IOException {
        socket.setSoTimeout(20);
        for (int i = 0; i < text.length(); i += bytes) {
            try {
                send(socket, text.substring(i, Math.min(text.length(), i + bytes)));
                boolean hasAnswer = socket.getInputStream().read() >= 0;
                socket.setSoTimeout(60_000);
                return !hasAnswer || SocketRequest.rest(socket).startsWith("TTP/1.1 408 ");
            } catch (SocketTimeoutException goesOn) {
                assertFalse(socket.isClosed());
            } catch (SocketException closed) {
                return true;
            }
        }
        return false;
    }

    // ---- those who leave

    @Test
    void theQueryOfAClientThatLeavesIsStopped() throws Exception {
        Socket socket = SocketRequest.open(endpoint.port());
        send(socket, getting(HEAVY));
        await("entente_queries_running 1");
        socket.close();
        await("entente_queries_running 0");
        await("operation=\"query\",status=\"499\"} 1");
    }

    @Test
    void theQueryOfTwoGoesOnWhenOneLeaves() throws Exception {
        String request = getting(HEAVY);
        Socket first = SocketRequest.open(endpoint.port());
        Socket second = SocketRequest.open(endpoint.port());
        send(first, request);
        send(second, request);
        await("entente_queries_running 1");
        first.close();
        await("operation=\"query\",status=\"499\"} 1");
        assertTrue(isCounted("entente_queries_running 1"));
        second.close();
        await("entente_queries_running 0");
    }

    @Test
    void aRequestSentAheadIsNoDeparture() throws Exception {
        try (Socket socket = SocketRequest.open(endpoint.port())) {
            String slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }";
            send(socket, getting(slow));
            await("entente_queries_running 1");
            send(socket, "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            String responses = SocketRequest.rest(socket);
            assertEquals(3, responses.split("HTTP/1.1 200 OK", -1).length, responses);
        }
    }

    // ---- many

    @Test
    void healthAnswersAmongSlowSocketsAndHeavyQueries() throws Exception {
        List<Socket> slow = new ArrayList<>();
        List<CompletableFuture<HttpResponse<String>>> heavy = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            Socket socket = SocketRequest.open(endpoint.port());
            send(socket, post(6).substring(0, 90));
            slow.add(socket);
        }
        for (int i = 0; i < 100; i++) {
            String query = HEAVY.replace("?n)", "?n" + i + ")");
            heavy.add(CLIENT.sendAsync(
                    get("/sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)), BodyHandlers.ofString()));
        }
        for (int i = 0; i < 20; i++) {
            HttpResponse<String> health = CLIENT.send(get("/health"), BodyHandlers.ofString());
            assertEquals(200, health.statusCode());
            HttpResponse<String> quick =
                    CLIENT.send(get("/sparql?query=ASK%7Bid:x" + i + "+a+ent:State%7D"), BodyHandlers.ofString());
            assertEquals(200, quick.statusCode(), quick.body());
        }
        assertTrue(heavy.stream().anyMatch(answer -> !answer.isDone()), "there was nothing heavy");
        for (Socket socket : slow) {
            socket.close();
        }
        heavy.forEach(answer -> answer.cancel(true));
    }

    @Test
    void tooManyConnectionsPushOutTheIdleOnes() throws Exception {
        List<Socket> idle = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            idle.add(SocketRequest.open(endpoint.port()));
        }
        assertEquals(200, CLIENT.send(get("/health"), BodyHandlers.ofString()).statusCode());
        await("entente_http_connections_refused_total 1");
        for (Socket socket : idle) {
            socket.close();
        }
    }

    // ---- the log

    @Test
    void eachRequestIsALineWithoutSecrets() throws Exception {
        CLIENT.send(
                HttpRequest.newBuilder(uri("/sparql?query=ASK%7B%7D"))
                        .header("Authorization", "Bearer a-secret-of-the-client")
                        .header("User-Agent", "test \"quoted\"")
                        .build(),
                BodyHandlers.ofString());
        SocketRequest.send(endpoint.port(), "GET /nothing%0Ahere HTTP/1.1\r\n");
        endpoint.close();
        String[] lines = log.toString(StandardCharsets.UTF_8).split("\n", -1);
        assertEquals(3, lines.length, log::toString);
        Arrays.sort(lines, 0, 2, Comparator.comparing(line -> !line.contains("/sparql"))); // either may end first
        assertTrue(
                lines[0].matches(
                        "127\\.0\\.0\\.1 - - \\[\\d\\d/\\w{3}/\\d{4}:\\d\\d:\\d\\d:\\d\\d \\+0000] "
                                + "\"GET /sparql\\?query=ASK%7B%7D HTTP/1\\.1\" 200 \\d+ \"-\" \"test \\\\\"quoted\\\\\"\" \\d+\\.\\d{3} 0"),
                lines[0]);
        assertTrue(lines[1].contains(" 404 ") || lines[1].contains(" 400 "), lines[1]);
        assertTrue(!log.toString(StandardCharsets.UTF_8).contains("a-secret"), log::toString);
    }

    // ---- asking

    private static String post(int length) {
        return "POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\nContent-Length: "
                + length + "\r\n\r\n";
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private static String getting(String query) {
        return "GET /sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)
                + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + endpoint.port() + path);
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(uri(path)).build();
    }

    private boolean isCounted(String count) throws IOException, InterruptedException {
        return CLIENT.send(get("/metrics"), BodyHandlers.ofString()).body().contains(count);
    }

    /** Asks until the metrics say something; the test's time limit ends it otherwise. */
    private void await(String count) throws IOException, InterruptedException {
        while (!isCounted(count)) {
            Thread.onSpinWait();
        }
    }
}
