package org.w3id.entente.serve;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.w3id.entente.live.LiveGraph;
import org.w3id.entente.serve.core.Chore;
import org.w3id.entente.serve.core.GraphSource;
import org.w3id.entente.serve.core.Paths;
import org.w3id.entente.serve.core.StoredAnswer;
import org.w3id.entente.serve.core.Turnstile;
import org.w3id.entente.serve.core.VersionTag;
import org.w3id.entente.serve.core.Versions;
import org.w3id.entente.serve.http.EntityTags;
import org.w3id.entente.serve.http.Exchange;
import org.w3id.entente.serve.http.Parameters;
import org.w3id.entente.serve.http.Problem;
import org.w3id.entente.serve.http.Reply;
import org.w3id.entente.serve.http.Spool;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The changes after a version, as RDF Patch. Threads share it. */
final class ChangeFeed {
    private static final String MEDIA_TYPE = "application/rdf-patch";
    /** The header field with the fingerprint of all data at the version that the answer leads to. */
    static final String HASH = "Entente-Hash";

    /** The header field with what tells the ontology and the rules from others. */
    static final String THEORY = "Entente-Theory";

    private static final byte[] END = "TC .\n".getBytes(StandardCharsets.UTF_8);

    private final GraphSource source;
    private final Turnstile turnstile;
    private final VersionTag tags;

    ChangeFeed(GraphSource source, Turnstile turnstile, VersionTag tags) {
        this.source = source;
        this.turnstile = turnstile;
        this.tags = tags;
    }

    void get(Exchange exchange) {
        OptionalLong since = Versions.number(Parameters.parse(exchange.query()).one("since"));
        if (since.isEmpty()) {
            throw Problem.of(
                            Problem.Kind.BAD_REQUEST,
                            "no version to begin with; wanted " + Paths.CHANGES + "?since=N, where N is the version "
                                    + "that you have, 0 for none")
                    .thrown();
        }
        long version = since.getAsLong();
        source.check(version);
        String tag = '"' + tags.of(source.graph().current().version(), "since-" + version) + '"';
        if (EntityTags.contain(exchange.header(HttpHeader.IF_NONE_MATCH).orElse(""), tag, true)) {
            exchange.answeredFrom(source.graph().current().version());
            exchange.reply(new Reply(304, List.of(new HttpField("ETag", tag), StoredAnswer.REVALIDATE)));
            return;
        }
        Chore.submit(exchange, turnstile, () -> write(exchange, version));
    }

    private void write(Exchange exchange, long since) throws IOException {
        LiveGraph graph = source.graph();
        try (Spool body = new Spool(exchange);
                Counting counting = new Counting(body)) {
            try {
                graph.copySince(since, counting);
            } catch (IllegalArgumentException forgotten) {
                source.check(since);
                throw forgotten;
            }
            // A change may have come meanwhile: what the body ends with counts.
            long next = since + counting.records;
            exchange.answeredFrom(next);
            String tag = '"' + tags.of(next, "since-" + since) + '"';
            List<HttpField> fields = new ArrayList<>(List.of(
                    new HttpField("Content-Type", MEDIA_TYPE),
                    new HttpField("Entente-Next", Long.toString(next)),
                    new HttpField(THEORY, graph.theory()),
                    new HttpField("ETag", tag),
                    StoredAnswer.REVALIDATE));
            graph.dataHash(next).ifPresent(hash -> fields.add(new HttpField(HASH, hash.toString())));
            exchange.reply(new Reply(200, fields, body.bytes()));
        }
    }

    /** Counts the records that pass. */
    private static final class Counting extends FilterOutputStream {
        private long records;
        private int matched;

        Counting(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int each) throws IOException {
            count(each);
            out.write(each);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            for (int i = offset; i < offset + length; i++) {
                count(bytes[i]);
            }
            out.write(bytes, offset, length);
        }

        /** Counts the lines that are the end of a record; after another byte, the rest of a line does not count. */
        private void count(int each) {
            if (matched >= 0 && each == END[matched]) {
                matched++;
                if (matched == END.length) {
                    records++;
                    matched = 0;
                }
            } else {
                matched = each == '\n' ? 0 : -1;
            }
        }
    }
}
