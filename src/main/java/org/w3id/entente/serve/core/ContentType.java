package org.w3id.entente.serve.core;

import org.eclipse.jetty.http.HttpHeader;
import org.w3id.entente.serve.http.Exchange;
import org.w3id.entente.serve.http.Problem;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The media type of a body, which has to be said. */
public final class ContentType {
    /** Said to who sends an update to where queries are read. */
    public static final Map<String, String> UPDATES =
            Map.of("application/sparql-update", "an update, which is for " + Paths.UPDATE);

    private ContentType() {}

    /**
     * The media type, in small letters, without parameters.
     *
     * @param wanted the ones that are read
     * @param misplaced what others mean that are read elsewhere
     * @throws org.w3id.entente.serve.http.ProblemException with status 415 when it is another, or the charset is not UTF-8; with
     *     status 400 when there are several
     */
    public static String read(Exchange exchange, List<String> wanted, Map<String, String> misplaced) {
        String header = exchange.header(HttpHeader.CONTENT_TYPE).orElse("");
        if (header.indexOf(',') >= 0) {
            throw Problem.of(
                            Problem.Kind.BAD_REQUEST,
                            "Content-Type: " + header + "; wanted one media type, in one header field")
                    .thrown();
        }
        String[] parts = header.split(";", -1);
        String mediaType = parts[0].strip().toLowerCase(Locale.ROOT);
        for (int i = 1; i < parts.length; i++) {
            String[] parameter = parts[i].split("=", 2);
            if (parameter.length == 2 && parameter[0].strip().equalsIgnoreCase("charset")) {
                String charset = parameter[1].replace("\"", "").strip();
                if (!charset.equalsIgnoreCase("utf-8")) {
                    throw Problem.of(Problem.Kind.MEDIA_TYPE, "charset " + charset + "; wanted utf-8")
                            .thrown();
                }
            }
        }
        if (!wanted.contains(mediaType)) {
            String found = misplaced.containsKey(mediaType)
                    ? misplaced.get(mediaType)
                    : mediaType.isEmpty() ? "a body without Content-Type" : "Content-Type " + mediaType;
            throw Problem.of(Problem.Kind.MEDIA_TYPE, found + "; wanted " + String.join(" or ", wanted))
                    .with("wanted", wanted)
                    .withHeader("Accept-Post", String.join(", ", wanted))
                    .thrown();
        }
        return mediaType;
    }
}
