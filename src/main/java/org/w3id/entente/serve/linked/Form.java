package org.w3id.entente.serve.linked;

import org.w3id.entente.query.ResultFormat;
import org.w3id.entente.serve.http.Accept;
import org.w3id.entente.serve.http.Problem;
import org.w3id.entente.serve.web.Page;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The forms of a description, the preferred one first. */
enum Form {
    TURTLE("ttl", "text/turtle", "text/turtle; charset=utf-8", "Turtle"),
    JSON_LD("jsonld", "application/ld+json", "application/ld+json", "JSON-LD"),
    N_TRIPLES("nt", "application/n-triples", "application/n-triples", "N-Triples"),
    HTML("html", Page.MEDIA_TYPE, "text/html; charset=utf-8", "HTML");

    private static final List<String> MEDIA_TYPES =
            Arrays.stream(values()).map(Form::mediaType).toList();

    private final String suffix;
    private final String mediaType;
    private final String contentType;
    private final String label;

    Form(String suffix, String mediaType, String contentType, String label) {
        this.suffix = suffix;
        this.mediaType = mediaType;
        this.contentType = contentType;
        this.label = label;
    }

    /** The end of its addresses, without dot. */
    String suffix() {
        return suffix;
    }

    String mediaType() {
        return mediaType;
    }

    /** The value of the header Content-Type. */
    String contentType() {
        return contentType;
    }

    /** What readers call it. */
    String label() {
        return label;
    }

    /** How RDF is written in it; empty for pages. */
    Optional<ResultFormat> syntax() {
        return switch (this) {
            case TURTLE -> Optional.of(ResultFormat.TURTLE);
            case JSON_LD -> Optional.of(ResultFormat.JSONLD);
            case N_TRIPLES -> Optional.of(ResultFormat.NTRIPLES);
            case HTML -> Optional.empty();
        };
    }

    /** The form whose suffix a path has; empty when it has none. */
    static Optional<Form> ofPath(String path) {
        return Arrays.stream(values())
                .filter(form -> path.endsWith("." + form.suffix))
                .findFirst();
    }

    /**
     * Chooses by the header Accept (RFC 9110, section 12.5.1); Turtle when there is none, or when nothing is preferred.
     *
     * @throws org.w3id.entente.serve.http.ProblemException with status 406 when nothing acceptable fits
     */
    static Form choose(String accept) {
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
