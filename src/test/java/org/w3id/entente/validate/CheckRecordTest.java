package org.w3id.entente.validate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3id.entente.load.Source;
import org.w3id.entente.load.SourceKind;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CheckRecordTest {
    @TempDir
    private Path folder;

    @Test
    void everythingThatGoesIntoTheCheckChangesTheDigest() throws IOException {
        Source source = source("a.ttl", SourceKind.DATA, "text");
        List<String> digests = List.of(
                CheckRecord.digest("program 1", List.of(source)),
                CheckRecord.digest("program 2", List.of(source)),
                CheckRecord.digest("program 1", List.of(source("b.ttl", SourceKind.DATA, "text"))),
                CheckRecord.digest("program 1", List.of(source("a.ttl", SourceKind.SHAPES, "text"))),
                CheckRecord.digest("program 1", List.of(source("a.ttl", SourceKind.DATA, "texts"))),
                CheckRecord.digest("program 1", List.of(source, source)),
                CheckRecord.digest("program 1", List.of()));
        Set<String> different = new HashSet<>(digests);
        assertEquals(digests.size(), different.size());
        assertEquals(digests.get(0), CheckRecord.digest("program 1", List.of(source)));
    }

    @Test
    void onlyTheInputThatWasKeptHolds() {
        CheckRecord record = new CheckRecord(folder.resolve("checked"));
        assertFalse(record.holds("one"));
        record.keep("one");
        assertTrue(record.holds("one"));
        assertFalse(record.holds("two"));
    }

    @Test
    void whereNothingCanBeWrittenNothingHolds() throws IOException {
        CheckRecord nowhere = new CheckRecord(folder.resolve("missing").resolve("checked"));
        nowhere.keep("one");
        assertFalse(nowhere.holds("one"));
        Files.createDirectory(folder.resolve("occupied"));
        CheckRecord occupied = new CheckRecord(folder.resolve("occupied"));
        occupied.keep("one");
        assertFalse(occupied.holds("one"));
    }

    private static Source source(String name, SourceKind kind, String text) {
        return new Source(
                name,
                kind,
                "https://w3id.org/entente/graph/a",
                Optional.empty(),
                () -> text.getBytes(StandardCharsets.UTF_8));
    }
}
