package org.w3id.entente.suites;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The folder of the test suites, and what is known to fail in it. */
final class Suites {
    /** The variable that names the folder. */
    static final String VARIABLE = "ENTENTE_SUITES";

    private static final Path MISSES = Path.of("src", "test", "resources", "suites", "misses.tsv");

    private Suites() {}

    static Path folder() {
        return Path.of(System.getenv(VARIABLE)).toAbsolutePath().normalize();
    }

    /** The reason why a test fails; empty when it is to pass. */
    static Optional<String> miss(String test) throws IOException {
        Map<String, String> misses = new LinkedHashMap<>();
        for (String line : Files.readAllLines(MISSES)) {
            int tab = line.indexOf('\t');
            if (tab > 0) {
                misses.put(line.substring(0, tab), line.substring(tab + 1));
            }
        }
        return Optional.ofNullable(misses.get(test));
    }

    /** A test; it says what is wrong by an assertion error. */
    interface Trial {
        void run() throws IOException, InterruptedException;
    }

    /** Runs a test: one that is listed as a miss must still fail, so that the list stays true. */
    static void run(String test, Trial trial) throws IOException, InterruptedException {
        Optional<String> miss = miss(test);
        try {
            trial.run();
        } catch (AssertionError failure) {
            if (miss.isEmpty()) {
                throw failure;
            }
            return;
        }
        if (miss.isPresent()) {
            throw new AssertionError(test + " passes; take it out of " + MISSES);
        }
    }
}
