package org.w3id.entente.load;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** A large file is read whole, with a place for each triple. Takes a minute: run with -Dentente.large=true. */
@Tag("large")
@EnabledIfSystemProperty(named = "entente.large", matches = "true", disabledReason = "takes a minute")
class LargeFileTest {
    @TempDir
    Path folder;

    @Test
    void readsHundredMegabytes() throws IOException {
        Path file = folder.resolve("large.ttl");
        long triples = LargeFile.write(file, 100_000_000);
        AtomicLong parsed = new AtomicLong();
        Document document =
                new TurtleReader(parsed::addAndGet).read(Source.file(file, folder, SourceKind.DATA, "urn:large"));
        assertEquals(triples, document.size());
        assertEquals(Files.size(file), parsed.get());
        assertEquals(java.util.List.of(), document.problems());
        int last = document.size() - 1;
        assertEquals(
                document.objectPlace(last),
                document.place(document.triple(last)).orElseThrow());
    }
}
