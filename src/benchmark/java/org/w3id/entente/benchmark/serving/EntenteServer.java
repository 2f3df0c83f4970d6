package org.w3id.entente.benchmark.serving;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.w3id.entente.live.DurableLedger;
import org.w3id.entente.live.LiveGraph;
import org.w3id.entente.live.Safeguard;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.serve.BearerToken;
import org.w3id.entente.serve.EndpointSettings;
import org.w3id.entente.serve.SparqlEndpoint;
import org.w3id.entente.serve.WritingSettings;
import org.w3id.entente.store.disk.Store;
import org.w3id.entente.validate.ChangeCheck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Entente as it serves a project from a store, with its usual settings; changes are checked, reasoned over, and on disk. */
final class EntenteServer {
    /** What a writer shows. */
    static final String TOKEN = "the-benchmark-writes-with-this";

    private EntenteServer() {}

    /** Serves from memory. */
    static RunningServer start(Material material) throws InterruptedException {
        Snapshot snapshot = material.snapshot();
        return serve(LiveGraph.inMemory(snapshot, safeguard()));
    }

    /** Serves from memory, and keeps changes on disk before they are acknowledged. */
    static RunningServer startStored(Material material) throws IOException, InterruptedException {
        Snapshot snapshot = material.snapshot();
        return serve(
                new LiveGraph(snapshot, new DurableLedger(store(material)), safeguard(), LiveGraph.Settings.USUAL));
    }

    private static Safeguard safeguard() {
        return Safeguard.by(new ChangeCheck(PartnershipShapes.graph(), Graph.emptyGraph));
    }

    private static RunningServer serve(LiveGraph graph) {
        SparqlEndpoint endpoint =
                SparqlEndpoint.prepare(new EndpointSettings(EndpointSettings.LOOPBACK, 0, Duration.ofSeconds(30))
                        .with(WritingSettings.of(BearerToken.of(TOKEN))));
        endpoint.publish(graph);
        return new RunningServer(
                endpoint.port(), graph.current().closure().graph().size());
    }

    private static Store store(Material material) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(Path.of(System.getProperty("folder", "target")), "store");
        Path store = folder.resolve("store");
        Store.create(
                store,
                Map.of(NodeFactory.createURI(Material.EDITION), material.data().graph()),
                "a generated graph");
        Store open = Store.open(store).store();
        // The copy for other programs is made once, by another thread; what is measured is a store in use.
        open.awaitCopy(open.version(), Duration.ofMinutes(10));
        return open;
    }
}
