package org.w3id.entente.cli;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.entente.query.Fixture;
import org.w3id.entente.store.disk.Compaction;
import org.w3id.entente.store.disk.Store;
import org.w3id.entente.store.log.RecordStream;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A writer and a replica, each a process of its own. {@code -Dentente.faults=N} kills N times instead of a few. */
class ReplicaTest {
    private static final int KILLS = Integer.getInteger("entente.faults", 4);
    private static final String INFERRED = "/data?graph=https://w3id.org/entente/graph/inferred";

    @TempDir
    private Path temporary;

    @Test
    void afterKillsOnBothSidesTheReplicaIsWhatTheWriterIs() throws Exception {
        long seed = Long.getLong("entente.seed", 5);
        Random random = new Random(seed);
        String writerStore = temporary.resolve("writer").toString();
        String replicaStore = temporary.resolve("replica").toString();
        Map<Long, String> seen = new HashMap<>();
        ServerProcess writer = ServerProcess.start(temporary, "--port", "0", "--store", writerStore);
        try {
            int port = writer.port();
            ServerProcess replica = ServerProcess.start(
                    temporary, "--port", "0", "--store", replicaStore, "--follow", writer.address());
            try {
                for (int kill = 1; kill <= KILLS; kill++) {
                    int changes = 20 + random.nextInt(60);
                    int before = random.nextInt(changes);
                    for (int i = 0; i < changes; i++) {
                        change(writer, random);
                        if (i % 7 == 0) {
                            note(replica, seen);
                        }
                        if (i == before) {
                            spin(random.nextInt(8_000_000));
                            replica.kill();
                        }
                    }
                    if (random.nextBoolean()) {
                        writer.kill();
                        writer = ServerProcess.start(temporary, "--port", "" + port, "--store", writerStore);
                    }
                    replica = ServerProcess.start(
                            temporary, "--port", "0", "--store", replicaStore, "--follow", writer.address());
                    note(replica, seen);
                }
                change(writer, random);
                assertTrue(same(writer, replica).get("version").getAsLong() > 20L * KILLS, "seed " + seed);
                assertEquals(sorted(writer.get(INFERRED)), sorted(replica.get(INFERRED)), "seed " + seed);
                replica.stop();
                replica = ServerProcess.start(
                        temporary, "--port", "0", "--store", replicaStore, "--follow", writer.address());
                same(writer, replica);
            } finally {
                replica.close();
            }
            Map<Long, String> hashes = hashes(writer);
            assertTrue(seen.size() > KILLS, "nothing was looked at: nothing was tested");
            seen.forEach((version, hash) -> {
                if (version > 0) {
                    assertEquals(hashes.get(version), hash, "seed " + seed + ", version " + version);
                }
            });
        } finally {
            writer.close();
        }
    }

    private static void change(ServerProcess writer, Random random) throws IOException, InterruptedException {
        int which = random.nextInt(40);
        String text = "\"" + random.nextInt(1_000_000) + "\"@en";
        writer.change(
                switch (random.nextInt(3)) {
                    case 0 ->
                        "DELETE { GRAPH graph:actors { id:japan rdfs:comment ?c } } INSERT { GRAPH graph:actors {"
                                + " id:japan rdfs:comment " + text
                                + " } } WHERE { OPTIONAL { id:japan rdfs:comment ?c } }";
                    case 1 -> "INSERT DATA { GRAPH graph:notes-" + which + " { id:japan rdfs:comment " + text + " } }";
                    default ->
                        "CLEAR SILENT GRAPH graph:notes-" + which
                                + " ; INSERT DATA { GRAPH graph:actors { id:erewhon rdfs:comment " + text + " } }";
                });
    }

    /** Notes what a replica shows, whenever that is. */
    private static void note(ServerProcess replica, Map<Long, String> seen) throws InterruptedException {
        Optional<JsonObject> health = replica.health();
        if (health.isPresent()) {
            seen.put(
                    health.get().get("version").getAsLong(),
                    health.get().get("dataHash").getAsString());
        }
    }

