package org.w3id.entente.serve.core;

import org.eclipse.jetty.http.HttpHeader;
import org.w3id.entente.serve.http.Accept;
import org.w3id.entente.serve.http.Exchange;
import org.w3id.entente.serve.http.Operation;
import org.w3id.entente.serve.http.Parameters;
import org.w3id.entente.serve.http.Problem;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The languages that readers are answered in. */
public enum Language {
    /** English, unless another one is wanted. */
    ENGLISH("en", "English"),
    /** Japanese. */
    JAPANESE("ja", "日本語");

    /** The parameter of an address that outweighs the header. */
    public static final String PARAMETER = "language";

    /** The value of the header Vary where the language decides on the answer. */
    public static final String VARY = "Accept, Accept-Language, Accept-Encoding";

    private static final List<String> TAGS =
            Arrays.stream(values()).map(Language::tag).toList();

    /** What the parameter means. */
    public static final Operation.Parameter DESCRIBED = Operation.Parameter.optional(
                    PARAMETER, "the language of labels; that of the header Accept-Language if not given")
            .of(TAGS);

    private final String tag;
    private final String endonym;

    Language(String tag, String endonym) {
        this.tag = tag;
        this.endonym = endonym;
    }

    /** The language tag, as in the header Content-Language. */
    public String tag() {
        return tag;
    }

    /** The name of the language in itself. */
    public String endonym() {
        return endonym;
    }

    /**
     * The language of a reader: that of the parameter {@code language}, else the best of the header Accept-Language (RFC 9110,
     * section 12.5.4), else English.
     *
     * @throws org.w3id.entente.serve.http.ProblemException when the parameter is no language that there is
     */
    public static Language of(Exchange exchange) {
        return of(exchange, Parameters.parse(exchange.query()));
    }

    /** The same, where the parameters are parsed already. */
    public static Language of(Exchange exchange, Parameters parameters) {
        Optional<String> wanted = parameters.one(PARAMETER);
        if (wanted.isPresent()) {
            return tagged(wanted.get()).orElseThrow(() -> Problem.of(
                            Problem.Kind.BAD_REQUEST,
                            "language \"" + wanted.get() + "\"; wanted one of " + String.join(", ", TAGS))
                    .thrown());
        }
        return exchange.header(HttpHeader.ACCEPT_LANGUAGE)
                .flatMap(header -> Accept.parse(header).bestLanguage(TAGS))
                .flatMap(Language::tagged)
                .orElse(ENGLISH);
    }

    private static Optional<Language> tagged(String tag) {
        return Arrays.stream(values()).filter(each -> each.tag.equals(tag)).findFirst();
    }
}
