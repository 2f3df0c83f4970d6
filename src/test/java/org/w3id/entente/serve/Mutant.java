package org.w3id.entente.serve;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** A request that is made by and by, becomes bytes, and is damaged on the way. */
final class Mutant {
    private static final List<String> METHODS = List.of(
            "HEAD", "OPTIONS", "PATCH", "get", "TRACE", "CONNECT", "QUERY", "DELETE", "PUT", "POST", "G\u00cbT");
    private static final List<String> TYPES = List.of(
            "text/turtle",
            "application/n-triples",
            "application/n-quads",
            "application/trig",
            "application/rdf+xml",
            "application/sparql-query",
            "application/sparql-update",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "text/plain",
            "*/*",
            "",
            ";",
            "text/turtle; charset=latin1",
            "application/sparql-update; charset = latin1",
            "application/sparql-update;charset=utf-8;charset=utf-16",
            "application/sparql-query; charset=\"UTF-8\"");
    private static final List<String> LENGTHS = List.of(
            "-1", "+5", "0x10", "", "0", "99999999999999999999", "1e2", "5, 6", "\u0661", "00000000000000000012");
    private static final List<String> CHUNKS = List.of(
            "zz", "-1", "0x5", "", " 5", "5 ", "FFFFFFFFFFFFFFFFF", "7fffffffffffffff", "5;", "5;a=\"", "+5", "0");
    private static final List<String> ESCAPES =
            List.of("%", "%4", "%zz", "%C0%80", "%ED%A0%80", "%00", "%0A", "+", "&", "&&", "=", "#", "%23", ";", "?");
    private static final List<String> PARAMETERS = List.of(
            "version=-1",
            "version=99999",
            "version=%2B0",
            "version=0x0",
            "version=",
            "version=9223372036854775808",
            "version=%D9%A0",
            "version=0&version=0",
            "query=ASK%7B%7D",
            "update=CLEAR%20ALL",
            "default",
            "graph=http://x.org/g2",
            "graph=g2",
            "graph=",
            "default-graph-uri=http://x.org/g1",
            "named-graph-uri=http://x.org/g1",
            "using-graph-uri=http://x.org/g1",
            "since=0",
            "since=-0",
            "%",
            "\u00e4=1");
    private static final List<String> TEXTS = List.of(
            "\\u12",
            "\\uD800",
            "\\u007D",
            "\\u0022",
            "\\U00110000",
            "\\U0001F600",
            "\\",
            "\0",
            "\uFEFF",
            "}",
            "{",
            "'",
            "\"",
            ">",
            "<",
            "#",
            ";",
            ".",
            "%",
            "\u00e9",
            "\uD83D\uDE00",
            "(",
            "?",
            "$",
            "_:a",
            "[]",
            "1e9",
            "\r",
            "\n",
            "GRAPH",
            "OPTIONAL",
            "SILENT",
            "DISTINCT",
            "NaN",
            "@",
            "^^",
            "-",
            "0x",
            "'''",
            "/*",
            "SERVICE <http://127.0.0.1:1/> {}");
    private static final byte[][] NO_TEXT = {
        {(byte) 0xc0, (byte) 0x80},
        {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
        {(byte) 0xff},
        {(byte) 0xe2, (byte) 0x82},
        {0}
    };

    private final Random random;
    private String method;
    private String target;
    private final List<String> headers = new ArrayList<>();
    private byte[] body = new byte[0];
    private boolean isPacked;
    private boolean isChunked;
    private String length = "";
    private String brokenChunk = "";

    Mutant(Random random, String method, String target) {
        this.random = random;
        this.method = method;
        this.target = target;
    }

    Mutant with(String name, String value) {
        headers.add(name + ": " + value);
        return this;
    }

    Mutant body(String contentType, String text) {
        body = text.getBytes(StandardCharsets.UTF_8);
        return with("Content-Type", contentType);
    }

    /** Packs the body. */
    Mutant packed() {
        isPacked = true;
        return with("Content-Encoding", "gzip");
    }

    /** Sends the body in chunks. */
    Mutant chunked() {
        isChunked = true;
        return this;
    }

    /** The request as bytes, damaged so many times. */
    byte[] bytes(int damages) {
        int later = 0;
        for (int i = 0; i < damages; i++) {
            if (random.nextInt(5) < 3) {
                damageParts();
            } else {
                later++;
            }
        }
        byte[] bytes = message();
        for (int i = 0; i < later; i++) {
            bytes = damage(bytes);
        }
        return bytes;
    }

    // ---- damage

    private void damageParts() {
        switch (random.nextInt(14)) {
            case 0 -> method = one(METHODS);
            case 1 -> {
                headers.removeIf(header -> header.startsWith("Content-Type"));
                headers.add("Content-Type: " + one(TYPES));
            }
            case 2 ->
                length = random.nextBoolean() ? one(LENGTHS) : Integer.toString(random.nextInt(2 * body.length + 9));
            case 3 -> {
                isChunked = true;
                brokenChunk = one(CHUNKS);
            }
            case 4 -> {
                if (!headers.isEmpty()) {
                    String header = one(headers);
                    headers.add(random.nextInt(headers.size()), random.nextBoolean() ? header : header + "x");
                }
            }
            case 5 -> headers.add("X-Large: " + "x".repeat(random.nextInt(8) == 0 ? 8_300 : 50));
            case 6 ->
                headers.add(
                        "If-Match: " + one(List.of("*", "\"\"", "\"1\"", "W/\"0\"", "1", "\"*\"", "*, \"1\"", ",")));
            case 7 -> target = inserted(target, one(ESCAPES));
            case 8 -> target += (target.indexOf('?') < 0 ? "?" : "&") + one(PARAMETERS);
            case 9 -> {
                if (!headers.isEmpty()) {
                    headers.remove(random.nextInt(headers.size()));
                }
            }
            case 10 ->
                headers.add(one(List.of(
                        "Transfer-Encoding: chunked",
                        "Transfer-Encoding: gzip, chunked",
                        "Transfer-Encoding: identity",
                        "Content-Encoding: deflate",
                        "Content-Encoding: gzip",
                        "Expect: 100-continue",
                        "Expect: everything",
                        "Connection: close",
                        "Upgrade: h2c",
                        "Accept: nothing/*",
                        "Accept: \0",
                        " folded",
                        "no colon",
                        "Host: other")));
            case 11 -> body = inserted(body, one(TEXTS).getBytes(StandardCharsets.UTF_8));
            case 12 -> body = inserted(body, NO_TEXT[random.nextInt(NO_TEXT.length)]);
            default -> body = damage(body);
        }
    }

    /** Flips, removes, doubles, inserts, or cuts off bytes. */
    private byte[] damage(byte[] bytes) {
        if (bytes.length == 0) {
            return bytes;
        }
        int at = random.nextInt(bytes.length);
        int end = Math.min(bytes.length, at + 1 + random.nextInt(random.nextInt(8) == 0 ? 60 : 4));
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 64);
        out.write(bytes, 0, at);
        switch (random.nextInt(6)) {
            case 0 -> {
                out.write(bytes[at] ^ (1 << random.nextInt(8)));
                out.write(bytes, at + 1, bytes.length - at - 1);
            }
            case 1 -> out.write(bytes, end, bytes.length - end);
            case 2 -> {
                out.write(bytes, at, end - at);
                out.write(bytes, at, bytes.length - at);
            }
            case 3 -> {
                for (int i = at; i < end; i++) {
                    out.write(random.nextBoolean() ? random.nextInt(256) : ' ' + random.nextInt(95));
                }
                out.write(bytes, at, bytes.length - at);
            }
            case 4 -> {
                out.write(random.nextInt(256));
                out.write(bytes, at + 1, bytes.length - at - 1);
            }
            default -> {} // it is cut off here
        }
        return out.toByteArray();
    }

