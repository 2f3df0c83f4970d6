package org.w3id.entente.suites;

import org.apache.jena.sparql.graph.GraphFactory;
import org.w3id.entente.live.LiveGraph;
import org.w3id.entente.live.Safeguard;
import org.w3id.entente.query.NamedGraphs;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.query.update.WritableGraphs;
import org.w3id.entente.reason.Rulebook;
import org.w3id.entente.serve.BearerToken;
import org.w3id.entente.serve.EndpointSettings;
import org.w3id.entente.serve.SparqlEndpoint;
import org.w3id.entente.serve.WritingSettings;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The endpoint over a dataset that holds nothing, follows no rules, and may be written by whoever has the token. */
final class SuiteServer implements AutoCloseable {
    private static final String TOKEN = "suites-write-what-they-like-here";

    private final SparqlEndpoint endpoint;
    private final LiveGraph graph;

    private SuiteServer(SparqlEndpoint endpoint, LiveGraph graph) {
        this.endpoint = endpoint;
        this.graph = graph;
    }

    static SuiteServer start() throws InterruptedException {
        Snapshot empty = Snapshot.of(
                new NamedGraphs(Map.of()).beside(GraphFactory.createDefaultGraph()),
                Rulebook.of(GraphFactory.createDefaultGraph(), GraphFactory.createDefaultGraph()));
        LiveGraph graph = LiveGraph.inMemory(empty, Safeguard.NONE);
        SparqlEndpoint endpoint =
                SparqlEndpoint.prepare(new EndpointSettings(EndpointSettings.LOOPBACK, 0, Duration.ofSeconds(30))
                        .with(new WritingSettings(
                                Optional.of(BearerToken.of(TOKEN)),
                                WritableGraphs.ALL,
                                WritingSettings.NONE.requestBytes(),
                                WritingSettings.NONE.waiting())));
        endpoint.publish(graph);
        return new SuiteServer(endpoint, graph);
    }

    /** A client with the token. */
    Client client() {
        return new Client(endpoint.uri().resolve("/"), TOKEN);
    }

    @Override
    public void close() throws IOException {
        endpoint.close();
        graph.close();
    }
}
