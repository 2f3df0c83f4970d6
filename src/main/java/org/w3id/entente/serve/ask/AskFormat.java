package org.w3id.entente.serve.ask;

import org.w3id.entente.serve.http.Accept;
import org.w3id.entente.serve.http.Problem;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The formats in which questions are answered. */
enum AskFormat {
    /** SPARQL 1.1 Query Results JSON, whose link leads to the question and to the sources. */
    RESULTS_JSON("application/sparql-results+json", "srj"),
    /** The same with what was asked and where the answer comes from. */
    JSON("application/json", "json"),
    /** A page. */
    HTML("text/html", "html"),
    /** CSV that is safe to open in a spreadsheet. */
    CSV("text/csv", "csv"),
    /** SPARQL 1.1 Query Results TSV. */
    TSV("text/tab-separated-values", "tsv"),
    /** SPARQL Query Results XML, whose link leads to the question and to the sources. */
    XML("application/sparql-results+xml", "srx"),
    /** The rows in the vocabulary of W3C's test suites. */
    TURTLE("text/turtle", "ttl"),
    /** A table. */
    TEXT("text/plain", "txt");

    /** The formats in which the questions are listed. */
    static final List<AskFormat> OF_LIST = List.of(JSON, HTML, TEXT);

    private final String mediaType;
    private final String suffix;

    AskFormat(String mediaType, String suffix) {
        this.mediaType = mediaType;
        this.suffix = suffix;
    }

    String mediaType() {
        return mediaType;
    }

    String suffix() {
        return suffix;
    }

    /** The value of the header Content-Type. */
    String contentType() {
        return mediaType.startsWith("text/") ? mediaType + "; charset=utf-8" : mediaType;
    }

    /** The format of a suffix, without its full stop. */
    static Optional<AskFormat> ofSuffix(String suffix) {
        return Arrays.stream(values())
                .filter(each -> each.suffix.equals(suffix))
                .findFirst();
    }

    /**
     * Chooses by the header Accept.
     *
     * @throws org.w3id.entente.serve.http.ProblemException when nothing that is accepted is there
     */
    static AskFormat choose(String accept, List<AskFormat> offers) {
        List<String> types = offers.stream().map(AskFormat::mediaType).toList();
        return accept.isBlank()
                ? offers.get(0)
                : Accept.parse(accept)
                        .best(types)
                        .map(type -> offers.get(types.indexOf(type)))
                        .orElseThrow(() -> Problem.of(
                                        Problem.Kind.NOT_ACCEPTABLE,
                                        "Accept: " + accept + "; wanted one of " + String.join(", ", types))
                                .with("offers", types)
                                .thrown());
    }
}
