package org.w3id.entente.serve;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.w3id.entente.serve.http.Gzip;
import org.w3id.entente.serve.http.Reply;

import java.util.List;

/** The whole response to a query, plain and, once somebody wanted it so, packed. Threads may share it. */
final class StoredAnswer {
    /** A cache may keep an answer, but asks each time whether it still holds. */
    static final HttpField REVALIDATE = new PreEncodedHttpField("Cache-Control", "no-cache");

    /** An answer that will not come a second time. */
    static final HttpField NO_STORE = new PreEncodedHttpField("Cache-Control", "no-store");

    private static final HttpField GZIP = new PreEncodedHttpField("Content-Encoding", "gzip");
    private static final String PACKED = "-gz";

    private final Reply plain;
    private final String tag;
    private volatile Reply packed;

    /**
     * An answer.
     *
     * @param tag the entity tag without quotation marks; empty when the answer is not repeatable
     */
    StoredAnswer(Representation representation, String tag, byte[] body) {
        this.tag = tag;
        HttpField contentType = new PreEncodedHttpField("Content-Type", representation.contentType());
        this.plain = new Reply(
                200,
                tag.isEmpty() ? List.of(contentType, NO_STORE) : List.of(contentType, REVALIDATE, etag(tag)),
                body);
    }

    static HttpField etag(String tag) {
        return new HttpField("ETag", '"' + tag + '"');
    }

    /** The entity tag of the packed variant. */
    static String packed(String tag) {
        return tag + PACKED;
    }

    /** How many bytes it holds. */
    int size() {
        Reply second = packed;
        return plain.length() + (second == null ? 0 : second.length()) + 512;
    }

    /** Whether the response can be given at once. */
    boolean isReady(boolean gzip) {
        return !gzip || packed != null || plain.length() < Gzip.WORTHWHILE;
    }

    /** The response, packed when that is wanted and worthwhile. */
    Reply reply(boolean gzip) {
        if (!gzip || plain.length() < Gzip.WORTHWHILE) {
            return plain;
        }
        Reply known = packed;
        if (known == null) {
            known = new Reply(200, packedFields(), Gzip.pack(plain.body().array()));
            packed = known;
        }
        return known;
    }

    private List<HttpField> packedFields() {
        HttpField contentType = plain.fields().get(0);
        return tag.isEmpty()
                ? List.of(contentType, NO_STORE, GZIP)
                : List.of(contentType, REVALIDATE, etag(packed(tag)), GZIP);
    }
}
