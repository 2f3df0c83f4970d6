package org.w3id.entente.store.disk;

import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.entente.store.CanonicalHash;
import org.w3id.entente.store.DatasetChange;
import org.w3id.entente.store.log.BrokenLogException;
import org.w3id.entente.store.log.UnwritableTermException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a store keeps, and what it does when its files are not what they were. */
class StoreTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private static final Copier.Pace AT_ONCE = new Copier.Pace(true, Duration.ZERO, LONG, 50, 1L << 30);

    /** Without a copy, except where the copy is tested. */
    private Copier.Pace pace = Copier.Pace.NEVER;

    @TempDir
    private Path temporary;

    private Path folder() {
        return temporary.resolve("store");
    }

    private Story created(long seed) throws IOException {
        Story story = new Story(seed);
        Store.create(folder(), story.graphs(), "origin");
        return story;
    }

    /** A store with some changes, closed. */
    private Story written(long seed, int changes) throws IOException {
        Story story = created(seed);
        try (Store store = Store.open(folder(), pace).store()) {
            for (int i = 0; i < changes; i++) {
                story.appendTo(store);
            }
        }
        return story;
    }

    private void assertHolds(Story story) throws IOException {
        OpenedStore opened = Store.open(folder(), pace);
        try (Store store = opened.store()) {
            assertEquals(story.version(), store.version());
            assertEquals(story.hash(), store.hash());
            assertEquals(story.quads(), Story.quads(opened.graphs()));
        }
    }

    /** What another program finds in the copy. */
    private Set<Quad> copied() {
        Set<Quad> quads = new HashSet<>();
        DatasetGraph dataset =
                DatabaseMgr.connectDatasetGraph(folder().resolve("tdb2").toString());
        dataset.begin(ReadWrite.READ);
        dataset.find().forEachRemaining(quad -> {
            if (!quad.getGraph().equals(Tdb.ABOUT)) {
                quads.add(Tdb.kept(quad));
            }
        });
        dataset.end();
        TDBInternal.expel(dataset);
        return quads;
    }

    private static Set<Quad> kept(Story story) {
        return story.quads().stream().map(Tdb::kept).collect(Collectors.toSet());
    }

    @Test
    void whatWasKeptIsThereAgain() throws IOException {
        Story story = created(1);
        assertHolds(story);
        for (int start = 0; start < 4; start++) {
            OpenedStore opened = Store.open(folder(), pace);
            assertEquals(List.of(), opened.notices());
            assertEquals("origin", opened.store().origin());
            try (Store store = opened.store()) {
                for (int i = 0; i < 25; i++) {
                    story.appendTo(store);
                }
            }
            assertHolds(story);
        }
    }

    @Test
    void afterTheEndTheCopyHoldsTheSame() throws IOException {
        pace = AT_ONCE;
        Story story = written(2, 60);
        assertEquals(kept(story), copied());
        try (Store store = Store.open(folder(), pace).store()) {
            for (int i = 0; i < 10; i++) {
                story.appendTo(store);
            }
        }
        assertEquals(kept(story), copied());
    }

    @Test
    void theCopyFollowsWhileTheStoreIsInUse() throws Exception {
        pace = AT_ONCE;
        Story story = created(3);
        try (Store store = Store.open(folder(), pace).store()) {
            assertEquals(0, store.awaitCopy(0, LONG).version());
            for (int i = 0; i < 30; i++) {
                story.appendTo(store);
            }
            assertEquals(new CopyStatus(30, Optional.empty()), store.awaitCopy(30, LONG));
        }
    }

    @Test
    void changesCanBeReadBackAndCopied() throws IOException {
        Story story = written(4, 12);
        Story again = new Story(4);
        try (Store store = Store.open(folder(), pace).store()) {
            assertEquals(0, store.oldest());
            for (long version = 1; version <= 12; version++) {
                assertEquals(again.next(), store.change(version).change());
                assertEquals(again.hash(), store.change(version).hash());
            }
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            store.copySince(0, all);
            assertArrayEquals(Files.readAllBytes(folder().resolve("changes.rdfp")), all.toByteArray());
            assertEquals(story.hash(), store.hash());
        }
    }

    @Test
    void aStoreInUseIsNotOpenedTwice() throws IOException {
        created(5);
        try (Store store = Store.open(folder(), pace).store()) {
            assertEquals(0, store.version());
            StoreInUseException refused = assertThrows(StoreInUseException.class, () -> Store.open(folder(), pace));
            assertTrue(refused.getMessage().contains("is in use by this very process; stop that first"));
            assertThrows(StoreInUseException.class, () -> Compaction.compact(folder()));
        }
        Store.open(folder(), pace).store().close();
    }

    @Test
    void aFolderWithOtherThingsIsLeftAlone() throws IOException {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("notes.txt"), "mine");
        assertThrows(NoStoreException.class, () -> Store.create(folder(), new Story(6).graphs(), "origin"));
        assertThrows(NoStoreException.class, () -> Store.open(folder(), pace));
        assertEquals("mine", Files.readString(folder().resolve("notes.txt")));
        assertThrows(NoStoreException.class, () -> Store.open(temporary.resolve("absent")));
    }

    @Test
    void aMakingThatWasBrokenOffIsBegunAnew() throws IOException {
        Story story = created(7);
        Files.delete(folder().resolve("store.json"));
        assertThrows(NoStoreException.class, () -> Store.open(folder(), pace));
        Store.create(folder(), story.graphs(), "origin");
        assertHolds(story);
        written(folder().resolve("changes.rdfp"));
        Files.delete(folder().resolve("store.json"));
        assertThrows(NoStoreException.class, () -> Store.create(folder(), story.graphs(), "origin"), "it has changes");
    }

    private void written(Path log) throws IOException {
        try (Store store = Store.open(folder(), pace).store()) {
            new Story(7).appendTo(store);
        }
        assertTrue(Files.size(log) > 0);
    }

    @Test
    void aChangeThatCannotBeReadBackIsRefused() throws IOException {
        Story story = created(8);
        try (Store store = Store.open(folder(), pace).store()) {
            Quad lone = new Quad(
                    NodeFactory.createURI("http://example.org/g"),
                    NodeFactory.createURI("http://example.org/s"),
                    NodeFactory.createURI("http://example.org/p"),
                    NodeFactory.createLiteralString("half a pair: \uD83D"));
            UnwritableTermException refused = assertThrows(
                    UnwritableTermException.class,
                    () -> store.append(1, story.time(), new DatasetChange(List.of(lone), List.of())));
            assertEquals(lone, refused.quad());
            assertThrows(IllegalArgumentException.class, () -> store.append(1, story.time(), DatasetChange.NOTHING));
            story.appendTo(store);
        }
        assertHolds(story);
    }

    @Test
    void anInterruptedThreadKeepsWholeChanges() throws IOException {
        Story story = created(9);
        try (Store store = Store.open(folder(), pace).store()) {
            Thread.currentThread().interrupt();
            story.appendTo(store);
            store.change(1);
            store.copySince(0, new ByteArrayOutputStream());
            assertTrue(Thread.interrupted());
            story.appendTo(store);
        }
        assertHolds(story);
    }

    @Test
    void aLastRecordThatWasAcknowledgedIsNotTakenAway() throws IOException {
        written(10, 5);
        Path log = folder().resolve("changes.rdfp");
        byte[] whole = Files.readAllBytes(log);
        Files.write(log, Arrays.copyOf(whole, whole.length - 3));
        BrokenLogException cut = assertThrows(BrokenLogException.class, () -> Store.open(folder(), pace));
        assertTrue(cut.getMessage()
                .contains("a record that is not whole after version 4, but version 5 was acknowledged"));
        assertEquals(whole.length - 3, Files.size(log), "the file was touched");
        Files.write(log, new byte[0]);
        BrokenLogException emptied = assertThrows(BrokenLogException.class, () -> Store.open(folder(), pace));
        assertTrue(emptied.getMessage().contains("byte 0: the end after version 0, but version 5 was acknowledged"));
    }

    @Test
    void whatWasNotAcknowledgedIsTakenAwayAndSaid() throws IOException {
        written(11, 4);
        Path log = folder().resolve("changes.rdfp");
        byte[] four = Files.readAllBytes(log);
        byte[] mark = Files.readAllBytes(folder().resolve("acknowledged"));
        Story story = new Story(11).upTo(4);
        try (Store store = Store.open(folder(), pace).store()) {
            story.appendTo(store);
        }
        byte[] five = Files.readAllBytes(log);
        for (int length = four.length; length < five.length; length++) {
            Files.write(log, Arrays.copyOf(five, length));
            Files.write(folder().resolve("acknowledged"), mark);
            OpenedStore opened = Store.open(folder(), pace);
            opened.store().close();
            assertEquals(4, opened.store().version());
            assertEquals(length > four.length, !opened.notices().isEmpty(), "cut at " + length);
            assertEquals(new Story(11).upTo(4).quads(), Story.quads(opened.graphs()));
            length += (five.length - four.length) / 6; // every byte of a record is cut at in the tests of the log
        }
    }

    @Test
    void anyBitThatChangesIsSeen() throws IOException {
        Story story = written(12, 6);
        Random random = new Random(13);
        for (String name : List.of("base.nq.gz", "changes.rdfp", "store.json")) {
            Path file = folder().resolve(name);
            byte[] whole = Files.readAllBytes(file);
            for (int i = 0; i < 60; i++) {
                byte[] bytes = whole.clone();
                int at = random.nextInt(bytes.length);
                bytes[at] ^= (byte) (1 << random.nextInt(8));
                Files.write(file, bytes);
                try {
                    OpenedStore opened = Store.open(folder(), pace);
                    opened.store().close();
                    assertEquals("store.json", name, "opened though byte " + at + " of " + name + " was changed");
                    assertEquals(story.quads(), Story.quads(opened.graphs())); // a blank between two words, say
                } catch (BrokenStoreException | BrokenLogException refused) {
                    assertTrue(refused.getMessage().startsWith(file.toString()), refused.getMessage());
                    assertTrue(
                            refused.getMessage().contains("backup") || name.equals("store.json"), refused.getMessage());
                    assertArrayEquals(bytes, Files.readAllBytes(file), "the file was touched");
                }
            }
            Files.write(file, whole);
        }
        assertHolds(story);
    }

    @Test
    void aMissingPartIsNamed() throws IOException {
        written(14, 3);
        Files.delete(folder().resolve("base.nq.gz"));
        BrokenStoreException missing = assertThrows(BrokenStoreException.class, () -> Store.open(folder(), pace));
        assertTrue(missing.getMessage().contains("base.nq.gz: it is missing; restore"), missing.getMessage());
    }

    @Test
    void aDamagedMarkIsNoHindrance() throws IOException {
        Story story = written(15, 3);
        Files.writeString(folder().resolve("acknowledged"), "nonsense");
        assertHolds(story);
        Files.delete(folder().resolve("acknowledged"));
        assertHolds(story);
    }

    @Test
    void aDamagedCopyIsMadeAnew() throws IOException {
        pace = AT_ONCE;
        Story story = written(16, 30);
        Path data = folder().resolve("tdb2").resolve("Data-0001");
        Random random = new Random(17);
        for (String name : List.of("nodes-data.obj", "GSPO.idn", "journal.jrnl")) {
            Path file = data.resolve(name);
            byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            random.nextBytes(bytes);
            Files.write(file, Arrays.copyOf(bytes, Math.max(bytes.length, 100)));
            try (Store store = Store.open(folder(), pace).store()) {
                story.appendTo(store);
                CopyStatus status = store.awaitCopy(story.version(), LONG);
                assertEquals(new CopyStatus(story.version(), Optional.empty()), status, name);
            } catch (InterruptedException interruption) {
                throw new IllegalStateException(interruption);
            }
            assertEquals(kept(story), copied(), name);
        }
    }

    @Test
    void aCopyWithOtherQuadsIsMadeAnew() throws Exception {
        pace = AT_ONCE;
        Story story = written(18, 10);
        DatasetGraph dataset =
                DatabaseMgr.connectDatasetGraph(folder().resolve("tdb2").toString());
        dataset.begin(ReadWrite.WRITE);
        dataset.add(story.quads().iterator().next().getGraph(), Tdb.ABOUT, Tdb.ABOUT, Tdb.ABOUT);
        dataset.commit();
        dataset.end();
        TDBInternal.expel(dataset);
        assertFalse(kept(story).equals(copied()));
        assertHolds(story);
        assertEquals(kept(story), copied());
    }

    @Test
    void aCopyThatHasGrownIsMadeAnew() throws Exception {
        pace = new Copier.Pace(true, Duration.ZERO, LONG, 2, 0);
        Story story = created(23);
        try (Store store = Store.open(folder(), pace).store()) {
            for (int i = 0; i < 3; i++) {
                story.appendTo(store);
                assertEquals(
                        Optional.empty(), store.awaitCopy(story.version(), LONG).fault());
            }
        }
        assertEquals(kept(story), copied());
    }

    @Test
    void aCompactedStoreBeginsWithItsLastVersion() throws IOException {
        pace = AT_ONCE;
        Story story = written(20, 20);
        assertEquals(new Compaction.Result(20, story.quads().size(), 20), Compaction.compact(folder()));
        assertEquals(new Compaction.Result(20, story.quads().size(), 0), Compaction.compact(folder()));
        assertEquals(0, Files.size(folder().resolve("changes.rdfp")));
        try (Store store = Store.open(folder(), pace).store()) {
            assertEquals(20, store.oldest());
            assertThrows(IllegalArgumentException.class, () -> store.change(20));
            for (int i = 0; i < 5; i++) {
                story.appendTo(store);
            }
            assertEquals(25, store.change(25).version());
        }
        assertHolds(story);
        assertEquals(kept(story), copied());
    }

    @Test
    void aCompactionThatWasBrokenOffHasHappenedOrNot() throws IOException {
        Story story = written(21, 20);
        byte[] base = Files.readAllBytes(folder().resolve("base.nq.gz"));
        byte[] log = Files.readAllBytes(folder().resolve("changes.rdfp"));
        byte[] description = Files.readAllBytes(folder().resolve("store.json"));
        Compaction.compact(folder());
        byte[] compacted = Files.readAllBytes(folder().resolve("base.nq.gz"));
        Path next = folder().resolve("base.compacted.nq.gz");

        // Decided: the new description has its name, nothing else has happened.
        Files.write(next, compacted);
        Files.write(folder().resolve("base.nq.gz"), base);
        Files.write(folder().resolve("changes.rdfp"), log);
        assertHolds(story);
        assertFalse(Files.exists(next));
        assertEquals(0, Files.size(folder().resolve("changes.rdfp")));

        // Not decided: the new base is there, the description is the old one.
        Files.write(next, compacted);
        Files.write(folder().resolve("base.nq.gz"), base);
        Files.write(folder().resolve("changes.rdfp"), log);
        Files.write(folder().resolve("store.json"), description);
        assertHolds(story);
        assertFalse(Files.exists(next));
        assertArrayEquals(log, Files.readAllBytes(folder().resolve("changes.rdfp")));
    }

    @Test
    void theFingerprintIsThatOfTheQuads() {
        Story story = new Story(22).upTo(10);
        CanonicalHash all = CanonicalHash.NOTHING.after(new DatasetChange(List.copyOf(story.quads()), List.of()));
        assertEquals(all, story.hash());
    }

    @Test
    void whatIsReplacedIsGoneAndAnEarlierVersionGoesOn() throws Exception {
        Path folder = temporary.resolve("replaced");
        Story old = new Story(1);
        Store.create(folder, old.graphs(), "old", 7);
        Story other = new Story(2);
        try (Store store = Store.open(folder).store()) {
            assertEquals(7, store.version());
            assertEquals(old.hash(), store.hash(7));
            Quad quad = Story.quads(other.graphs()).stream()
                    .filter(each -> !Story.quads(old.graphs()).contains(each))
                    .findFirst()
                    .orElseThrow();
            store.append(8, Instant.EPOCH, new DatasetChange(List.of(quad), List.of()));
        }
        Compaction.replace(folder, other.graphs(), 3, "other");
        OpenedStore opened = Store.open(folder);
        try (Store store = opened.store()) {
            assertEquals(3, store.version());
            assertEquals("other", store.origin());
            assertEquals(other.hash(), store.hash());
            assertEquals(other.quads(), Story.quads(opened.graphs()));
        }
        assertTrue(StoreVerification.of(folder).parts().stream().allMatch(StoreVerification.Part::isSound));
    }
}