    /** Waits until both are the same, by version and fingerprint. */
    private static JsonObject same(ServerProcess writer, ServerProcess replica)
            throws IOException, InterruptedException {
        JsonObject wanted = writer.await(health -> true);
        JsonObject found = replica.await(health -> health.get("version").equals(wanted.get("version"))
                && health.get("dataHash").equals(wanted.get("dataHash"))
                && health.getAsJsonObject("following")
                        .get("state")
                        .getAsString()
                        .equals("following"));
        assertEquals(wanted.get("triples"), found.get("triples"));
        assertEquals(wanted.get("theory"), found.get("theory"));
        return found;
    }

    /** The fingerprint of each version, as the writer's log states it. */
    private static Map<Long, String> hashes(ServerProcess writer) throws IOException, InterruptedException {
        Map<Long, String> hashes = new HashMap<>();
        byte[] log = writer.get("/changes?since=0").body().getBytes(StandardCharsets.UTF_8);
        RecordStream records = new RecordStream(new ByteArrayInputStream(log), 1 << 20);
        for (var record = records.next(); record.isPresent(); record = records.next()) {
            hashes.put(record.get().version(), record.get().hash().toString());
        }
        return hashes;
    }

    private static List<String> sorted(HttpResponse<String> response) {
        assertEquals(200, response.statusCode());
        List<String> lines = response.body().lines().sorted().toList();
        assertTrue(!lines.isEmpty(), "nothing is inferred: nothing was tested");
        return lines;
    }

    private static void spin(int nanoseconds) {
        for (long end = System.nanoTime() + nanoseconds; System.nanoTime() < end; ) {
            Thread.onSpinWait();
        }
    }

    @Test
    void whenTheWriterForgetsItsVersionsTheReplicaBeginsAnew() throws Exception {
        ServerProcess writer = ServerProcess.start(temporary, "--port", "0");
        try (ServerProcess replica = ServerProcess.start(temporary, "--port", "0", "--follow", writer.address())) {
            for (int i = 0; i < 5; i++) {
                writer.change("INSERT DATA { GRAPH graph:actors { id:japan rdfs:comment \"first " + i + "\"@en } }");
            }
            same(writer, replica);
            String query = "/sparql?query=SELECT+*+%7B+id:japan+rdfs:comment+%3Fc+%7D";
            assertTrue(replica.get(query).body().contains("first 4"));
            String tag = tag(replica.get(query));
            writer.kill();
            String address = writer.address();
            writer = ServerProcess.start(temporary, "--port", "" + writer.port());
            assertEquals(address, writer.address());
            for (int i = 0; i < 5; i++) {
                writer.change("INSERT DATA { GRAPH graph:actors { id:japan rdfs:comment \"second " + i + "\"@en } }");
            }
            same(writer, replica);
            HttpResponse<String> after = replica.get(query, "If-None-Match", tag);
            assertEquals(200, after.statusCode(), "the tag of another history");
            assertEquals("5", after.headers().firstValue("Entente-Version").orElseThrow());
            assertTrue(after.body().contains("second 4") && !after.body().contains("first"), after.body());
            assertNotEquals(tag, tag(after));
        } finally {
            writer.close();
        }
    }

