package org.w3id.entente.serve.linked;

import org.w3id.entente.live.LiveGraph;
import org.w3id.entente.live.Safeguard;
import org.w3id.entente.load.Corpus;
import org.w3id.entente.load.Project;
import org.w3id.entente.load.TurtleReader;
import org.w3id.entente.query.EditionSelection;
import org.w3id.entente.query.Questions;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.query.UnionDataset;
import org.w3id.entente.query.describe.Definitions;
import org.w3id.entente.serve.EndpointSettings;
import org.w3id.entente.serve.EvaluationSettings;
import org.w3id.entente.serve.SparqlEndpoint;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The project's own graph, served as it is published. */
final class PublishedProject implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final LiveGraph graph;
    private final Definitions definitions;
    private final SparqlEndpoint endpoint;

    PublishedProject() throws InterruptedException {
        Project project = new Project(Path.of(System.getProperty("entente.home")));
        Corpus corpus = Corpus.read(project.sources(project.home()), new TurtleReader());
        graph = LiveGraph.inMemory(Snapshot.of(corpus, new EditionSelection.All()), Safeguard.NONE);
        definitions = Definitions.of(corpus, Questions.load(project.home(), project.queryFiles()));
        endpoint = SparqlEndpoint.prepare(
                new EndpointSettings(EndpointSettings.LOOPBACK, 0, EvaluationSettings.DEFAULT_TIME_LIMIT));
        endpoint.define(() -> definitions);
        endpoint.publish(graph);
    }

    UnionDataset dataset() {
        return graph.current().dataset();
    }

    Definitions definitions() {
        return definitions;
    }

    /** A request for a path, with names and values of header fields in turns. */
    HttpRequest request(String path, String... fields) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create("http://" + EndpointSettings.LOOPBACK + ":" + endpoint.port() + path));
        if (fields.length > 0) {
            request.headers(fields);
        }
        return request.build();
    }

    /** What is answered at a path; redirections are not followed. */
    HttpResponse<String> get(String path, String... fields) throws IOException, InterruptedException {
        return CLIENT.send(request(path, fields), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        endpoint.close();
        graph.close();
    }
}
