package org.w3id.entente.store.disk;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.entente.store.disk.StoreVerification.Part;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * A process is killed while it writes, again and again. What it acknowledged is there afterwards, and at most one change more:
 * the one that it was about to acknowledge. {@code -Dentente.faults=N} kills N times instead of a few.
 */
class KillTest {
    private static final int KILLS = Integer.getInteger("entente.faults", 5);

    @TempDir
    private Path temporary;

    @Test
    void afterAKillWhatWasAcknowledgedIsThere() throws Exception {
        long seed = Long.getLong("entente.seed", 23);
        Random random = new Random(seed);
        Path folder = temporary.resolve("store");
        Store.create(folder, new Story(seed).graphs(), "origin");
        long version = 0;
        long torn = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            String place = "seed " + seed + ", kill " + kill;
            long acknowledged = version + killedAfter(folder, seed, random.nextInt(60), random.nextInt(8_000_000));
            OpenedStore opened = Store.open(folder);
            try (Store store = opened.store()) {
                torn += opened.notices().size();
                long found = store.version();
                assertTrue(
                        found == acknowledged || found == acknowledged + 1,
                        place + ": version " + found + " where " + acknowledged + " was acknowledged");
                Story story = new Story(seed).upTo(found);
                assertEquals(story.hash(), store.hash(), place);
                assertEquals(story.quads(), Story.quads(opened.graphs()), place);
                story.appendTo(store);
                version = story.version();
            }
            List<Part> parts = StoreVerification.of(folder).parts();
            assertTrue(parts.stream().allMatch(Part::isSound), place + ": " + parts);
        }
        assertTrue(version > KILLS, "nothing was written: nothing was tested");
        if (Boolean.getBoolean("entente.verbose")) {
            Files.writeString(
                    Path.of("target", "kills.txt"), KILLS + " kills, version " + version + ", torn " + torn + "\n");
        }
    }

    /** How many versions the process acknowledged before it was killed: some, and then at any moment. */
    private static long killedAfter(Path folder, long seed, int some, int nanoseconds)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreWriter.class.getName(),
                        folder.toString(),
                        Long.toString(seed))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long count = 0;
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                count++;
                if (count > some && process.isAlive()) {
                    for (long end = System.nanoTime() + nanoseconds; System.nanoTime() < end; ) {
                        Thread.onSpinWait();
                    }
                    process.toHandle()
                            .destroyForcibly(); // SIGKILL, and unlike Process.destroyForcibly leaves the streams open
                    count += out.lines().count();
                    break;
                }
            }
        }
        process.waitFor();
        assertTrue(count > 0, "the process wrote nothing");
        return count;
    }
}
