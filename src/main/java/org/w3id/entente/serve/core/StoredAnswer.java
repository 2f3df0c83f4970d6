package org.w3id.entente.serve.core;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.w3id.entente.serve.http.Gzip;
import org.w3id.entente.serve.http.Reply;

import java.util.ArrayList;
import java.util.List;

/** A whole response, plain and, once somebody wanted it so, packed. Threads may share it. */
public final class StoredAnswer {
    /** A cache may keep an answer, but asks each time whether it still holds. */
    public static final HttpField REVALIDATE = new PreEncodedHttpField("Cache-Control", "no-cache");

    /** An answer that will not come a second time. */
    public static final HttpField NO_STORE = new PreEncodedHttpField("Cache-Control", "no-store");

    private static final HttpField GZIP = new PreEncodedHttpField("Content-Encoding", "gzip");
    private static final String PACKED = "-gz";

    private final List<HttpField> own;
    private final Reply plain;
    private final String tag;
    private volatile Reply packed;

    /**
     * An answer.
     *
     * @param tag the entity tag without quotation marks; empty when the answer is not repeatable
     */
    public StoredAnswer(String contentType, String tag, byte[] body) {
        this(200, List.of(new PreEncodedHttpField("Content-Type", contentType)), tag, body);
    }

    /**
     * An answer with a status and header fields of its own.
     *
     * @param tag the entity tag without quotation marks; empty when the answer is not repeatable
     */
    public StoredAnswer(int status, List<HttpField> fields, String tag, byte[] body) {
        this.tag = tag;
        List<HttpField> all = new ArrayList<>(fields);
        all.addAll(tag.isEmpty() ? List.of(NO_STORE) : List.of(REVALIDATE, etag(tag)));
        this.own = List.copyOf(fields);
        this.plain = new Reply(status, all, body);
    }

    /** The header field of an entity tag, which is given without quotation marks. */
    public static HttpField etag(String tag) {
        return new HttpField("ETag", '"' + tag + '"');
    }

    /** The entity tag of the packed variant. */
    public static String packed(String tag) {
        return tag + PACKED;
    }

    /** How many bytes it holds. */
    public int size() {
        Reply second = packed;
        return plain.length() + (second == null ? 0 : second.length()) + 512;
    }

    /** Whether the response can be given at once. */
    public boolean isReady(boolean gzip) {
        return !gzip || packed != null || plain.length() < Gzip.WORTHWHILE;
    }

    /** The response, packed when that is wanted and worthwhile. */
    public Reply reply(boolean gzip) {
        if (!gzip || plain.length() < Gzip.WORTHWHILE) {
            return plain;
        }
        Reply known = packed;
        if (known == null) {
            known = new Reply(
                    plain.status(), packedFields(), Gzip.pack(plain.body().array()));
            packed = known;
        }
        return known;
    }

    private List<HttpField> packedFields() {
        List<HttpField> all = new ArrayList<>(own);
        all.addAll(tag.isEmpty() ? List.of(NO_STORE, GZIP) : List.of(REVALIDATE, etag(packed(tag)), GZIP));
        return all;
    }
}