    private String inserted(String text, String piece) {
        int at = random.nextInt(text.length() + 1);
        return text.substring(0, at) + piece + text.substring(at);
    }

    private byte[] inserted(byte[] bytes, byte[] piece) {
        int at = random.nextInt(bytes.length + 1);
        byte[] more = new byte[bytes.length + piece.length];
        System.arraycopy(bytes, 0, more, 0, at);
        System.arraycopy(piece, 0, more, at, piece.length);
        System.arraycopy(bytes, at, more, at + piece.length, bytes.length - at);
        return more;
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    // ---- bytes

    private byte[] message() {
        byte[] sent = isPacked ? gzip() : body;
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
        headers.forEach(header -> head.append(header).append("\r\n"));
        boolean hasBody = sent.length > 0 || headers.stream().anyMatch(header -> header.startsWith("Content-Type"));
        if (isChunked) {
            head.append("Transfer-Encoding: chunked\r\n");
        }
        if (!length.isEmpty() || (hasBody && !isChunked)) {
            head.append("Content-Length: ")
                    .append(length.isEmpty() ? Integer.toString(sent.length) : length)
                    .append("\r\n");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(head.length() + sent.length + 64);
        out.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        if (isChunked) {
            chunks(sent, out);
        } else {
            out.writeBytes(sent);
        }
        return out.toByteArray();
    }

    private void chunks(byte[] sent, ByteArrayOutputStream out) {
        int broken = brokenChunk.isEmpty() ? -1 : random.nextInt(3);
        int at = 0;
        for (int number = 0; at < sent.length; number++) {
            int size = Math.min(sent.length - at, 1 + random.nextInt(sent.length));
            String label = number == broken ? brokenChunk : Integer.toHexString(size);
            out.writeBytes((label + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.write(sent, at, size);
            out.writeBytes(new byte[] {'\r', '\n'});
            at += size;
        }
        out.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private byte[] gzip() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(body);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        byte[] bytes = packed.toByteArray();
        return random.nextInt(4) == 0 ? damage(bytes) : bytes;
    }
}
