package org.w3id.entente.serve;

import org.w3id.entente.query.Snapshot;
import org.w3id.entente.query.UnionDataset;
import org.w3id.entente.serve.core.GraphSource;
import org.w3id.entente.serve.core.Language;
import org.w3id.entente.serve.core.Paths;
import org.w3id.entente.serve.http.Accept;
import org.w3id.entente.serve.http.Exchange;
import org.w3id.entente.serve.http.Problem;
import org.w3id.entente.serve.http.Reply;
import org.w3id.entente.serve.linked.LinkedData;
import org.w3id.entente.serve.web.Page;

import java.util.List;

/** Says what is here, at the root. Threads share it. */
final class FrontPage {
    /** The media types of the page, the preferred one first. */
    static final List<String> OFFERS = List.of("text/plain", Page.MEDIA_TYPE);

    private final GraphSource source;
    private final boolean isWritable;
    private final LinkedData linked;

    FrontPage(GraphSource source, boolean isWritable, LinkedData linked) {
        this.source = source;
        this.isWritable = isWritable;
        this.linked = linked;
    }

    void get(Exchange exchange) {
        if (wanted(exchange.accept()).equals(Page.MEDIA_TYPE)) {
            linked.index(exchange);
            return;
        }
        GraphSource.View view = source.current();
        exchange.answeredFrom(view.version());
        exchange.reply(Reply.text(200, page(view.dataset()))
                .with("Cache-Control", "no-cache")
                .with("Vary", Language.VARY));
    }

    private static String wanted(String accept) {
        return accept.isBlank()
                ? OFFERS.getFirst()
                : Accept.parse(accept).best(OFFERS).orElseThrow(() -> Problem.of(
                                Problem.Kind.NOT_ACCEPTABLE,
                                "Accept: " + accept + "; wanted one of " + String.join(", ", OFFERS))
                        .with("offers", OFFERS)
                        .thrown());
    }

    private String page(UnionDataset dataset) {
        return """
                Entente: who cooperates with whom on space and cyber security, and the passages that say so.

                SPARQL endpoint  %s: query, by GET or POST (SPARQL 1.1 Protocol); ?version=N for an earlier version
                Graph store      %s?graph=IRI or ?default (Graph Store HTTP Protocol)
                Updates          %s, %s
                Changes          %s?since=N (RDF Patch), after %s
                Linked data      /id/NAME, as every IRI of the graph, in Turtle, JSON-LD, N-Triples and HTML; /ontology
                Self-description %s without a query (SPARQL Service Description), /.well-known/void (VoID and DCAT), /download
                Questions        %s, %s/NAME
                Explanations     %s, %s: with subject, predicate and object; %s: with add or remove
                For programs     %s (OpenAPI), %s (OpenRefine), %s (Model Context Protocol)
                Monitoring       %s, %s
                Default graph    the union of %d named graphs, %d triples
                Inferred         GRAPH graph:inferred holds what only follows by rule, %d triples

                Example          %s?query=SELECT+*+%%7B+?series+a+ent:Exercise+%%7D+LIMIT+10""".formatted(
                        Paths.SPARQL,
                        Paths.DATA,
                        Paths.UPDATE,
                        isWritable ? "for writers with a token" : "which nobody may send: the graph is read-only",
                        Paths.CHANGES,
                        Paths.CHANGES_BASE,
                        Paths.SPARQL,
                        Paths.ASK,
                        Paths.ASK,
                        Paths.WHY,
                        Paths.WHY_NOT,
                        Paths.WHAT_IF,
                        Paths.OPENAPI,
                        Paths.RECONCILE,
                        Paths.MCP,
                        Paths.HEALTH,
                        Paths.METRICS,
                        dataset.graphNames().size(),
                        dataset.tripleCount(),
                        dataset.getGraph(Snapshot.INFERRED).size(),
                        Paths.SPARQL);
    }
}
