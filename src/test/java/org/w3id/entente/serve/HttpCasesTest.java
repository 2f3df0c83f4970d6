package org.w3id.entente.serve;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3id.entente.live.LiveGraph;
import org.w3id.entente.live.Safeguard;
import org.w3id.entente.load.Project;
import org.w3id.entente.query.Fixture;
import org.w3id.entente.query.Questions;
import org.w3id.entente.query.describe.Definitions;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * What goes over the socket, byte by byte: the files in {@code http/cases}.
 *
 * <p>{@code >} is a line of the request, {@code >|} bytes of it with {@code \r} and {@code \n} for themselves, {@code >.} ends
 * it. {@code <} is the status or a header field of the response, {@code <!} a field that must not be there, {@code <?} one that
 * must, with whatever value, {@code <~} a part of it; {@code <0} means that it has no body, and {@code <2} that there are two.
 */
class HttpCasesTest {
    private static SparqlEndpoint endpoint;
    private static LiveGraph graph;

    @BeforeAll
    static void start() {
        graph = LiveGraph.inMemory(Fixture.snapshot(), Safeguard.NONE);
        endpoint = SparqlEndpoint.prepare(
                new EndpointSettings(EndpointSettings.LOOPBACK, 0, EvaluationSettings.DEFAULT_TIME_LIMIT));
        Questions questions = Questions.load(Fixture.home(), new Project(Fixture.home()).queryFiles());
        endpoint.define(() -> new Definitions(Definitions.NONE.scope(), questions));
        endpoint.publish(graph);
    }

    @AfterAll
    static void stop() throws IOException {
        endpoint.close();
        graph.close();
    }

    static List<Path> cases() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(HttpCasesTest.class.getResource("/http/cases"))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> cases = files.filter(file -> file.toString().endsWith(".http"))
                    .sorted()
                    .toList();
            assertFalse(cases.isEmpty(), "no case in " + folder);
            return cases;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theResponseIsAsExpected(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String response = SocketRequest.send(
                endpoint.port(), request(lines).getBytes(StandardCharsets.UTF_8), lines.contains(">."));
        int end = response.indexOf("\r\n\r\n");
        assertTrue(end > 0, response);
        String head = response.substring(0, end) + "\r\n";
        for (String line : lines) {
            if (line.startsWith("< ")) {
                expect(line.substring(2), head, response);
            } else if (line.startsWith("<! ")) {
                assertFalse(head.contains("\r\n" + line.substring(3) + ":"), response);
            } else if (line.startsWith("<? ")) {
                assertTrue(head.contains("\r\n" + line.substring(3) + ": "), line + "\n" + response);
            } else if (line.startsWith("<~ ")) {
                assertTrue(response.contains(line.substring(3)), line + "\n" + response);
            } else if (line.equals("<0")) {
                assertEquals("", response.substring(end + 4));
            } else if (line.matches("<[1-9]")) {
                assertEquals(
                        Integer.parseInt(line.substring(1)),
                        response.split("HTTP/1\\.1 \\d{3} ", -1).length - 1,
                        response);
            }
        }
        assertFalse(response.contains("\tat ") || response.contains("jetty"), response);
    }

    private static void expect(String expected, String head, String response) {
        if (expected.matches("\\d{3}")) {
            assertEquals(expected, head.substring(9, 12), response);
        } else {
            assertTrue(head.contains("\r\n" + expected + "\r\n"), expected + "\n" + response);
        }
    }

    private static String request(List<String> lines) {
        StringBuilder request = new StringBuilder();
        for (String line : lines) {
            if (line.startsWith(">| ")) {
                request.append(line.substring(3).replace("\\r", "\r").replace("\\n", "\n"));
            } else if (line.startsWith("> ") || line.equals(">")) {
                request.append(line.substring(Math.min(2, line.length()))).append("\r\n");
            }
        }
        return request.toString();
    }
}
