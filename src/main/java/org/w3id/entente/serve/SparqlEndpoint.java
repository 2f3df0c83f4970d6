package org.w3id.entente.serve;

import org.w3id.entente.live.LiveGraph;
import org.w3id.entente.load.PayloadFormat;
import org.w3id.entente.query.describe.Definitions;
import org.w3id.entente.query.search.SearchIndexes;
import org.w3id.entente.query.update.WritableGraphs;
import org.w3id.entente.serve.ask.Asking;
import org.w3id.entente.serve.core.AnswerCache;
import org.w3id.entente.serve.core.Documents;
import org.w3id.entente.serve.core.Following;
import org.w3id.entente.serve.core.GraphSource;
import org.w3id.entente.serve.core.Paths;
import org.w3id.entente.serve.core.Selections;
import org.w3id.entente.serve.core.Turnstile;
import org.w3id.entente.serve.core.VersionTag;
import org.w3id.entente.serve.describe.Offer;
import org.w3id.entente.serve.describe.SelfDescription;
import org.w3id.entente.serve.explain.Explanations;
import org.w3id.entente.serve.http.AccessLog;
import org.w3id.entente.serve.http.Exchange;
import org.w3id.entente.serve.http.HttpServer;
import org.w3id.entente.serve.http.Metrics;
import org.w3id.entente.serve.http.Routes;
import org.w3id.entente.serve.http.Routes.Route;
import org.w3id.entente.serve.linked.LinkedData;
import org.w3id.entente.serve.mcp.ModelContext;
import org.w3id.entente.serve.openapi.OpenApi;
import org.w3id.entente.serve.reconcile.Reconciliation;
import org.w3id.entente.serve.web.Stylesheet;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The graph over HTTP.
 *
 * <p>It is prepared first, which takes the port, and can be done while the graph is still being read; requests wait until
 * a graph is published. Its methods are called by one thread; requests are answered by many.
 */
public final class SparqlEndpoint implements AutoCloseable {
    private static final int NONCE_BYTES = 6;

    private final EndpointSettings settings;
    private final GraphSource source;
    private final Turnstile turnstile;
    private final Writers writers;
    private final Routes routes;
    private final HttpServer server;
    private final Optional<AccessLog> log;
    private boolean isPublished;

    private SparqlEndpoint(
            EndpointSettings settings,
            GraphSource source,
            Turnstile turnstile,
            Writers writers,
            Routes routes,
            HttpServer server,
            Optional<AccessLog> log) {
        this.settings = settings;
        this.source = source;
        this.turnstile = turnstile;
        this.writers = writers;
        this.routes = routes;
        this.server = server;
        this.log = log;
    }

    /**
     * Takes the port and makes the server ready.
     *
     * @throws AddressException when it cannot listen there
     */
    public static SparqlEndpoint prepare(EndpointSettings settings) {
        return prepare(settings, Optional.empty());
    }

    /**
     * Takes the port and makes the server ready.
     *
     * @param following the server that this one follows, when it is a replica; then nobody writes here
     * @throws AddressException when it cannot listen there
     */
    public static SparqlEndpoint prepare(EndpointSettings settings, Optional<Following> following) {
        GraphSource source = new GraphSource();
        Metrics metrics = new Metrics();
        Turnstile turnstile = new Turnstile(settings.evaluation().places());
        VersionTag tags = new VersionTag(nonce());
        Writers writers = new Writers(source, settings.writing(), tags, following.map(Following::writer));
        Optional<AccessLog> log = settings.accessLog().map(AccessLog::new);
        log.ifPresent(each -> metrics.counter(
                "entente_access_log_omitted_total", "Lines left out of the access log.", each::omitted));
        try {
            Routes routes = routes(settings, source, turnstile, writers, tags, metrics, following);
            HttpServer server =
                    new HttpServer(settings.host(), settings.port(), routes, settings.bounds(), metrics, log);
            return new SparqlEndpoint(settings, source, turnstile, writers, routes, server, log);
        } catch (IOException address) {
            turnstile.close();
            writers.close();
            log.ifPresent(AccessLog::close);
            throw new AddressException(settings, address);
        }
    }

