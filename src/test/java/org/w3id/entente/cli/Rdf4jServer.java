package org.w3id.entente.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import org.eclipse.rdf4j.common.exception.RDF4JException;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.query.BooleanQuery;
import org.eclipse.rdf4j.query.GraphQuery;
import org.eclipse.rdf4j.query.Query;
import org.eclipse.rdf4j.query.TupleQuery;
import org.eclipse.rdf4j.query.resultio.sparqljson.SPARQLBooleanJSONWriter;
import org.eclipse.rdf4j.query.resultio.sparqljson.SPARQLResultsJSONWriter;
import org.eclipse.rdf4j.repository.Repository;
import org.eclipse.rdf4j.repository.RepositoryConnection;
import org.eclipse.rdf4j.repository.sail.SailRepository;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.ntriples.NTriplesWriter;
import org.eclipse.rdf4j.sail.memory.MemoryStore;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * A server of another make, for a process of its own: RDF4J's store, parsers and writers behind the JDK's HTTP server. Queries at
 * {@code /query}, updates at {@code /update}, the Graph Store HTTP Protocol at {@code /data}. It says its address on standard output.
 */
final class Rdf4jServer {
    private final Repository repository = new SailRepository(new MemoryStore());

    private Rdf4jServer() {}

    /** Serves until the process is ended. */
    public static void main(String[] arguments) throws IOException {
        Rdf4jServer server = new Rdf4jServer();
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        http.createContext("/query", handler(server::query));
        http.createContext("/update", handler(server::update));
        http.createContext("/data", handler(server::data));
        http.createContext("/endless", Rdf4jServer::endless);
        http.createContext("/silent", exchange -> {}); // takes the request and never answers
        http.start();
        System.out.println("http://127.0.0.1:" + http.getAddress().getPort());
        System.out.flush();
    }

    /** Something that answers a request over a connection to the store. */
    private interface Operation {
        void answer(HttpExchange exchange, RepositoryConnection connection) throws IOException;
    }

    private static HttpHandler handler(Answered operation) {
        return exchange -> {
            try (exchange) {
                try {
                    operation.answer(exchange);
                } catch (RDF4JException fault) {
                    // As real servers do, with more than a stranger should read.
                    reply(
                            exchange,
                            500,
                            "text/plain",
                            ("secret of the store: " + fault).getBytes(StandardCharsets.UTF_8));
                }
            }
        };
    }

    /** Something that answers a request. */
    private interface Answered {
        void answer(HttpExchange exchange) throws IOException;
    }

    private void query(HttpExchange exchange) throws IOException {
        with(exchange, (request, connection) -> {
            String text = request.getRequestMethod().equals("POST")
                    ? new String(request.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                    : parameters(request).get("query");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Query query = connection.prepareQuery(text);
            String type = "application/sparql-results+json";
            switch (query) {
                case TupleQuery rows -> rows.evaluate(new SPARQLResultsJSONWriter(out));
                case BooleanQuery truth -> new SPARQLBooleanJSONWriter(out).handleBoolean(truth.evaluate());
                case GraphQuery triples -> {
                    triples.evaluate(new NTriplesWriter(out));
                    type = "application/n-triples";
                }
                default -> throw new IllegalStateException(query.toString());
            }
            String accept = request.getRequestHeaders().getFirst("Accept");
            if (accept != null && accept.equals("text/csv")) {
                type = "text/csv";
                String number =
                        out.toString(StandardCharsets.UTF_8).replaceFirst("(?s).*\"value\"\\s*:\\s*\"(\\d+)\".*", "$1");
                out.reset();
                out.writeBytes(("n\r\n" + number + "\r\n").getBytes(StandardCharsets.UTF_8));
            }
            reply(request, 200, type, out.toByteArray());
        });
    }

    private void update(HttpExchange exchange) throws IOException {
        with(exchange, (request, connection) -> {
            connection
                    .prepareUpdate(new String(request.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))
                    .execute();
            reply(request, 204, "text/plain", new byte[0]);
        });
    }

    private void data(HttpExchange exchange) throws IOException {
        with(exchange, (request, connection) -> {
            IRI graph =
                    connection.getValueFactory().createIRI(parameters(request).get("graph"));
            switch (request.getRequestMethod()) {
                case "GET" -> {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    connection.export(new NTriplesWriter(out), graph);
                    reply(request, 200, "application/n-triples", out.toByteArray());
                }
                case "PUT" -> {
                    connection.begin();
                    connection.clear(graph);
                    connection.add(request.getRequestBody(), "", RDFFormat.NTRIPLES, graph);
                    connection.commit();
                    reply(request, 204, "text/plain", new byte[0]);
                }
                case "POST" -> {
                    connection.add(request.getRequestBody(), "", RDFFormat.NTRIPLES, graph);
                    reply(request, 204, "text/plain", new byte[0]);
                }
                default -> reply(request, 405, "text/plain", new byte[0]);
            }
        });
    }

    /** Answers without end, slowly enough to be waited for and quickly enough to be noticed. */
    private static void endless(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/sparql-results+json");
            exchange.sendResponseHeaders(200, 0);
            byte[] row = "{\"s\":{\"type\":\"literal\",\"value\":\"again\"}},\n".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseBody()
                    .write("{\"head\":{\"vars\":[\"s\"]},\"results\":{\"bindings\":[".getBytes(StandardCharsets.UTF_8));
            while (true) {
                exchange.getResponseBody().write(row);
            }
        }
    }

    private void with(HttpExchange exchange, Operation operation) throws IOException {
        try (RepositoryConnection connection = repository.getConnection()) {
            operation.answer(exchange, connection);
        }
    }

    private static Map<String, String> parameters(HttpExchange exchange) {
        Map<String, String> parameters = new HashMap<>();
        for (String each : exchange.getRequestURI().getRawQuery().split("&", -1)) {
            int equals = each.indexOf('=');
            parameters.put(
                    each.substring(0, equals), URLDecoder.decode(each.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private static void reply(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
