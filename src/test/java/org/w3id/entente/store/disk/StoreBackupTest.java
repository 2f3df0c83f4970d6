package org.w3id.entente.store.disk;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.entente.store.disk.StoreVerification.Part;
import org.w3id.entente.store.log.BrokenLogException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A backup holds what was acknowledged, comes back as it was or not at all, and may be made at any time. */
class StoreBackupTest {
    @TempDir
    private Path temporary;

    private Path folder() {
        return temporary.resolve("store");
    }

    private Path file() {
        return temporary.resolve("store.zip");
    }

    private Story written(long seed, int changes) throws IOException {
        Story story = new Story(seed);
        Store.create(folder(), story.graphs(), "origin");
        try (Store store = open(folder()).store()) {
            for (int i = 0; i < changes; i++) {
                story.appendTo(store);
            }
        }
        return story;
    }

    private static OpenedStore open(Path folder) throws IOException {
        return Store.open(folder, Copier.Pace.NEVER);
    }

    private static void assertHolds(Story story, Path folder) throws IOException {
        OpenedStore opened = open(folder);
        try (Store store = opened.store()) {
            assertEquals(story.version(), store.version());
            assertEquals(story.quads(), Story.quads(opened.graphs()));
        }
    }

    @Test
    void aBackupComesBackAsItWas() throws IOException {
        Story story = written(41, 15);
        assertEquals(new StoreBackup.Content(15, story.hash()), StoreBackup.write(folder(), file()));
        Path restored = temporary.resolve("restored");
        assertEquals(new StoreBackup.Content(15, story.hash()), StoreBackup.restore(file(), restored));
        assertHolds(story, restored);
        for (String name : List.of("store.json", "base.nq.gz", "changes.rdfp", "acknowledged")) {
            assertArrayEquals(
                    Files.readAllBytes(folder().resolve(name)), Files.readAllBytes(restored.resolve(name)), name);
        }
        assertThrows(OccupiedException.class, () -> StoreBackup.write(folder(), file()));
        assertThrows(OccupiedException.class, () -> StoreBackup.restore(file(), restored));
    }

    @Test
    void aBackupOfAStoreInUseHoldsAVersionThatThereWas() throws Exception {
        long seed = 42;
        written(seed, 3);
        AtomicBoolean isOver = new AtomicBoolean();
        try (Store store = open(folder()).store()) {
            CompletableFuture<Void> writing = CompletableFuture.runAsync(
                    () -> {
                        Story story = new Story(seed).upTo(3);
                        try {
                            while (!isOver.get()) {
                                story.appendTo(store);
                            }
                        } catch (IOException fault) {
                            throw new java.io.UncheckedIOException(fault);
                        }
                    },
                    task -> Thread.ofPlatform().daemon().start(task)); // not on the pool that adds fingerprints up
            for (int i = 0; i < 5; i++) {
                Path backup = temporary.resolve("backup-" + i);
                long before = store.version();
                StoreBackup.Content content = StoreBackup.write(folder(), backup);
                assertTrue(content.version() >= before && content.version() <= store.version());
                Path restored = temporary.resolve("restored-" + i);
                StoreBackup.restore(backup, restored);
                assertHolds(new Story(seed).upTo(content.version()), restored);
                assertTrue(StoreVerification.of(folder()).isSound(), "in use");
            }
            isOver.set(true);
            writing.join();
        }
    }

    @Test
    void aDamagedBackupIsRefused() throws IOException {
        written(43, 5);
        StoreBackup.write(folder(), file());
        byte[] whole = Files.readAllBytes(file());
        Random random = new Random(44);
        Path damaged = temporary.resolve("damaged.zip");
        Path restored = temporary.resolve("restored");
        int refused = 0;
        for (int i = 0; i < 60; i++) {
            byte[] bytes = whole.clone();
            if (i % 3 == 0) {
                bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            } else {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(damaged, bytes);
            try {
                StoreBackup.restore(damaged, restored);
                for (String name : List.of("store.json", "base.nq.gz", "changes.rdfp")) { // a date in the archive, say
                    assertArrayEquals(
                            Files.readAllBytes(folder().resolve(name)), Files.readAllBytes(restored.resolve(name)));
                }
                Layout.deleteTree(restored);
            } catch (BrokenStoreException | BrokenLogException fault) {
                refused++;
                assertTrue(fault.getMessage().startsWith(damaged.toString()), fault.getMessage());
                assertFalse(Files.exists(restored));
                assertFalse(Files.exists(Layout.next(restored)));
            }
        }
        assertTrue(refused > 30, "hardly anything was refused: " + refused);
    }

    @Test
    void aDamagedStoreIsNotBackedUp() throws IOException {
        written(45, 5);
        Path log = folder().resolve("changes.rdfp");
        byte[] bytes = Files.readAllBytes(log);
        bytes[10] ^= 1;
        Files.write(log, bytes);
        assertThrows(BrokenLogException.class, () -> StoreBackup.write(folder(), file()));
        assertFalse(Files.exists(file()));
        List<Part> parts = StoreVerification.of(folder()).parts();
        assertEquals(
                List.of(true, true, false), parts.stream().map(Part::isSound).toList());
        assertTrue(parts.getLast().finding().contains("changes.rdfp, byte 0: "), parts.toString());
    }

    @Test
    void aVerificationChangesNothing() throws IOException {
        written(46, 5);
        Path log = folder().resolve("changes.rdfp");
        Files.writeString(log, Files.readString(log) + "H sha256 \"half");
        byte[] before = Files.readAllBytes(log);
        StoreVerification verification = StoreVerification.of(folder());
        assertTrue(verification.isSound(), verification.toString());
        assertTrue(
                verification.parts().toString().contains("14 bytes of a record that is not whole"),
                verification.toString());
        assertArrayEquals(before, Files.readAllBytes(log));
    }
}
