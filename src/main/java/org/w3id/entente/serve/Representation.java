package org.w3id.entente.serve;

import org.apache.jena.atlas.web.AcceptList;
import org.apache.jena.atlas.web.MediaType;
import org.w3id.entente.query.Answer;
import org.w3id.entente.query.ResultFormat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The media types in which answers are given, the preferred one of each form first. */
enum Representation {
    RESULTS_JSON("application/sparql-results+json", "application/sparql-results+json", ResultFormat.JSON),
    JSON("application/json", "application/json", ResultFormat.JSON),
    RESULTS_XML("application/sparql-results+xml", "application/sparql-results+xml", ResultFormat.XML),
    XML("application/xml", "application/xml", ResultFormat.XML),
    CSV("text/csv", "text/csv; charset=utf-8", ResultFormat.CSV),
    TSV("text/tab-separated-values", "text/tab-separated-values; charset=utf-8", ResultFormat.TSV),
    TURTLE("text/turtle", "text/turtle; charset=utf-8", ResultFormat.TURTLE),
    JSON_LD("application/ld+json", "application/ld+json", ResultFormat.JSONLD),
    N_TRIPLES("application/n-triples", "application/n-triples", ResultFormat.NTRIPLES),
    RDF_XML("application/rdf+xml", "application/rdf+xml", ResultFormat.RDFXML),
    PLAIN("text/plain", "text/plain; charset=utf-8", ResultFormat.TABLE);

    private final String mediaType;
    private final String contentType;
    private final ResultFormat format;

    Representation(String mediaType, String contentType, ResultFormat format) {
        this.mediaType = mediaType;
        this.contentType = contentType;
        this.format = format;
    }

    /** The value of the header Content-Type. */
    String contentType() {
        return contentType;
    }

    /** The format of the body. */
    ResultFormat format() {
        return format;
    }

    /**
     * Chooses by the header Accept (RFC 9110, section 12.5.1); the preferred one when there is no such header.
     *
     * @throws RefusedRequestException with status 406 when nothing acceptable fits the answer
     */
    static Representation choose(Optional<String> accept, Answer answer) {
        List<Representation> fitting = Arrays.stream(values())
                .filter(representation -> representation.format.fits(answer))
                .toList();
        if (accept.isEmpty() || accept.get().isBlank()) {
            return fitting.get(0);
        }
        AcceptList offer = AcceptList.create(
                fitting.stream().map(representation -> representation.mediaType).toArray(String[]::new));
        MediaType chosen = AcceptList.match(new AcceptList(accept.get()), offer);
        return fitting.stream()
                .filter(representation -> chosen != null && representation.mediaType.equals(chosen.getContentTypeStr()))
                .findFirst()
                .orElseThrow(() -> new RefusedRequestException(
                        406,
                        "Accept: " + accept.get() + "; wanted one of "
                                + fitting.stream()
                                        .map(representation -> representation.mediaType)
                                        .collect(Collectors.joining(", "))));
    }
}
