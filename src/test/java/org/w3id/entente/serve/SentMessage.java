package org.w3id.entente.serve;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request as RFC 9112 reads it, strictly where that decides what is meant: for judging a server by what was really sent. Where
 * it changes nothing of the meaning, more is let through: lines that end with a line feed alone, spaces between the parts of the
 * request line and colons before it, and small letters in {@code HTTP}.
 *
 * @param method its method
 * @param target its target, byte for char
 * @param headers its header fields, in order
 * @param body its body, without framing
 * @param end where the next request begins
 */
record SentMessage(String method, String target, List<Field> headers, ByteBuffer body, int end) {
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Pattern REQUEST_LINE =
            Pattern.compile(":*(" + TOKEN + ")[ \\t]+([^\\x00-\\x20\\x7f]+)[ \\t]+(?i:HTTP)/1\\.([01])[ \\t]*");
    private static final Pattern FIELD = Pattern.compile("(" + TOKEN + "):([\\x20-\\x7e\\x80-\\xff\\t]*)");
    private static final Pattern CHUNK =
            Pattern.compile("([0-9A-Fa-f]{1,15})[ \\t]*(?:;[\\x20-\\x7e\\x80-\\xff\\t]*)?");

    /** A header field: its name in small letters, its value without white space around it. */
    record Field(String name, String value) {}

    /** What there is at a place of the bytes that were sent. */
    sealed interface Reading {
        /** A request. */
        record Whole(SentMessage message) implements Reading {}

        /**
         * What might become a request if more came, nothing included.
         *
         * @param head the request without body, when that alone is missing
         */
        record Cut(Optional<SentMessage> head) implements Reading {}

        /**
         * What is no request, whatever comes.
         *
         * @param head the request without body, when that alone is faulty
         */
        record Faulty(String why, Optional<SentMessage> head) implements Reading {}

        /** The request without its body, where that is faulty or missing and means nothing (RFC 9110, section 9.3). */
        default Optional<SentMessage> bodiless() {
            Optional<SentMessage> head =
                    switch (this) {
                        case Whole whole -> Optional.empty();
                        case Cut cut -> cut.head;
                        case Faulty faulty -> faulty.head;
                    };
            return head.filter(each -> Set.of("GET", "HEAD", "OPTIONS").contains(each.method));
        }
    }

    /** Reads the request that begins at a place. */
    static Reading read(byte[] bytes, int begin) {
        return new Reader(bytes, begin).read();
    }

    /** The bytes of the body. */
    byte[] content() {
        byte[] content = new byte[body.remaining()];
        body.duplicate().get(content);
        return content;
    }

    /** The values of a header field. */
    List<String> all(String name) {
        return headers.stream()
                .filter(field -> field.name.equals(name))
                .map(Field::value)
                .toList();
    }

    /** The value of a header field that stands once. */
    Optional<String> only(String name) {
        List<String> values = all(name);
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    private static final class Reader {
        private final byte[] bytes;
        private int at;

        Reader(byte[] bytes, int begin) {
            this.bytes = bytes;
            this.at = begin;
        }

        Reading read() {
            Optional<String> first = line();
            while (first.isPresent() && first.get().isEmpty()) {
                first = line();
            }
            if (first.isEmpty()) {
                return new Reading.Cut(Optional.empty());
            }
            Matcher request = REQUEST_LINE.matcher(first.get());
            if (!request.matches()) {
                return new Reading.Faulty("request line", Optional.empty());
            }
            List<Field> headers = new ArrayList<>();
            for (Optional<String> line = line(); ; line = line()) {
                if (line.isEmpty()) {
                    return new Reading.Cut(Optional.empty());
                }
                if (line.get().isEmpty()) {
                    break;
                }
                Matcher field = FIELD.matcher(line.get());
                if (!field.matches()) {
                    return new Reading.Faulty("header field", Optional.empty());
                }
                headers.add(new Field(
                        field.group(1).toLowerCase(Locale.ROOT), field.group(2).strip()));
            }
            SentMessage head = new SentMessage(request.group(1), request.group(2), headers, ByteBuffer.allocate(0), at);
            int hosts = head.all("host").size();
            if (hosts > 1 || (hosts == 0 && request.group(3).equals("1"))) {
                return new Reading.Faulty(hosts + " hosts", Optional.empty());
            }
            return body(head);
        }

        private Reading body(SentMessage head) {
            List<String> lengths = head.all("content-length");
            List<String> codings = head.all("transfer-encoding");
            if (codings.isEmpty() && lengths.isEmpty()) {
                return new Reading.Whole(head);
            }
            if (!codings.isEmpty()) {
                return codings.size() == 1 && codings.get(0).equalsIgnoreCase("chunked") && lengths.isEmpty()
                        ? chunks(head)
                        : new Reading.Faulty("transfer coding", Optional.empty());
            }
            if (lengths.stream().distinct().count() > 1 || !lengths.get(0).matches("0*[0-9]{1,18}")) {
                return new Reading.Faulty("content length", Optional.empty());
            }
            long length = Long.parseLong(lengths.get(0));
            if (length > bytes.length - at) {
                return new Reading.Cut(Optional.of(head));
            }
            int end = at + (int) length;
            return whole(head, Arrays.copyOfRange(bytes, at, end), end);
        }

        private static Reading whole(SentMessage head, byte[] body, int end) {
            return new Reading.Whole(
                    new SentMessage(head.method, head.target, head.headers, ByteBuffer.wrap(body), end));
        }

        private Reading chunks(SentMessage head) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            while (true) {
                Optional<String> line = line();
                if (line.isEmpty()) {
                    return new Reading.Cut(Optional.of(head));
                }
                Matcher chunk = CHUNK.matcher(line.get());
                if (!chunk.matches()) {
                    return new Reading.Faulty("chunk", Optional.of(head));
                }
                long size = Long.parseLong(chunk.group(1), 16);
                if (size == 0) {
                    return trailers(head, body.toByteArray());
                }
                if (size > bytes.length - at) {
                    return new Reading.Cut(Optional.of(head));
                }
                body.write(bytes, at, (int) size);
                at += (int) size;
                Optional<String> end = line();
                if (end.isEmpty()) {
                    return new Reading.Cut(Optional.of(head));
                }
                if (!end.get().isEmpty()) {
                    return new Reading.Faulty("end of a chunk", Optional.of(head));
                }
            }
        }

        private Reading trailers(SentMessage head, byte[] body) {
            for (Optional<String> line = line(); line.isPresent(); line = line()) {
                if (line.get().isEmpty()) {
                    return whole(head, body, at);
                }
                if (!FIELD.matcher(line.get()).matches()) {
                    return new Reading.Faulty("trailer", Optional.of(head));
                }
            }
            return new Reading.Cut(Optional.of(head));
        }

        /** The next line without its end, which may be a line feed alone; empty when its end is not there. */
        private Optional<String> line() {
            int end = at;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            if (end == bytes.length) {
                return Optional.empty();
            }
            int last = end > at && bytes[end - 1] == '\r' ? end - 1 : end;
            String line = new String(bytes, at, last - at, StandardCharsets.ISO_8859_1);
            at = end + 1;
            return Optional.of(line);
        }
    }
}
