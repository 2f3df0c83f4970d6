package org.w3id.entente.serve;

import org.w3id.entente.query.Snapshot;
import org.w3id.entente.query.UnionDataset;
import org.w3id.entente.serve.core.GraphSource;
import org.w3id.entente.serve.core.Language;
import org.w3id.entente.serve.core.Paths;
import org.w3id.entente.serve.http.Accept;
import org.w3id.entente.serve.http.Exchange;
import org.w3id.entente.serve.http.Reply;
import org.w3id.entente.serve.linked.LinkedData;
import org.w3id.entente.serve.web.Page;

import java.util.List;
import java.util.Optional;

/** Says what is here, at the root. Threads share it. */
final class FrontPage {
    private static final List<String> OFFERS = List.of("text/plain", Page.MEDIA_TYPE);

    private final GraphSource source;
    private final boolean isWritable;
    private final LinkedData linked;

    FrontPage(GraphSource source, boolean isWritable, LinkedData linked) {
        this.source = source;
        this.isWritable = isWritable;
        this.linked = linked;
    }

    void get(Exchange exchange) {
        Optional<String> best = Accept.parse(exchange.accept()).best(OFFERS);
        if (best.filter(Page.MEDIA_TYPE::equals).isPresent()) {
            linked.index(exchange);
            return;
        }
        GraphSource.View view = source.current();
        exchange.answeredFrom(view.version());
        exchange.reply(Reply.text(200, page(view.dataset()))
                .with("Cache-Control", "no-cache")
                .with("Vary", Language.VARY));
    }

    private String page(UnionDataset dataset) {
        return """
                Entente: who cooperates with whom on space and cyber security, and the passages that say so.

                SPARQL endpoint  %s: query, by GET or POST (SPARQL 1.1 Protocol); ?version=N for an earlier version
                Graph store      %s?graph=IRI or ?default (Graph Store HTTP Protocol)
                Updates          %s, %s
                Changes          %s?since=N (RDF Patch)
                Monitoring       %s, %s
                Default graph    the union of %d named graphs, %d triples
                Inferred         GRAPH graph:inferred holds what only follows by rule, %d triples

                Example          %s?query=SELECT+*+%%7B+?series+a+ent:Exercise+%%7D+LIMIT+10""".formatted(
                        Paths.SPARQL,
                        Paths.DATA,
                        Paths.UPDATE,
                        isWritable ? "for writers with a token" : "which nobody may send: the graph is read-only",
                        Paths.CHANGES,
                        Paths.HEALTH,
                        Paths.METRICS,
                        dataset.graphNames().size(),
                        dataset.tripleCount(),
                        dataset.getGraph(Snapshot.INFERRED).size(),
                        Paths.SPARQL);
    }
}
