package org.w3id.entente.serve.http;

import org.eclipse.jetty.http.HttpField;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A whole response. Threads may share it. */
public final class Reply {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final int status;
    private final List<HttpField> fields;
    private final ByteBuffer body;

    /**
     * A response.
     *
     * @param status the status code
     * @param fields header fields, beside those that all responses have
     * @param body the bytes, which must not change afterwards; none where the status allows none
     */
    public Reply(int status, List<HttpField> fields, ByteBuffer body) {
        this.status = status;
        this.fields = List.copyOf(fields);
        this.body = body;
    }

    /** A response whose body is in an array, which must not change afterwards. */
    public Reply(int status, List<HttpField> fields, byte[] body) {
        this(status, fields, ByteBuffer.wrap(body));
    }

    /** A response without body. */
    public Reply(int status, List<HttpField> fields) {
        this(status, fields, NOTHING);
    }

    /** The status code. */
    public int status() {
        return status;
    }

    /** Header fields, beside those that all responses have. */
    public List<HttpField> fields() {
        return fields;
    }

    /** How many bytes the body has. */
    public int length() {
        return body.remaining();
    }

    /** The bytes, which are not to be changed; a buffer of its own for each caller. */
    public ByteBuffer body() {
        return body.duplicate();
    }

    /** A reply with a body. */
    public static Reply of(int status, String contentType, byte[] body) {
        return new Reply(status, List.of(new HttpField("Content-Type", contentType)), body);
    }

    /** A reply in plain text, to which a line end is added. */
    public static Reply text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", (text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** A reply without body. */
    public static Reply empty(int status) {
        return new Reply(status, List.of());
    }

    /** A problem: its document, or its sentence where plain text is preferred. */
    public static Reply of(Problem problem, String accept) {
        Accept accepted = Accept.parse(accept);
        double plain = accepted.quality("text/plain", "text/*", "*/*");
        double json = Math.max(
                accepted.quality(Problem.MEDIA_TYPE, "application/*", "*/*"),
                accepted.quality("application/json", "application/*", "*/*"));
        Reply reply = plain > json
                ? text(problem.status(), problem.detail())
                : of(problem.status(), Problem.MEDIA_TYPE, problem.json().getBytes(StandardCharsets.UTF_8));
        List<HttpField> fields = new ArrayList<>(reply.fields);
        problem.headers().forEach((name, value) -> fields.add(new HttpField(name, value)));
        fields.add(new HttpField("Cache-Control", "no-store"));
        return new Reply(reply.status, fields, reply.body);
    }

    /** The same with another header field. */
    public Reply with(String name, String value) {
        return with(new HttpField(name, value));
    }

    /** The same with another header field. */
    public Reply with(HttpField field) {
        List<HttpField> more = new ArrayList<>(fields);
        more.add(field);
        return new Reply(status, more, body);
    }
}
