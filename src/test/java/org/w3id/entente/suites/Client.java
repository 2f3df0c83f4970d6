package org.w3id.entente.suites;

import org.apache.jena.atlas.web.ContentType;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A client of the endpoint's protocols, with the token of a writer. */
final class Client implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI root;
    private final String token;

    /**
     * A client.
     *
     * @param root the endpoint's address, without a path
     * @param token what a writer shows
     */
    Client(URI root, String token) {
        this.root = root;
        this.token = token;
    }

    HttpResponse<byte[]> send(String method, String target, Optional<String> contentType, byte[] body, String accept)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve(target))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .header("Authorization", "Bearer " + token)
                .header("Accept", accept);
        contentType.ifPresent(type -> request.header("Content-Type", type));
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    /** The answer to a query, whatever its status. */
    HttpResponse<byte[]> query(String text, String accept) throws IOException, InterruptedException {
        return send("POST", "/sparql", Optional.of("application/sparql-query"), bytes(text), accept);
    }

    /** What became of an update, whatever its status. */
    HttpResponse<byte[]> update(String text) throws IOException, InterruptedException {
        return send("POST", "/update", Optional.of("application/sparql-update"), bytes(text), "*/*");
    }

    /** Makes a dataset the whole content of the store. */
    void store(EvaluationCase.Dataset dataset) throws IOException, InterruptedException {
        require(update("CLEAR ALL"), "CLEAR ALL");
        put("/data?default", dataset.unnamed());
        for (var each : dataset.named().entrySet()) {
            put(graph(each.getKey()), each.getValue());
        }
    }

    private void put(String target, Graph graph) throws IOException, InterruptedException {
        if (graph.isEmpty()) {
            return; // nothing keeps an empty graph
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        RDFDataMgr.write(body, graph, Lang.NTRIPLES);
        require(
                send("PUT", target, Optional.of(Lang.NTRIPLES.getHeaderString()), body.toByteArray(), "*/*"),
                "PUT " + target);
    }

    /** A named graph of the store; the default graph when no name is given. Empty when there is none. */
    Graph get(Optional<String> name) throws IOException, InterruptedException {
        String target = name.map(Client::graph).orElse("/data?default");
        HttpResponse<byte[]> response = send("GET", target, Optional.empty(), new byte[0], "application/n-triples");
        Graph graph = GraphFactory.createDefaultGraph();
        if (response.statusCode() == 404) {
            return graph;
        }
        require(response, "GET " + target);
        RDFParser.source(new ByteArrayInputStream(response.body()))
                .lang(Lang.NTRIPLES)
                .parse(graph);
        return graph;
    }

    /** The media type of a response, without parameters. */
    static String mediaType(HttpResponse<byte[]> response) {
        return response.headers()
                .firstValue("Content-Type")
                .map(type -> ContentType.create(type).getContentTypeStr())
                .orElse("");
    }

    /** The body of a response that is a success. */
    static byte[] require(HttpResponse<byte[]> response, String what) {
        if (response.statusCode() / 100 != 2) {
            throw new AssertionError(
                    what + ": " + response.statusCode() + " " + new String(response.body(), StandardCharsets.UTF_8));
        }
        return response.body();
    }

    private static String graph(String name) {
        return "/data?graph=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }
}
