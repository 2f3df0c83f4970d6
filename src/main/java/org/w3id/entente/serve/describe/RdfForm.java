package org.w3id.entente.serve.describe;

import org.w3id.entente.query.ResultFormat;
import org.w3id.entente.serve.http.Accept;
import org.w3id.entente.serve.http.Problem;
import org.w3id.entente.serve.web.Page;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The forms in which the server describes itself, the preferred one first. */
enum RdfForm {
    TURTLE("text/turtle", "text/turtle; charset=utf-8", Optional.of(ResultFormat.TURTLE)),
    JSON_LD("application/ld+json", "application/ld+json", Optional.of(ResultFormat.JSONLD)),
    N_TRIPLES("application/n-triples", "application/n-triples", Optional.of(ResultFormat.NTRIPLES)),
    RDF_XML("application/rdf+xml", "application/rdf+xml", Optional.of(ResultFormat.RDFXML)),
    HTML(Page.MEDIA_TYPE, "text/html; charset=utf-8", Optional.empty());

    /** All media types, the preferred one first. */
    static final List<String> MEDIA_TYPES =
            Arrays.stream(values()).map(form -> form.mediaType).toList();

    private final String mediaType;
    private final String contentType;
    private final Optional<ResultFormat> syntax;

    RdfForm(String mediaType, String contentType, Optional<ResultFormat> syntax) {
        this.mediaType = mediaType;
        this.contentType = contentType;
        this.syntax = syntax;
    }

    /** The value of the header Content-Type. */
    String contentType() {
        return contentType;
    }

    /** How RDF is written in it; empty for pages. */
    Optional<ResultFormat> syntax() {
        return syntax;
    }

    /** What tells it from the others in an entity tag. */
    String tag() {
        return syntax.map(ResultFormat::label).orElse("html");
    }

    /**
     * Chooses by the header Accept (RFC 9110, section 12.5.1); Turtle when there is none, or when nothing is preferred.
     *
     * @throws org.w3id.entente.serve.http.ProblemException with status 406 when nothing acceptable fits
     */
    static RdfForm choose(String accept) {
        if (accept.isBlank()) {
            return TURTLE;
        }
        String best = Accept.parse(accept).best(MEDIA_TYPES).orElseThrow(() -> Problem.of(
                        Problem.Kind.NOT_ACCEPTABLE,
                        "Accept: " + accept + "; wanted one of " + String.join(", ", MEDIA_TYPES))
                .with("offers", MEDIA_TYPES)
                .thrown());
        return values()[MEDIA_TYPES.indexOf(best)];
    }
}
