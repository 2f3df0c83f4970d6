package org.w3id.entente.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats in which an answer can be written. */
public enum ResultFormat {
    /** Aligned columns for reading. */
    TABLE(true, true, true),
    /** Tab-separated RDF terms with prefixed names: what the expected answers of the questions are written in. */
    ROWS(true, false, false),
    /** SPARQL 1.1 Query Results CSV. */
    CSV(true, false, false),
    /** SPARQL 1.1 Query Results TSV. */
    TSV(true, false, false),
    /** SPARQL 1.1 Query Results JSON. */
    JSON(true, true, false),
    /** SPARQL Query Results XML. */
    XML(true, true, false),
    /** RDF 1.1 Turtle. */
    TURTLE(false, false, true),
    /** JSON-LD 1.1. */
    JSONLD(false, false, true),
    /** RDF 1.1 N-Triples. */
    NTRIPLES(false, false, true),
    /** RDF 1.1 XML. */
    RDFXML(false, false, true);

    private final boolean rows;
    private final boolean truth;
    private final boolean triples;

    ResultFormat(boolean rows, boolean truth, boolean triples) {
        this.rows = rows;
        this.truth = truth;
        this.triples = triples;
    }

    /** The name by which a user asks for the format. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The format of a name, in any case of letters; empty when there is none. */
    public static Optional<ResultFormat> of(String label) {
        return Arrays.stream(values())
                .filter(format -> format.label().equals(label.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** Whether the format can hold this answer. */
    public boolean fits(Answer answer) {
        return switch (answer) {
            case Answer.Rows unused -> rows;
            case Answer.Truth unused -> truth;
            case Answer.Triples unused -> triples;
        };
    }

    /** The formats that can hold this answer. */
    public static List<ResultFormat> fitting(Answer answer) {
        return Arrays.stream(values()).filter(format -> format.fits(answer)).toList();
    }
}
