package org.w3id.entente.serve;

import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.sparql.core.Quad;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.w3id.entente.live.LiveGraph;
import org.w3id.entente.live.Theory;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.serve.core.Chore;
import org.w3id.entente.serve.core.GraphSource;
import org.w3id.entente.serve.core.StoredAnswer;
import org.w3id.entente.serve.core.Turnstile;
import org.w3id.entente.serve.http.Accept;
import org.w3id.entente.serve.http.Exchange;
import org.w3id.entente.serve.http.Problem;
import org.w3id.entente.serve.http.Reply;
import org.w3id.entente.serve.http.Spool;
import org.w3id.entente.store.CanonicalHash;
import org.w3id.entente.store.log.QuadText;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** What later changes lead on from: all graphs of data at the newest version, in one answer. Threads share it. */
final class ChangeBase {
    private static final String MEDIA_TYPE = "application/n-quads";

    private final GraphSource source;
    private final Turnstile turnstile;

    ChangeBase(GraphSource source, Turnstile turnstile) {
        this.source = source;
        this.turnstile = turnstile;
    }

    void get(Exchange exchange) {
        boolean isPacked = exchange.header(HttpHeader.ACCEPT_ENCODING)
                .filter(codings -> Accept.parse(codings).prefersCoding("gzip"))
                .isPresent();
        Chore.submit(exchange, turnstile, () -> write(exchange, isPacked));
    }

    private void write(Exchange exchange, boolean isPacked) throws IOException {
        LiveGraph graph = source.graph();
        Snapshot snapshot = graph.current();
        CanonicalHash hash = graph.dataHash(snapshot.version())
                .orElseThrow(() -> Problem.of(Problem.Kind.BUSY, "the graph changes too quickly; ask again")
                        .retryAfter(1)
                        .thrown());
        List<HttpField> fields = new ArrayList<>(List.of(
                new HttpField("Content-Type", MEDIA_TYPE),
                new HttpField(ChangeFeed.HASH, hash.toString()),
                new HttpField(ChangeFeed.THEORY, graph.theory()),
                StoredAnswer.NO_STORE));
        try (Spool body = new Spool(exchange)) {
            if (isPacked) {
                fields.add(new HttpField("Content-Encoding", "gzip"));
                try (OutputStream packed = new GZIPOutputStream(body, 1 << 16)) {
                    QuadText.write(quads(snapshot), packed);
                }
            } else {
                QuadText.write(quads(snapshot), body);
            }
            exchange.answeredFrom(snapshot.version());
            exchange.reply(new Reply(200, fields, body.bytes()));
        }
    }

    private static Iterator<Quad> quads(Snapshot snapshot) {
        Iterator<Quad> named = snapshot.asserted().graphs().entrySet().stream()
                .filter(each -> Theory.isOfData(each.getKey()))
                .flatMap(each -> each.getValue().stream().map(triple -> Quad.create(each.getKey(), triple)))
                .iterator();
        Iterator<Quad> own = snapshot.asserted()
                .own()
                .map(graph -> graph.stream()
                        .map(triple -> Quad.create(Quad.defaultGraphIRI, triple))
                        .iterator())
                .orElse(Collections.emptyIterator());
        return Iter.concat(named, own);
    }
}
