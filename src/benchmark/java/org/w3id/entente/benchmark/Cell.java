package org.w3id.entente.benchmark;

import org.w3id.entente.reason.PartnershipRules.Extent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One process's part of the tables, in the order of the tables.
 *
 * @param contender the engine
 * @param extent the rules
 * @param size how many triples are asserted, at least
 */
record Cell(Contender contender, Extent extent, long size) implements Comparable<Cell> {
    private static final Pattern NAME = Pattern.compile("(\\w+)-(\\w+)-(\\d+)\\.tsv");

    /** The cells of which a folder holds results. */
    static List<Cell> measured(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> NAME.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(name -> new Cell(
                            Contender.valueOf(name.group(1).toUpperCase(Locale.ROOT)),
                            Extent.valueOf(name.group(2).toUpperCase(Locale.ROOT)),
                            Long.parseLong(name.group(3))))
                    .sorted()
                    .toList();
        }
    }

    Results results(Path folder) {
        return new Results(folder.resolve(contender.key() + "-" + rules() + "-" + size + ".tsv"));
    }

    /** The same of another engine. */
    Cell of(Contender other) {
        return new Cell(other, extent, size);
    }

    String rules() {
        return extent.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int compareTo(Cell other) {
        return Comparator.comparing(Cell::extent)
                .thenComparingLong(Cell::size)
                .thenComparing(Cell::contender)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return contender.label() + ", " + Text.count((double) size) + " triples, " + rules() + " rules";
    }
}
