package org.w3id.entente.serve;

import jakarta.servlet.http.HttpServletRequest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query operation of the SPARQL 1.1 Protocol (section 2.1).
 *
 * @param query the text of the query
 * @param defaultGraphs the graphs named by {@code default-graph-uri}
 * @param namedGraphs the graphs named by {@code named-graph-uri}
 */
record QueryRequest(String query, List<String> defaultGraphs, List<String> namedGraphs) {
    private static final int LONGEST = 1 << 20;
    private static final String ALLOWED = "GET, HEAD, POST, OPTIONS";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String DIRECT = "application/sparql-query";
    private static final String HOW = "; wanted a SPARQL query: GET " + FrontPage.SPARQL_PATH
            + "?query=…, or POST it as " + DIRECT + " or as the form field \"query\"";

    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([^\";]*)");

    /**
     * Reads a request, its body whole.
     *
     * @throws RefusedRequestException when the request is no query operation
     */
    static QueryRequest read(HttpServletRequest request) throws IOException {
        List<Field> inAddress = fields(request.getQueryString() == null ? "" : request.getQueryString());
        return switch (request.getMethod().toUpperCase(Locale.ROOT)) {
            case "GET", "HEAD" -> of(inAddress);
            case "POST" -> post(request, inAddress);
            default ->
                throw new RefusedRequestException(
                        405,
                        request.getMethod() + " is not possible here: the graph is read-only; wanted " + ALLOWED,
                        Map.of("Allow", ALLOWED));
        };
    }

    private static QueryRequest post(HttpServletRequest request, List<Field> inAddress) throws IOException {
        // not getContentType(), which throws at a charset that Java does not know
        String header = request.getHeader("Content-Type");
        String contentType = header == null ? "" : header;
        String mediaType = contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        Matcher charset = CHARSET.matcher(contentType);
        if (charset.find() && !charset.group(1).strip().equalsIgnoreCase("utf-8")) {
            throw new RefusedRequestException(415, "charset " + charset.group(1).strip() + "; wanted utf-8");
        }
        if (mediaType.equals(DIRECT)) {
            List<Field> all = new ArrayList<>(inAddress);
            all.removeIf(field -> field.name().equals("query"));
            all.add(new Field("query", body(request)));
            return of(all);
        }
        if (mediaType.equals(FORM)) {
            List<Field> all = new ArrayList<>(inAddress);
            all.addAll(fields(body(request)));
            return of(all);
        }
        if (mediaType.equals("application/sparql-update")) {
            throw new RefusedRequestException(415, "an update: the graph is read-only" + HOW);
        }
        String found = mediaType.isEmpty() ? "a body without Content-Type" : "Content-Type " + mediaType;
        throw new RefusedRequestException(415, found + "; wanted " + DIRECT + " or " + FORM);
    }

    private static QueryRequest of(List<Field> fields) {
        List<String> queries = values(fields, "query");
        if (queries.isEmpty() && fields.stream().anyMatch(field -> field.name().equals("update"))) {
            throw new RefusedRequestException(400, "an update: the graph is read-only" + HOW);
        }
        if (queries.isEmpty()) {
            throw new RefusedRequestException(400, "no query" + HOW);
        }
        if (queries.size() > 1) {
            throw new RefusedRequestException(400, queries.size() + " queries; wanted one");
        }
        return new QueryRequest(queries.get(0), values(fields, "default-graph-uri"), values(fields, "named-graph-uri"));
    }

    private static List<String> values(List<Field> fields, String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(Field::value)
                .filter(value -> name.equals("query") || !value.isEmpty())
                .toList();
    }

    private static String body(HttpServletRequest request) throws IOException {
        try (InputStream in = request.getInputStream()) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new RefusedRequestException(413, "a request of more than " + (LONGEST >> 20) + " MiB");
            }
            return text(bytes, "the body");
        }
    }

    private static String text(byte[] bytes, String what) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw new RefusedRequestException(400, what + " is not UTF-8");
        }
    }

    private static List<Field> fields(String encoded) {
        List<Field> fields = new ArrayList<>();
        for (String pair : encoded.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                fields.add(new Field(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1))));
            }
        }
        return fields;
    }

    /** Percent-decoding as of application/x-www-form-urlencoded, where a broken escape or byte is an error. */
    private static String decode(String encoded) {
        byte[] in = encoded.getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(in.length);
        for (int i = 0; i < in.length; i++) {
            if (in[i] == '+') {
                out.put((byte) ' ');
            } else if (in[i] != '%') {
                out.put(in[i]);
            } else {
                int high = i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
                int low = i + 2 < in.length ? Character.digit(in[i + 2], 16) : -1;
                if (high < 0 || low < 0) {
                    throw new RefusedRequestException(400, "a \"%\" without two hexadecimal digits; wanted %25");
                }
                out.put((byte) (high << 4 | low));
                i += 2;
            }
        }
        byte[] bytes = new byte[out.flip().remaining()];
        out.get(bytes);
        return text(bytes, "a parameter");
    }

    private record Field(String name, String value) {}
}
