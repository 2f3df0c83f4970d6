package org.w3id.entente.cli;

import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.entente.query.Fixture;
import org.w3id.entente.store.DatasetChange;
import org.w3id.entente.store.disk.Store;
import org.w3id.entente.vocab.Namespaces;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A server on a store, and what an operator does with the store meanwhile and afterwards. */
class StoreCommandTest {
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
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dentente.home=" + project,
                        Main.class.getName(),
                        "serve",
                        "--port",
                        "0",
                        "--store",
                        temporary.resolve("store").toString()))
                .start();
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
