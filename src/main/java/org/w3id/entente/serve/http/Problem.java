package org.w3id.entente.serve.http;

import com.google.gson.stream.JsonWriter;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Why a request is not answered as asked: a problem document (RFC 9457). Immutable; threads may share it.
 *
 * @param kind which kind of problem
 * @param status the status code
 * @param detail what was found, what was wanted, and the cure, in a sentence
 * @param members what programs can read of the same: texts, numbers, truth values, and lists and maps of them
 * @param headers header fields for the response, by name
 */
public record Problem(Kind kind, int status, String detail, Map<String, Object> members, Map<String, String> headers) {
    /** The media type of a problem document. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** Checks the status and copies the maps. */
    public Problem {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(detail, "detail");
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        headers = Map.copyOf(headers);
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("status " + status + " is no error");
        }
    }

    /** A problem with the usual status of its kind. */
    public static Problem of(Kind kind, String detail) {
        return new Problem(kind, kind.status(), detail, Map.of(), Map.of());
    }

    /** The same with another member. */
    public Problem with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new Problem(kind, status, detail, more, headers);
    }

    /** The same with another header field. */
    public Problem withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(kind, status, detail, members, more);
    }

    /** The same with another status. */
    public Problem withStatus(int other) {
        return new Problem(kind, other, detail, members, headers);
    }

    /** The same, and when to ask again. */
    public Problem retryAfter(long seconds) {
        return withHeader("Retry-After", Long.toString(Math.max(1, seconds)));
    }

    /** The exception that carries it. */
    public ProblemException thrown() {
        return new ProblemException(this);
    }

    /** The document. */
    public String json() {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.setIndent("  ");
            json.setHtmlSafe(false);
            json.beginObject();
            json.name("type").value(kind.iri());
            json.name("title").value(kind.title());
            json.name("status").value(status);
            json.name("detail").value(detail);
            for (Map.Entry<String, Object> member : members.entrySet()) {
                json.name(member.getKey());
                write(member.getValue(), json);
            }
            json.endObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text + "\n";
    }

    private static void write(Object value, JsonWriter json) throws IOException {
        switch (value) {
            case Number number -> json.value(number);
            case Boolean truth -> json.value(truth);
            case List<?> list -> {
                json.beginArray();
                for (Object each : list) {
                    write(each, json);
                }
                json.endArray();
            }
            case Map<?, ?> map -> {
                json.beginObject();
                for (Map.Entry<?, ?> each : map.entrySet()) {
                    json.name(each.getKey().toString());
                    write(each.getValue(), json);
                }
                json.endObject();
            }
            default -> json.value(value.toString());
        }
    }

    /** The kinds of problems; each is explained in {@code docs/problems.md}. */
    public enum Kind {
        /** The request is not HTTP, or breaks off. */
        BAD_REQUEST(400, "The request cannot be understood"),
        /** A query or an update with an error of syntax. */
        SYNTAX(400, "The text is not SPARQL"),
        /** Something named does not exist, or cannot be evaluated. */
        UNANSWERABLE(400, "The request cannot be answered"),
        /** A payload that is not of its format. */
        PAYLOAD(400, "The data cannot be read"),
        /** A writer who says nothing of who it is, or something wrong. */
        UNAUTHORIZED(401, "A token is wanted"),
        /** Something that is not done here. */
        FORBIDDEN(403, "Not allowed here"),
        /** There is nothing at the address. */
        NOT_FOUND(404, "Nothing is there"),
        /** The method is not for this address. */
        METHOD(405, "Not possible at this address"),
        /** None of the formats that exist is accepted. */
        NOT_ACCEPTABLE(406, "No accepted format"),
        /** The client took too long to send its request. */
        SLOW_REQUEST(408, "The request came too slowly"),
        /** An operation that cannot be done as things are. */
        CONFLICT(409, "Not possible as things are"),
        /** A version that is no longer kept. */
        GONE(410, "No longer kept"),
        /** The graph is no longer what the writer thinks. */
        PRECONDITION(412, "The graph has changed meanwhile"),
        /** A body, or what it would do, is larger than allowed. */
        TOO_LARGE(413, "The request is too large"),
        /** An address that is too long. */
        ADDRESS_TOO_LONG(414, "The address is too long"),
        /** A body of another type. */
        MEDIA_TYPE(415, "Another media type is wanted"),
        /** A change that breaks a rule. */
        VIOLATION(422, "The change breaks a rule"),
        /** Header fields that are too large. */
        HEADERS_TOO_LARGE(431, "The header is too large"),
        /** Something went wrong that should not. */
        FAULT(500, "A fault of the server"),
        /** Too many requests at once. */
        BUSY(503, "Too busy"),
        /** A query that takes too long. */
        TIME_LIMIT(503, "The time limit has passed"),
        /** A query that needs too much memory, or whose answer is too large. */
        SIZE_LIMIT(503, "The answer is too large"),
        /** Changes cannot be kept. */
        STORAGE(507, "Changes cannot be kept"),
        /** The store behind this server does not answer as it should. */
        STORE_BEHIND(502, "The store behind does not answer");

        private final int status;
        private final String title;

        Kind(int status, String title) {
            this.status = status;
            this.title = title;
        }

        /** The usual status code. */
        public int status() {
            return status;
        }

        /** What it is, in a few words. */
        public String title() {
            return title;
        }

        /** The last part of its IRI, and its heading in the documentation. */
        public String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The IRI of the kind. */
        public String iri() {
            return "https://w3id.org/entente/problem/" + slug();
        }
    }
}
