package org.w3id.entente.serve;

import com.google.gson.JsonObject;
import org.w3id.entente.query.Questions;
import org.w3id.entente.serve.core.Paths;
import org.w3id.entente.serve.core.Turnstile;
import org.w3id.entente.serve.http.AccessLog;
import org.w3id.entente.serve.http.Exchange;
import org.w3id.entente.serve.http.HttpServer;
import org.w3id.entente.serve.http.Metrics;
import org.w3id.entente.serve.http.Reply;
import org.w3id.entente.serve.http.Routes;
import org.w3id.entente.serve.http.Routes.Route;
import org.w3id.entente.serve.remote.RemoteStore;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A server before a store of another make: queries, questions, descriptions, under the limits of this server. One thread calls it. */
public final class RemoteEndpoint implements AutoCloseable {
    private static final String PAGE = """
            Entente, before a store of another make.

            SPARQL endpoint  %s: query, by GET or POST (SPARQL 1.1 Protocol)
            Questions        %s
            Descriptions     /id/NAME and the like, by content negotiation
            Monitoring       %s, %s""".formatted(Paths.SPARQL, RemoteQuestions.PATH, Paths.HEALTH, Paths.METRICS);

    private final EndpointSettings settings;
    private final Turnstile turnstile;
    private final HttpServer server;
    private final Optional<AccessLog> log;

    private RemoteEndpoint(EndpointSettings settings, Turnstile turnstile, HttpServer server, Optional<AccessLog> log) {
        this.settings = settings;
        this.turnstile = turnstile;
        this.server = server;
        this.log = log;
    }

    /**
     * Serves from now on.
     *
     * @param questions what can be asked by name
     * @throws AddressException when it cannot listen at the address
     */
    public static RemoteEndpoint start(EndpointSettings settings, RemoteStore store, Questions questions) {
        Metrics metrics = new Metrics();
        Turnstile turnstile = new Turnstile(settings.evaluation().places());
        Optional<AccessLog> log = settings.accessLog().map(AccessLog::new);
        RemoteQueries queries = new RemoteQueries(store, settings.evaluation(), turnstile);
        measure(metrics, store, turnstile);
        try {
            HttpServer server = new HttpServer(
                    settings.host(),
                    settings.port(),
                    new Routes(routes(queries, new RemoteQuestions(questions, queries), store, metrics)),
                    settings.bounds(),
                    metrics,
                    log);
            server.accept();
            return new RemoteEndpoint(settings, turnstile, server, log);
        } catch (IOException address) {
            turnstile.close();
            log.ifPresent(AccessLog::close);
            throw new AddressException(settings, address);
        }
    }

    private static List<Route> routes(
            RemoteQueries queries, RemoteQuestions questions, RemoteStore store, Metrics metrics) {
        RemoteDescriptions descriptions = new RemoteDescriptions(queries);
        List<Route> routes = new ArrayList<>(List.of(
                new Route("/", "page", Map.of("GET", exchange -> exchange.reply(Reply.text(200, PAGE)))),
                new Route(Paths.SPARQL, "query", Map.of("GET", queries::get, "POST", queries::post)),
                new Route(RemoteQuestions.PATH, "questions", Map.of("GET", questions::list)),
                new Route(RemoteQuestions.PATH + "/*", "ask", Map.of("GET", questions::ask)),
                new Route(Paths.HEALTH, "health", Map.of("GET", exchange -> health(exchange, store))),
                new Route(Paths.METRICS, "metrics", Map.of("GET", exchange -> metrics(exchange, metrics)))));
        for (String folder : RemoteDescriptions.FOLDERS) {
            routes.add(new Route("/" + folder + "/*", "describe", Map.of("GET", descriptions::get)));
        }
        return routes;
    }

    private static void measure(Metrics metrics, RemoteStore store, Turnstile turnstile) {
        metrics.gauge("entente_queries_running", "Queries being asked.", turnstile::running);
        metrics.gauge("entente_queries_waiting", "Queries waiting for a place.", turnstile::waiting);
        metrics.counter("entente_remote_queries_total", "Queries sent to the store.", store::asked);
        metrics.counter(
                "entente_remote_faults_total", "Queries that the store did not answer as it should.", store::faults);
        metrics.gauge(
                "entente_remote_answering",
                "1 when the store answered the last query as it should, 0 otherwise.",
                () -> store.isAnswering() ? 1 : 0);
    }

    private static void health(Exchange exchange, RemoteStore store) {
        JsonObject json = new JsonObject();
        json.addProperty("status", "ok");
        json.addProperty("store", store.isAnswering() ? "answers" : "does not answer");
        exchange.reply(Reply.of(200, "application/json", (json + "\n").getBytes(StandardCharsets.UTF_8))
                .with("Cache-Control", "no-store"));
    }

    private static void metrics(Exchange exchange, Metrics metrics) {
        exchange.reply(Reply.of(200, Metrics.MEDIA_TYPE, metrics.text().getBytes(StandardCharsets.UTF_8))
                .with("Cache-Control", "no-store"));
    }

    /** The address of the SPARQL endpoint. */
    public URI uri() {
        return settings.uri(server.port());
    }

    /** Waits until the server has stopped. */
    public void join() throws InterruptedException {
        server.join();
    }

    /** Stops the server and frees the port. */
    @Override
    public void close() {
        turnstile.close();
        server.close();
        log.ifPresent(AccessLog::close);
    }
}
