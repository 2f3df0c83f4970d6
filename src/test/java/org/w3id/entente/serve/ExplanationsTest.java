package org.w3id.entente.serve;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * What is explained over HTTP is what the commands explain: their cases under {@code why}, {@code why-not} and {@code what-if}
 * are asked of a server. Where a command fails, the server has a problem.
 */
class ExplanationsTest {
    private static final Path RESOURCES = Path.of("src", "test", "resources");
    private static final Pattern ORIGIN = Pattern.compile("(\n?# |%% )?Version 0 of the graph, from [^\n<]+\\.\n?");

    /** Cases of what only a command line has. */
    private static final Set<String> NOT_OF_HTTP = Set.of("help", "stdin-twice");

    private static Served served;

    @BeforeAll
    static void start() {
        served = Served.of(RESOURCES.resolve("projects").resolve("explaining").toAbsolutePath());
    }

    @AfterAll
    static void stop() throws IOException {
        served.close();
    }

    @TestFactory
    Stream<DynamicTest> casesOfTheCommands() throws IOException {
        List<Path> folders = new ArrayList<>();
        for (String command : List.of("why", "why-not", "what-if")) {
            try (Stream<Path> paths = Files.list(RESOURCES.resolve(command))) {
                paths.filter(folder -> Files.exists(folder.resolve("arguments.txt"))
                                && !Files.exists(folder.resolve("project"))
                                && !NOT_OF_HTTP.contains(folder.getFileName().toString()))
                        .sorted()
                        .forEach(folders::add);
            }
        }
        assertFalse(folders.isEmpty());
        return folders.stream()
                .map(folder ->
                        DynamicTest.dynamicTest(RESOURCES.relativize(folder).toString(), () -> check(folder)));
    }

    private static void check(Path folder) throws IOException, InterruptedException {
        List<String> arguments = Files.readAllLines(folder.resolve("arguments.txt"));
        String expected = Files.readString(folder.resolve("expected.txt"));
        String printed = expected.substring(0, expected.indexOf("--- stderr\n"));
        boolean isAnswered = expected.matches("(?s).*--- exit [01]\n");
        Request request = Request.of(folder, arguments);
        HttpResponse<String> response = served.send(
                request.method(),
                request.address(),
                request.body(),
                "Accept",
                "text/plain",
                "Content-Type",
                Request.FORM);
        if (!isAnswered) {
            assertTrue(response.statusCode() >= 400 && response.statusCode() < 500, response.body());
            return;
        }
        assertEquals(200, response.statusCode(), response.body());
        String body = response.body().replaceAll("\\b[0-9a-f]{32}\\b", "FINGERPRINT");
        String wanted = request.expected(printed);
        if (request.format().equals("json")) {
            JsonObject json = JsonParser.parseString(body).getAsJsonObject();
            assertEquals(
                    0, json.remove("origin").getAsJsonObject().get("version").getAsLong());
            assertEquals(JsonParser.parseString(wanted), json);
            return;
        }
        String said = ORIGIN.matcher(body).replaceFirst("");
        assertNotEquals(body, said, "it does not say where it comes from");
        switch (request.format()) {
            case "html" -> {
                assertEquals(words(wanted), words(said));
                assertFalse(body.contains("\"https://w3id.org/entente/"), "a link that leads away");
            }
            case "turtle", "mermaid" -> assertEquals(wanted, said);
            default -> assertEquals(wanted.strip(), said.strip());
        }
    }

    /** What is left without markup and the breaks of lines. */
    private static String words(String text) {
        return text.replaceAll("<[^>]*>", "").replaceAll("\\s+", "");
    }

    /** A command as a request. */
    private record Request(String method, String address, Optional<String> body, String format, List<String> files) {
        static final String FORM = "application/x-www-form-urlencoded";

        static Request of(Path folder, List<String> arguments) throws IOException {
            List<String> words = new ArrayList<>();
            List<String> query = new ArrayList<>();
            List<String> fields = new ArrayList<>();
            List<String> files = new ArrayList<>();
            String format = "text";
            for (int i = 1; i < arguments.size(); i++) {
                String argument = arguments.get(i);
                if (argument.equals("--all")) {
                    query.add("all=true");
                } else if (argument.equals("--add") || argument.equals("--remove")) {
                    String file = arguments.get(++i);
                    Path path = folder.resolve(file.equals("-") ? "stdin.ttl" : file);
                    files.add(file.equals("-") ? "stdin" : file);
                    fields.add(argument.substring(2) + "="
                            + Served.encoded(Files.exists(path) ? Files.readString(path) : "no file"));
                } else if (argument.startsWith("--")) {
                    String value = arguments.get(++i);
                    format = argument.equals("--format") ? value : format;
                    query.add(argument.substring(2) + "=" + Served.encoded(value));
                } else {
                    words.add(argument);
                }
            }
            List<String> names = List.of("subject", "predicate", "object");
            for (int i = 0; i < words.size() && i < names.size(); i++) {
                query.add(names.get(i) + "=" + Served.encoded(words.get(i)));
            }
            boolean isPosted = arguments.get(0).equals("what-if");
            return new Request(
                    isPosted ? "POST" : "GET",
                    "/" + arguments.get(0) + "?" + String.join("&", query),
                    isPosted ? Optional.of(String.join("&", fields)) : Optional.empty(),
                    format,
                    files);
        }

        /** What the command prints, with the request in the place of its files. */
        String expected(String printed) {
            String expected = printed;
            for (String file : files) {
                expected = expected.replace(file, "the request")
                        .replace("graph/file/" + file.replaceFirst("\\.ttl$", ""), "graph/file/request");
            }
            return expected;
        }
    }

    @Test
    void aPageNeedsNothingButItsStyle() throws IOException, InterruptedException {
        HttpResponse<String> page = served.get("/why?subject=erewhon&predicate=knows&object=ruritania&format=html");
        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertTrue(policy.matches("default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'; .*"), policy);
        assertFalse(page.body().contains("<script"));
    }

    @Test
    void aPatchAddsAndRemoves() throws IOException, InterruptedException {
        String id = "https://w3id.org/entente/id/";
        String term = "https://w3id.org/entente/ontology#";
        HttpResponse<String> answer = served.send(
                "POST",
                "/what-if",
                Optional.of("TX .\nA <" + id + "erewhon> <" + term + "partOf> <" + id + "ruritania> .\n" + "D <" + id
                        + "erewhon> <" + term + "partOf> <" + id + "erewhon> .\nTC .\n"),
                "Content-Type",
                "application/rdf-patch");
        JsonObject asserted =
                JsonParser.parseString(answer.body()).getAsJsonObject().getAsJsonObject("asserted");
        assertEquals(1, asserted.getAsJsonObject("added").get("count").getAsInt());
        assertEquals(1, asserted.getAsJsonObject("notAsserted").get("count").getAsInt());
    }
}
