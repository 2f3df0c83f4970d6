package org.w3id.entente.store.disk;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.entente.store.log.DiskFullException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A disk without room refuses changes and spoils none; with room again, they are taken again. */
class FullDiskTest {
    @TempDir
    private Path temporary;

    @Test
    void aChangeWithoutRoomLeavesNothing() throws Exception {
        Path disk = temporary.resolve("disk");
        try (SmallDisk small = SmallDisk.on(disk, 8_192)) {
            Path folder = disk.resolve("store");
            Story story = new Story(31);
            Store.create(folder, story.graphs(), "origin");
            try (Store store = Store.open(folder, Copier.Pace.NEVER).store()) {
                for (int i = 0; i < 5; i++) {
                    story.appendTo(store);
                }
                for (int round = 0; round < 8; round++) {
                    Path filler = small.fill();
                    long before = store.version();
                    Story refused = new Story(31).upTo(before);
                    int taken = 0;
                    DiskFullException full = null;
                    while (full == null) { // the last page of the log may have room for some
                        try {
                            refused.appendTo(store);
                            taken++;
                        } catch (DiskFullException expected) {
                            full = expected;
                        }
                    }
                    story.upTo(before + taken);
                    assertTrue(full.getMessage().contains("no room for a change in "), full.getMessage());
                    assertEquals(story.version(), store.version());
                    assertEquals(story.hash(), store.hash());
                    Files.delete(filler);
                    story.appendTo(store);
                }
            }
            OpenedStore opened = Store.open(folder, Copier.Pace.NEVER);
            opened.store().close();
            assertEquals(story.hash(), opened.store().hash());
            assertEquals(story.quads(), Story.quads(opened.graphs()));
            assertEquals(0, opened.notices().size(), "nothing half was left: " + opened.notices());
        }
    }

    @Test
    void aBackupWithoutRoomLeavesNothing() throws Exception {
        Path folder = temporary.resolve("store");
        Story story = new Story(32);
        Store.create(folder, story.graphs(), "origin");
        try (SmallDisk small = SmallDisk.on(temporary.resolve("disk"), 64)) {
            Path filler = small.fill();
            Path backup = filler.resolveSibling("store.zip");
            assertThrows(IOException.class, () -> StoreBackup.write(folder, backup));
            assertFalse(Files.exists(backup));
        }
    }

    @Test
    void aCopyWithoutRoomStopsAndTheStoreGoesOn() throws Exception {
        Path folder = temporary.resolve("store");
        Story story = new Story(33);
        Store.create(folder, story.graphs(), "origin");
        try (SmallDisk small = SmallDisk.on(folder.resolve("tdb2"), 700)) {
            small.fill();
            try (Store store = Store.open(folder).store()) {
                CopyStatus status = store.awaitCopy(Long.MAX_VALUE, Duration.ofMinutes(1));
                assertTrue(status.fault().isPresent(), "the copy has no room");
                story.appendTo(store);
                assertEquals(1, store.version());
            }
        }
        try (Store store = Store.open(folder).store()) {
            assertEquals(story.hash(), store.hash());
            assertTrue(store.awaitCopy(1, Duration.ofMinutes(1)).fault().isEmpty());
        }
    }
}