    /** All that can be asked for. */
    private static Routes routes(
            EndpointSettings settings,
            GraphSource source,
            Turnstile turnstile,
            Writers writers,
            VersionTag tags,
            Metrics metrics,
            Optional<Following> following) {
        WritableGraphs writable = settings.writing().graphs();
        AnswerCache cache = new AnswerCache(settings.evaluation().cacheBytes());
        QueryService queries = new QueryService(source, settings.evaluation(), turnstile, cache, tags.instance());
        queries.measure(metrics);
        writers.measure(metrics);
        UpdateService updates = new UpdateService(source, writers, turnstile, tags, settings.evaluation(), writable);
        GraphStore store = new GraphStore(source, writers, turnstile, tags, writable);
        Map<String, Consumer<Exchange>> graphs =
                Map.of("GET", store::get, "PUT", store::put, "POST", store::post, "DELETE", store::delete);
        ChangeFeed changes = new ChangeFeed(source, turnstile, tags);
        Monitoring monitoring = new Monitoring(source, metrics, following);
        ChangeBase base = new ChangeBase(source, turnstile);
        Documents documents = new Documents(
                source,
                turnstile,
                cache,
                tags,
                settings.evaluation().timeLimit(),
                settings.evaluation().limits());
        LinkedData linked =
                new LinkedData(source, documents, settings.evaluation().answerBytes());
        SelfDescription described = new SelfDescription(
                source,
                documents,
                turnstile,
                tags,
                new Offer(
                        Representation.formats(),
                        settings.writing().token().isPresent() ? List.of(PayloadFormat.values()) : List.of(),
                        settings.base()),
                settings.evaluation().answerBytes());
        FrontPage page = new FrontPage(source, settings.writing().token().isPresent(), linked);
        List<Route> routes = new ArrayList<>(List.of(
                new Route("/", "page", Map.of("GET", page::get)).described(Descriptions.front()),
                new Route(
                                Paths.SPARQL,
                                "query",
                                Map.of("GET", exchange -> ask(exchange, queries, described), "POST", queries::post))
                        .described(Descriptions.query()),
                new Route(Paths.UPDATE, "update", Map.of("POST", updates::post)).described(Descriptions.update()),
                new Route(Paths.DATA, "data", graphs).described(Descriptions.store()),
                new Route(Paths.DATA + "/*", "data", graphs).described(Descriptions.namedStore()),
                new Route(Paths.CHANGES, "changes", Map.of("GET", changes::get)).described(Descriptions.changes()),
                new Route(Paths.CHANGES_BASE, "base", Map.of("GET", base::get)).described(Descriptions.base()),
                new Route(Paths.HEALTH, "health", Map.of("GET", monitoring::health)).described(Descriptions.health()),
                new Route(Paths.METRICS, "metrics", Map.of("GET", monitoring::metrics))
                        .described(Descriptions.metrics())));
        Selections selections = new Selections();
        routes.addAll(new Explanations(
                        documents,
                        selections,
                        settings.evaluation().answerBytes(),
                        settings.evaluation().requestBytes())
                .routes());
        Asking asking = new Asking(
                documents,
                selections,
                () -> source.definitions().questions(),
                settings.evaluation().answerBytes(),
                described::cite);
        routes.addAll(asking.routes());
        SearchIndexes indexes = new SearchIndexes();
        routes.addAll(
                new Reconciliation(documents, indexes, settings.evaluation().requestBytes()).routes());
        routes.addAll(new ModelContext(
                        documents,
                        indexes,
                        () -> source.definitions().questions(),
                        settings.evaluation().requestBytes(),
                        settings.host())
                .routes());
        routes.addAll(new Stylesheet().routes());
        routes.addAll(linked.routes());
        routes.addAll(described.routes());
        routes.addAll(new OpenApi(documents, routes, asking::operations).routes());
        return new Routes(routes);
    }

    /** Who asks nothing is told what can be asked (SPARQL 1.1 Service Description, section 2). */
    private static void ask(Exchange exchange, QueryService queries, SelfDescription described) {
        if (exchange.query().isEmpty()) {
            described.service(exchange);
        } else {
            queries.get(exchange);
        }
    }

    /** What tells the entity tags of this process from those of another. */
    private static String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * Describes and asks what stands beside the graph, from now on.
     *
     * @param definitions gives rules, shapes and questions, always the same; called by requests, which wait for it
     */
    public void define(Supplier<Definitions> definitions) {
        source.define(definitions);
    }

    /** Answers requests from a graph, from now on. Whoever made the graph closes it, after this. */
    public void publish(LiveGraph graph) {
        source.publish(graph);
        if (isPublished) {
            return;
        }
        try {
            server.accept();
            isPublished = true;
        } catch (IOException address) {
            throw new AddressException(settings, address);
        }
    }

    /** All that can be asked for. */
    List<Route> routes() {
        return routes.all();
    }

    /** The port, the chosen one when any free one was asked for. */
    public int port() {
        return server.port();
    }

    /** The address of the SPARQL endpoint. */
    public URI uri() {
        return settings.uri(port());
    }

    /** Waits until the server has stopped. */
    public void join() throws InterruptedException {
        server.join();
    }

    /** Stops the server and frees the port. */
    @Override
    public void close() {
        turnstile.close();
        writers.close();
        server.close();
        log.ifPresent(AccessLog::close);
    }
}
