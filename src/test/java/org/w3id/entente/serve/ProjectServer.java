package org.w3id.entente.serve;

import org.w3id.entente.live.LiveGraph;
import org.w3id.entente.live.Safeguard;
import org.w3id.entente.load.Project;
import org.w3id.entente.query.Questions;
import org.w3id.entente.query.Snapshots;
import org.w3id.entente.query.describe.Definitions;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** The project's own graph and questions on a free port. */
public final class ProjectServer implements AutoCloseable {
    private final LiveGraph graph;
    private final SparqlEndpoint endpoint;

    /** Starts it. */
    public ProjectServer() {
        this(EvaluationSettings.DEFAULT_TIME_LIMIT);
    }

    /** Starts it with a time limit for each request. */
    public ProjectServer(Duration timeLimit) {
        Path home = Path.of(System.getProperty("entente.home"));
        Questions questions = Questions.load(home, new Project(home).queryFiles());
        graph = LiveGraph.inMemory(Snapshots.of(home), Safeguard.NONE);
        endpoint = SparqlEndpoint.prepare(new EndpointSettings(EndpointSettings.LOOPBACK, 0, timeLimit));
        endpoint.define(() -> new Definitions(Definitions.NONE.scope(), questions));
        endpoint.publish(graph);
    }

    /** Its address, without a slash at the end. */
    public String address() {
        return "http://127.0.0.1:" + endpoint.port();
    }

    @Override
    public void close() throws IOException {
        endpoint.close();
        graph.close();
    }
}