    private static String tag(HttpResponse<String> response) {
        return response.headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void whenTheWriterHasCompactedItsLogTheReplicaTakesAllDataAnew() throws Exception {
        Path store = temporary.resolve("writer");
        Path copy = temporary.resolve("replica");
        ServerProcess writer = ServerProcess.start(temporary, "--port", "0", "--store", store.toString());
        try {
            int port = writer.port();
            ServerProcess replica = ServerProcess.start(
                    temporary, "--port", "0", "--store", copy.toString(), "--follow", writer.address());
            same(writer, replica);
            replica.stop();
            for (int i = 0; i < 3; i++) {
                writer.change("INSERT DATA { GRAPH graph:actors { id:japan rdfs:comment \"" + i + "\"@en } }");
            }
            writer.stop();
            assertEquals(3, Compaction.compact(store).changes());
            writer = ServerProcess.start(temporary, "--port", "" + port, "--store", store.toString());
            assertEquals(410, writer.get("/changes?since=0").statusCode());
            replica = ServerProcess.start(
                    temporary, "--port", "0", "--store", copy.toString(), "--follow", writer.address());
            try {
                JsonObject health = same(writer, replica);
                assertEquals(3, health.get("oldestVersion").getAsInt());
                assertTrue(replica.errors().contains("taken anew"), replica.errors());
            } finally {
                replica.close();
            }
        } finally {
            writer.close();
        }
    }

    @Test
    void aReplicaIsReadAndNotWrittenAndSaysWhereTheWriterIs() throws Exception {
        try (ServerProcess writer = ServerProcess.start(temporary, "--port", "0");
                ServerProcess replica = ServerProcess.start(temporary, "--port", "0", "--follow", writer.address())) {
            HttpResponse<String> refused =
                    replica.update("INSERT DATA { GRAPH graph:actors { id:japan rdfs:comment \"no\"@en } }");
            assertEquals(403, refused.statusCode());
            assertTrue(refused.body().contains("\"writer\": \"" + writer.address() + "\""), refused.body());
            long version = writer.change("INSERT DATA { GRAPH graph:actors { id:japan rdfs:comment \"yes\"@en } }");
            JsonObject health = same(writer, replica);
            assertEquals(version, health.get("version").getAsLong());
            JsonObject following = health.getAsJsonObject("following");
            assertEquals(writer.address(), following.get("writer").getAsString());
            assertEquals("the writer's", following.get("theory").getAsString());
            assertEquals(
                    "" + version,
                    replica.get("/sparql?query=ASK%7B%7D")
                            .headers()
                            .firstValue("Entente-Version")
                            .orElseThrow());
            String metrics = replica.get("/metrics").body();
            assertTrue(metrics.contains("\nentente_replica_following 1\n"), metrics);
            writer.kill();
            replica.await(each -> each.getAsJsonObject("following").has("fault"));
            assertEquals(200, replica.get("/sparql?query=ASK%7B%7D").statusCode());
        }
    }

    @Test
    void otherRulesThanTheWritersAreNoticed() throws Exception {
        Path home = temporary.resolve("project");
        try (Stream<Path> files = Files.walk(Fixture.home())) {
            for (Path file : files.toList()) {
                Files.copy(file, home.resolve(Fixture.home().relativize(file).toString()));
            }
        }
        Path ontology = home.resolve("ontology/entente.ttl");
        String text = Files.readString(ontology);
        String other = text.replace("\"state\"@en", "\"State\"@en");
        assertNotEquals(text, other);
        Files.writeString(ontology, other);
        try (ServerProcess writer = ServerProcess.start(temporary, "--port", "0");
                ServerProcess replica =
                        ServerProcess.start(home, temporary, "--port", "0", "--follow", writer.address())) {
            JsonObject health = replica.await(each -> each.getAsJsonObject("following")
                    .get("theory")
                    .getAsString()
                    .startsWith("not the writer's"));
            assertEquals(writer.await(each -> true).get("dataHash"), health.get("dataHash"));
            assertTrue(replica.errors().contains("other rules"), replica.errors());
        }
    }

    @Test
    void theStoreOfAWriterIsNoReplicas() throws Exception {
        Path store = temporary.resolve("writer");
        Store.create(store, Map.of(), "files");
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                temporary,
                Optional.of(Fixture.home()),
                false,
                false,
                Map.of());
        int status = Main.run(
                terminal, "serve", "--port", "0", "--follow", "http://127.0.0.1:9", "--store", store.toString());
        assertEquals(ExitCode.UNREADABLE, status);
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("is a store, and not a replica's"));
    }
}
