package org.w3id.entente.serve.explain;

import org.eclipse.jetty.http.HttpField;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.query.explain.ExplanationFormat;
import org.w3id.entente.query.explain.Origin;
import org.w3id.entente.query.explain.Presentation;
import org.w3id.entente.serve.core.Documents.Document;
import org.w3id.entente.serve.core.Language;
import org.w3id.entente.serve.http.Accept;
import org.w3id.entente.serve.http.Exchange;
import org.w3id.entente.serve.http.Parameters;
import org.w3id.entente.serve.http.Problem;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * In which format and language an explanation is wanted. Immutable; threads may share it.
 *
 * @param format the format
 * @param language the language tag of the labels to prefer
 */
record Form(ExplanationFormat format, String language) {
    static final String FORMAT = "format";

    /** The formats of proofs, the preferred one first. */
    static final List<ExplanationFormat> OF_PROOFS = List.of(
            ExplanationFormat.JSON,
            ExplanationFormat.TEXT,
            ExplanationFormat.HTML,
            ExplanationFormat.TURTLE,
            ExplanationFormat.MERMAID);

    /** The formats of any other answer, the preferred one first. */
    static final List<ExplanationFormat> OF_ANY =
            OF_PROOFS.stream().filter(ExplanationFormat::isForAnyAnswer).toList();

    /**
     * What a request wants: its parameters come before its header.
     *
     * @throws org.w3id.entente.serve.http.ProblemException when there is no such format, or none that is accepted
     */
    static Form of(Exchange exchange, Parameters parameters, List<ExplanationFormat> offers) {
        String language = Language.of(exchange, parameters).tag();
        Optional<String> format = parameters.one(FORMAT);
        return new Form(format.map(name -> named(name, offers)).orElseGet(() -> accepted(exchange, offers)), language);
    }

    private static ExplanationFormat named(String name, List<ExplanationFormat> offers) {
        List<String> names = offers.stream().map(ExplanationFormat::label).toList();
        return offers.stream()
                .filter(each -> each.label().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.of(
                                Problem.Kind.BAD_REQUEST,
                                "format \"" + name + "\"; wanted one of " + String.join(", ", names))
                        .with("parameter", FORMAT)
                        .with("wanted", names)
                        .thrown());
    }

    private static ExplanationFormat accepted(Exchange exchange, List<ExplanationFormat> offers) {
        String accept = exchange.accept();
        List<String> types = offers.stream().map(ExplanationFormat::mediaType).toList();
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

    /** What tells it from others in an entity tag. */
    String variant() {
        return format.label() + '-' + language;
    }

    /** How an explanation of a snapshot is shown. */
    Presentation presentation(Snapshot snapshot) {
        return Presentation.served(Origin.of(snapshot, language));
    }

    /**
     * The document of an explanation.
     *
     * @param most how many bytes it may have
     * @throws org.w3id.entente.serve.http.ProblemException when it has more
     */
    Document document(String text, long most) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        if (body.length > most) {
            throw Problem.of(
                            Problem.Kind.SIZE_LIMIT,
                            "the explanation has more than " + most + " bytes; ask for fewer proofs by limit=N")
                    .with("limit", "answer-bytes")
                    .with("most", most)
                    .thrown();
        }
        List<HttpField> fields = new ArrayList<>();
        fields.add(new HttpField("Content-Type", contentType()));
        fields.add(new HttpField("Content-Language", language));
        fields.add(new HttpField("Vary", Language.VARY));
        if (format == ExplanationFormat.HTML) {
            fields.add(new HttpField(
                    "Content-Security-Policy",
                    "default-src 'none'; style-src " + ExplanationFormat.styleSource()
                            + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"));
        }
        return new Document(200, fields, ByteBuffer.wrap(body));
    }

    private String contentType() {
        return contentType(format);
    }

    /** The value of the header Content-Type. */
    static String contentType(ExplanationFormat format) {
        return format == ExplanationFormat.JSON ? format.mediaType() : format.mediaType() + "; charset=utf-8";
    }

    /** The names of the parameters, and others. */
    static List<String> and(String... others) {
        return Stream.concat(Stream.of(others), Stream.of(Language.PARAMETER, FORMAT))
                .toList();
    }
}
