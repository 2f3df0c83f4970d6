package org.w3id.entente.benchmark.serving;

import org.w3id.entente.live.LiveGraph;
import org.w3id.entente.live.Safeguard;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.serve.EndpointSettings;
import org.w3id.entente.serve.SparqlEndpoint;

/** Entente as it serves a project, with its usual settings. */
final class EntenteServer {
    private EntenteServer() {}

    static RunningServer start(Material material) throws InterruptedException {
        SparqlEndpoint endpoint = SparqlEndpoint.prepare(
                new EndpointSettings(EndpointSettings.LOOPBACK, 0, java.time.Duration.ofSeconds(30)));
        Snapshot snapshot = material.snapshot();
        endpoint.publish(LiveGraph.inMemory(snapshot, Safeguard.NONE));
        return new RunningServer(endpoint.port(), snapshot.closure().graph().size());
    }
}
