package org.w3id.entente.query.export;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats in which graphs are written to files. */
public enum ExportFormat {
    /** One line for each quad. */
    NQUADS("nq", "nquads"),
    /** The graphs one after another, with prefixes. */
    TRIG("trig", "trig"),
    /** The union of the graphs, with prefixes. */
    TURTLE("ttl", "turtle"),
    /** One line for each triple of the union of the graphs. */
    NTRIPLES("nt", "ntriples");

    private final String extension;
    private final String label;

    ExportFormat(String extension, String label) {
        this.extension = extension;
        this.label = label;
    }

    /** The end of a file's name, without dot. */
    public String extension() {
        return extension;
    }

    /** Whether it says which graph a triple is in. */
    public boolean hasGraphs() {
        return this == NQUADS || this == TRIG;
    }

    /** What it is called on the command line. */
    public String label() {
        return label;
    }

    /** The format that a file's name tells, which may end with {@code .gz}; empty when it tells none. */
    public static Optional<ExportFormat> ofFile(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String plain = isPacked(lower) ? lower.substring(0, lower.length() - 3) : lower;
        return List.of(values()).stream()
                .filter(format -> plain.endsWith("." + format.extension))
                .findFirst();
    }

    /** Whether a file's name says that it is compressed. */
    public static boolean isPacked(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".gz");
    }
}
