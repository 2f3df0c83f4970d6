package org.w3id.entente.store.log;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.entente.store.CanonicalHash;
import org.w3id.entente.store.DatasetChange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What was acknowledged is there, and nothing else, whatever happens to the end of the file. */
class ChangeLogTest {
    static {
        JenaSystem.init();
    }

    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");

    @TempDir
    private Path folder;

    private static Node term(String name) {
        return NodeFactory.createURI("http://example.org/" + name);
    }

    private static List<LoggedChange> changes(int count, Random random) {
        List<Node> objects = List.of(
                term("o"),
                NodeFactory.createLiteralString("line\nTC .\nTX .\n\"quoted\" \\ \u0000 \uD83D\uDE80"),
                NodeFactory.createLiteralLang("日本", "ja"),
                NodeFactory.createLiteralDT("01", XSDDatatype.XSDinteger),
                NodeFactory.createBlankNode("b-1"));
        List<LoggedChange> changes = new ArrayList<>();
        CanonicalHash hash = CanonicalHash.NOTHING;
        for (int i = 1; i <= count; i++) {
            List<Quad> added = new ArrayList<>();
            List<Quad> removed = new ArrayList<>();
            for (int j = random.nextInt(4); j >= 0; j--) {
                List<Quad> either = random.nextInt(3) == 0 ? removed : added;
                Node object = objects.get(random.nextInt(objects.size()));
                either.add(new Quad(term("g"), term("s" + i), term("p" + j), object));
            }
            DatasetChange change = new DatasetChange(added, removed);
            hash = hash.after(change);
            changes.add(new LoggedChange(i, TIME.plusSeconds(i), hash, change));
        }
        return changes;
    }

    private Path written(List<LoggedChange> changes) throws IOException {
        Path file = Files.createTempFile(folder, "log", ".rdfp");
        try (ChangeLog log = ChangeLog.open(file, ChangeLog.Bounds.NONE, each -> {})) {
            for (LoggedChange change : changes) {
                log.append(change);
            }
        }
        return file;
    }

    private static List<LoggedChange> read(Path file) throws IOException {
        List<LoggedChange> found = new ArrayList<>();
        ChangeLog.open(file, ChangeLog.Bounds.NONE, found::add).close();
        return found;
    }

    @Test
    void whatWasAppendedIsReadAgain() throws IOException {
        List<LoggedChange> changes = changes(40, new Random(1));
        assertEquals(changes, read(written(changes)));
    }

    @Test
    void aFileCutAnywhereHoldsTheRecordsThatAreWhole() throws IOException {
        List<LoggedChange> changes = changes(5, new Random(2));
        byte[] whole = Files.readAllBytes(written(changes));
        List<Integer> ends = new ArrayList<>();
        for (int i = 1; i <= changes.size(); i++) {
            ends.add((int) Files.size(written(changes.subList(0, i))));
        }
        for (int length = 0; length <= whole.length; length++) {
            Path file = folder.resolve("cut.rdfp");
            Files.write(file, Arrays.copyOf(whole, length));
            int cut = length;
            int expected = (int) ends.stream().filter(end -> end <= cut).count();
            assertEquals(changes.subList(0, expected), read(file), "cut at " + length);
            assertEquals(expected == 0 ? 0 : ends.get(expected - 1), Files.size(file), "cut at " + length);
        }
    }

    @Test
    void aLastRecordOfWhichAPageIsMissingIsNotWhole() throws IOException {
        List<LoggedChange> changes = changes(3, new Random(3));
        Path file = written(changes);
        long begin = Files.size(written(changes.subList(0, 2)));
        byte[] bytes = Files.readAllBytes(file);
        int middle = (int) (begin + bytes.length) / 2;
        Arrays.fill(bytes, middle, middle + 8, (byte) 0);
        Files.write(file, bytes);
        assertEquals(changes.subList(0, 2), read(file));
    }

    @Test
    void aRecordThatIsNotTheLastAndWasChangedIsReported() throws IOException {
        List<LoggedChange> changes = changes(4, new Random(4));
        byte[] whole = Files.readAllBytes(written(changes));
        long last = Files.size(written(changes.subList(0, 3)));
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            byte[] bytes = whole.clone();
            bytes[random.nextInt((int) last)] ^= (byte) (1 << random.nextInt(8));
            Path file = folder.resolve("changed.rdfp");
            Files.write(file, bytes);
            BrokenLogException broken = assertThrows(BrokenLogException.class, () -> read(file));
            assertTrue(broken.getMessage().startsWith(file + ", byte "), broken.getMessage());
            assertArrayEquals(bytes, Files.readAllBytes(file), "the file was touched");
        }
    }

    @Test
    void aGapOrARepetitionIsReported() throws IOException {
        List<LoggedChange> changes = changes(3, new Random(6));
        byte[] one = Files.readAllBytes(written(changes.subList(0, 1)));
        ByteArrayOutputStream twice = new ByteArrayOutputStream();
        twice.writeBytes(one);
        twice.writeBytes(one);
        Path file = folder.resolve("twice.rdfp");
        Files.write(file, twice.toByteArray());
        String message =
                assertThrows(BrokenLogException.class, () -> read(file)).getMessage();
        assertTrue(message.contains("version 1 where version 2 belongs"), message);
    }

    @Test
    void theRecordsSinceAVersionAreALogOfTheirOwn() throws IOException {
        List<LoggedChange> changes = changes(6, new Random(7));
        try (ChangeLog log = ChangeLog.open(written(changes), ChangeLog.Bounds.NONE, each -> {})) {
            for (int version = 0; version <= 6; version++) {
                ByteArrayOutputStream copy = new ByteArrayOutputStream();
                log.copySince(version, copy);
                long expected = 0;
                for (int i = version; i < 6; i++) {
                    assertEquals(changes.get(i), log.change(i + 1L));
                    expected += Records.write(changes.get(i)).length;
                }
                assertEquals(expected, copy.size());
            }
            assertThrows(IllegalArgumentException.class, () -> log.copySince(7, new ByteArrayOutputStream()));
            assertThrows(IllegalArgumentException.class, () -> log.change(7));
            assertThrows(IllegalArgumentException.class, () -> log.append(changes.getLast()));
        }
    }
}
