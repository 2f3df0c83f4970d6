package org.w3id.entente.serve;

import org.w3id.entente.live.LiveGraph;
import org.w3id.entente.live.Safeguard;
import org.w3id.entente.load.Project;
import org.w3id.entente.query.Questions;
import org.w3id.entente.query.Snapshots;
import org.w3id.entente.query.describe.Definitions;
import org.w3id.entente.serve.http.Routes;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The project of a folder, served on a free port, and a client. */
final class Served implements AutoCloseable {
    static final String TOKEN = "a-token-for-tests-0123456789";

    private final LiveGraph graph;
    private final SparqlEndpoint endpoint;
    private final HttpClient client = HttpClient.newHttpClient();

    private Served(LiveGraph graph, SparqlEndpoint endpoint) {
        this.graph = graph;
        this.endpoint = endpoint;
    }

    static Served of(Path home) {
        Project project = new Project(home);
        SparqlEndpoint endpoint = SparqlEndpoint.prepare(
                new EndpointSettings(EndpointSettings.LOOPBACK, 0, EvaluationSettings.DEFAULT_TIME_LIMIT)
                        .with(WritingSettings.of(BearerToken.of(TOKEN))));
        Questions questions = Questions.load(home, project.queryFiles());
        endpoint.define(() -> new Definitions(Definitions.NONE.scope(), questions));
        LiveGraph graph = LiveGraph.inMemory(Snapshots.of(home), Safeguard.NONE);
        endpoint.publish(graph);
        return new Served(graph, endpoint);
    }

    HttpResponse<String> get(String address, String... headers) throws IOException, InterruptedException {
        return send("GET", address, Optional.empty(), headers);
    }

    HttpResponse<String> send(String method, String address, Optional<String> body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + endpoint.port() + address))
                .method(
                        method,
                        body.map(HttpRequest.BodyPublishers::ofString).orElseGet(HttpRequest.BodyPublishers::noBody));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException cut) {
            // Whoever is refused before the body was read is cut off, at times before the reply has arrived.
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    List<Routes.Route> routes() {
        return endpoint.routes();
    }

    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        endpoint.close();
        graph.close();
    }
}
