package org.w3id.entente.serve;

import org.apache.jena.query.Query;
import org.w3id.entente.query.Answer;
import org.w3id.entente.query.ResultFormat;
import org.w3id.entente.serve.http.Accept;
import org.w3id.entente.serve.http.Problem;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The media types in which answers are given, the preferred one of each form first. */
enum Representation {
    RESULTS_JSON("application/sparql-results+json", "application/sparql-results+json", ResultFormat.JSON, "srj"),
    JSON("application/json", "application/json", ResultFormat.JSON, "json"),
    RESULTS_XML("application/sparql-results+xml", "application/sparql-results+xml", ResultFormat.XML, "srx"),
    XML("application/xml", "application/xml", ResultFormat.XML, "xml"),
    CSV("text/csv", "text/csv; charset=utf-8", ResultFormat.CSV, "csv"),
    TSV("text/tab-separated-values", "text/tab-separated-values; charset=utf-8", ResultFormat.TSV, "tsv"),
    TURTLE("text/turtle", "text/turtle; charset=utf-8", ResultFormat.TURTLE, "ttl"),
    JSON_LD("application/ld+json", "application/ld+json", ResultFormat.JSONLD, "jsonld"),
    N_TRIPLES("application/n-triples", "application/n-triples", ResultFormat.NTRIPLES, "nt"),
    RDF_XML("application/rdf+xml", "application/rdf+xml", ResultFormat.RDFXML, "rdf"),
    PLAIN("text/plain", "text/plain; charset=utf-8", ResultFormat.TABLE, "txt");

    /** What a query asks for. */
    enum Form {
        ROWS,
        TRUTH,
        TRIPLES;

        static Form of(Query query) {
            if (query.isSelectType()) {
                return ROWS;
            }
            return query.isAskType() ? TRUTH : TRIPLES;
        }

        static Form of(Answer answer) {
            return switch (answer) {
                case Answer.Rows unused -> ROWS;
                case Answer.Truth unused -> TRUTH;
                case Answer.Triples unused -> TRIPLES;
            };
        }
    }

    private static final Map<Form, List<Representation>> OFFERS = new EnumMap<>(Map.of(
            Form.ROWS, List.of(RESULTS_JSON, JSON, RESULTS_XML, XML, CSV, TSV, PLAIN),
            Form.TRUTH, List.of(RESULTS_JSON, JSON, RESULTS_XML, XML, PLAIN),
            Form.TRIPLES, List.of(TURTLE, JSON_LD, N_TRIPLES, RDF_XML, PLAIN)));
    private static final Map<Form, List<String>> MEDIA_TYPES = new EnumMap<>(Form.class);

    static {
        OFFERS.forEach((form, offers) -> MEDIA_TYPES.put(
                form, offers.stream().map(offer -> offer.mediaType).toList()));
    }

    private final String mediaType;
    private final String contentType;
    private final ResultFormat format;
    private final String tag;

    Representation(String mediaType, String contentType, ResultFormat format, String tag) {
        this.mediaType = mediaType;
        this.contentType = contentType;
        this.format = format;
        this.tag = tag;
    }

    /** The formats in which answers are given, each once. */
    static List<ResultFormat> formats() {
        return Arrays.stream(values()).map(Representation::format).distinct().toList();
    }

    /** The media type. */
    String mediaType() {
        return mediaType;
    }

    /** The value of the header Content-Type. */
    String contentType() {
        return contentType;
    }

    /** The format of the body. */
    ResultFormat format() {
        return format;
    }

    /** What tells it from the others in an entity tag. */
    String tag() {
        return tag;
    }

    /**
     * Chooses by the header Accept (RFC 9110, section 12.5.1); the preferred one when there is no such header.
     *
     * @throws org.w3id.entente.serve.http.ProblemException with status 406 when nothing acceptable fits
     */
    static Representation choose(String accept, Form form) {
        List<Representation> offers = OFFERS.get(form);
        if (accept.isBlank() || accept.equals("*/*")) {
            return offers.get(0);
        }
        List<String> types = MEDIA_TYPES.get(form);
        String best = Accept.parse(accept).best(types).orElseThrow(() -> Problem.of(
                        Problem.Kind.NOT_ACCEPTABLE,
                        "Accept: " + accept + "; wanted one of " + String.join(", ", types))
                .with("offers", types)
                .thrown());
        return offers.get(types.indexOf(best));
    }
}
