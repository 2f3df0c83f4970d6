package org.w3id.entente.cli;

import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.entente.query.Fixture;
import org.w3id.entente.serve.SelfQuery;
import org.w3id.entente.store.DatasetChange;
import org.w3id.entente.store.disk.Store;
import org.w3id.entente.vocab.Namespaces;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A server on a store, and what an operator does with the store meanwhile and afterwards. */
class StoreCommandTest {
    private static final String TOKEN = "a-token-of-the-tests-0123456789";
    private static final int KILLS = Integer.getInteger("entente.faults", 2);
    private static final String FINGERPRINT = "[0-9a-f]{32}";

    @TempDir
    private Path temporary;

    /** What a command printed on both streams, and its status. */
    private record Result(int status, String text) {}

    private Result run(String... arguments) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(text, true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(new byte[0]),
                both,
                both,
                temporary,
                Optional.of(Fixture.home()),
                false,
                false,
                Map.of());
        int status = Main.run(terminal, arguments);
        return new Result(status, text.toString(StandardCharsets.UTF_8));
    }

    private Process serve(Path project) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Dentente.home=" + project,
                Main.class.getName(),
                "serve",
                "--port",
                "0",
                "--store",
                temporary.resolve("store").toString()));
        builder.environment().put("ENTENTE_TOKEN", TOKEN);
        return builder.start();
    }

    /** What it says once it is ready; then it is told to stop. */
    private static List<String> stopped(Process process, String ready) throws Exception {
        assertTrue(ready.startsWith("Entente is ready: "), () -> "not ready: " + ready + " " + errors(process));
        process.toHandle().destroy(); // SIGTERM, and unlike Process.destroy leaves the streams open
        List<String> errors = new ArrayList<>();
        try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
            err.lines().forEach(errors::add);
        }
        assertEquals(ExitCode.YES, process.waitFor());
        return errors;
    }

    private static String errors(Process process) {
        process.toHandle().destroy();
        try {
            return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Test
    void aServerOnAStoreKeepsWhatWasChanged() throws Exception {
        Path store = temporary.resolve("store");
        Process first = serve(Fixture.home());
        try (BufferedReader out = first.inputReader(StandardCharsets.UTF_8)) {
            String ready = String.valueOf(out.readLine());
            assertTrue(ready.contains("(97 triples, 4 of them inferred, 5 graphs)"), ready);

            Result busy = run("serve", "--port", "0", "--store", "store");
            assertEquals(ExitCode.UNREADABLE, busy.status());
            assertTrue(
                    busy.text().contains("the store " + store + " is in use by process " + first.pid()), busy.text());
            assertEquals(ExitCode.UNREADABLE, run("store", "compact", "store").status());

            Result verified = run("store", "verify", "store");
            assertEquals(ExitCode.YES, verified.status(), verified.text());
            assertTrue(
                    verified.text().contains("tdb2          not looked at, for the store is in use"), verified.text());

            Result saved = run("store", "backup", "store", "--to", "saved.zip");
            assertEquals(ExitCode.YES, saved.status(), saved.text());
            assertTrue(
                    saved.text().matches("saved\\.zip holds version 0, fingerprint " + FINGERPRINT + "\\R"),
                    saved.text());
            Result again = run("store", "backup", "store", "--to", "saved.zip");
            assertEquals(ExitCode.USAGE, again.status());
            assertTrue(again.text().contains("nothing is written over it"), again.text());

            List<String> said = stopped(first, ready);
            assertTrue(said.getLast().contains("made the store " + store + " of the project's data"), said.toString());
        }

        try (Store opened = Store.open(store).store()) {
            Quad quad = Quad.create(
                    NodeFactory.createURI(Namespaces.GRAPH + "actors"),
                    NodeFactory.createURI(Namespaces.ID + "japan"),
                    NodeFactory.createURI("http://www.w3.org/2004/02/skos/core#note"),
                    NodeFactory.createLiteralLang("changed", "en"));
            opened.append(1, Instant.now(), new DatasetChange(List.of(quad), List.of()));
        }

        Process second = serve(Fixture.home());
        try (BufferedReader out = second.inputReader(StandardCharsets.UTF_8)) {
            String ready = String.valueOf(out.readLine());
            assertTrue(ready.contains("(98 triples, 4 of them inferred, 5 graphs)"), ready);
            List<String> said = stopped(second, ready);
            assertEquals(1, said.size(), said::toString); // the warnings of the check
        }
        Result verified = run("store", "verify", "store");
        assertTrue(verified.text().contains("sound   tdb2          version 1\n"), verified.text());
        afterwards(store);
    }

    private void afterwards(Path store) throws IOException {
        Result compacted = run("store", "compact", "store");
        assertTrue(
                compacted.text().matches("store begins with version 1 and \\d+ quads; 1 change left the log\\R"),
                compacted.text());
        Result restored = run("store", "restore", "saved.zip", "--to", "restored");
        assertEquals(ExitCode.YES, restored.status(), restored.text());
        assertTrue(
                restored.text().matches("restored holds version 0, fingerprint " + FINGERPRINT + "\\R"),
                restored.text());

        byte[] base = Files.readAllBytes(store.resolve("base.nq.gz"));
        base[base.length / 2] ^= 1;
        Files.write(store.resolve("base.nq.gz"), base);
        Result damaged = run("store", "verify", "store");
        assertEquals(ExitCode.NO, damaged.status(), damaged.text());
        assertTrue(
                damaged.text().contains("damaged base.nq.gz    " + store.resolve("base.nq.gz") + ": found SHA-256 "),
                damaged.text());
        Result refused = run("serve", "--port", "0", "--store", "store");
        assertEquals(ExitCode.UNREADABLE, refused.status(), refused.text());
        assertTrue(refused.text().contains("restore the store from a backup (entente store restore)"), refused.text());
    }

    @Test
    void dataFilesThatChangedAreSaid() throws Exception {
        Process first = serve(Fixture.home());
        try (BufferedReader out = first.inputReader(StandardCharsets.UTF_8)) {
            stopped(first, String.valueOf(out.readLine()));
        }
        Path changed = temporary.resolve("project");
        copy(Fixture.home(), changed);
        Path data = changed.resolve("data").resolve("actors.ttl");
        Files.writeString(data, Files.readString(data).replace("\"Japan\"@en", "\"Nippon\"@en"));
        Process second = serve(changed);
        try (BufferedReader out = second.inputReader(StandardCharsets.UTF_8)) {
            List<String> said = stopped(second, String.valueOf(out.readLine()));
            assertTrue(
                    said.getLast().contains("the project's data files are no longer those that the store was made of"),
                    said.toString());
        }
    }

    @Test
    void aServerThatIsKilledHasWhatItAcknowledged() throws Exception {
        Random random = new Random(51);
        int acknowledged = 0;
        for (int kill = 0; kill <= KILLS; kill++) {
            Process server = serve(Fixture.home());
            try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8);
                    HttpClient client = HttpClient.newHttpClient()) {
                Matcher ready = Pattern.compile("Entente is ready: (http://\\S+/)sparql .*")
                        .matcher(String.valueOf(out.readLine()));
                assertTrue(ready.matches(), () -> errors(server));
                URI address = URI.create(ready.group(1));
                int there = count(address);
                assertTrue(there == acknowledged || there == acknowledged + 1, there + " instead of " + acknowledged);
                assertEquals(there, feed(client, address));
                acknowledged = there;
                int last = acknowledged + 5 + random.nextInt(10);
                while (acknowledged < last) {
                    HttpResponse<String> answer =
                            update(client, address, acknowledged).get();
                    assertEquals(2, answer.statusCode() / 100, answer.body());
                    acknowledged++;
                }
                var underWay = update(client, address, acknowledged);
                for (long end = System.nanoTime() + random.nextInt(5_000_000); System.nanoTime() < end; ) {
                    Thread.onSpinWait();
                }
                server.toHandle().destroyForcibly(); // SIGKILL
                server.waitFor();
                acknowledged +=
                        underWay.handle((answer, cut) -> answer == null ? 0 : 1).get();
            }
        }
        assertTrue(run("store", "verify", "store").text().lines().allMatch(line -> line.startsWith("sound")));
    }

    private static CompletableFuture<HttpResponse<String>> update(HttpClient client, URI address, int number) {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("update"))
                .header("Content-Type", "application/sparql-update")
                .header("Authorization", "Bearer " + TOKEN)
                .POST(BodyPublishers.ofString("INSERT DATA { GRAPH <" + Namespaces.GRAPH
                        + "actors> { id:japan skos:note \"kept " + number + "\"@en } }"))
                .build();
        return client.sendAsync(request, BodyHandlers.ofString());
    }

    private static int count(URI address) throws IOException {
        String answer = SelfQuery.ask(
                address.resolve("sparql"), "SELECT (COUNT(*) AS ?n) { id:japan skos:note ?note }", "text/csv");
        return Integer.parseInt(answer.lines().skip(1).findFirst().orElseThrow().strip());
    }

    /** How many changes the feed holds. */
    private static int feed(HttpClient client, URI address) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(address.resolve("changes?since=0")).build();
        String text = client.send(request, BodyHandlers.ofString()).body();
        return (int) text.lines().filter("TC ."::equals).count();
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> files;
        try (var paths = Files.walk(from)) {
            files = paths.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path target = to.resolve(from.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
    }
}
