package org.w3id.entente.serve.http;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Where every request arrives: finds what answers it, and counts and logs it afterwards. Threads share it. */
final class Front extends Handler.Abstract {
    /** What every response says: who may read it, and that nothing in it is to be run. */
    private static final List<HttpField> FIELDS = List.of(
            new PreEncodedHttpField("Access-Control-Allow-Origin", "*"),
            new PreEncodedHttpField(
                    "Access-Control-Expose-Headers",
                    "Allow, Content-Language, Content-Location, Entente-Next, Entente-Version, ETag, Link, Location, Retry-After"),
            new PreEncodedHttpField("Vary", "Accept, Accept-Encoding"),
            new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
            new PreEncodedHttpField(
                    "Content-Security-Policy",
                    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
            new PreEncodedHttpField("X-Frame-Options", "DENY"),
            new PreEncodedHttpField("Referrer-Policy", "no-referrer"),
            new PreEncodedHttpField("Cross-Origin-Resource-Policy", "cross-origin"));

    private static final Set<String> DECIDED_BY_DOCUMENTS = Set.of("Content-Security-Policy", "X-Frame-Options");

    private static final List<HttpField> OF_WHAT_IS_KNOWN = FIELDS.stream()
            .filter(field -> !DECIDED_BY_DOCUMENTS.contains(field.getName()))
            .toList();

    private final Routes routes;
    private final Traffic traffic;
    private final RequestBody.Held bodies;
    private final Metrics metrics;
    private final Optional<AccessLog> log;
    private final Map<String, Metrics.Operation> operations = new ConcurrentHashMap<>();

    Front(Routes routes, Bounds bounds, Metrics metrics, Optional<AccessLog> log) {
        this.routes = routes;
        this.traffic = new Traffic(bounds);
        this.bodies = new RequestBody.Held(bounds.bodyMemory());
        this.metrics = metrics;
        this.log = log;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Exchange exchange = new Exchange(request, response, callback, this);
        try {
            answer(exchange);
        } catch (RuntimeException | Error failure) {
            exchange.fail(failure);
        }
        return true;
    }

    private void answer(Exchange exchange) {
        exchange.check();
        String path = exchange.path();
        Optional<Routes.Route> route = routes.at(path);
        if (route.isEmpty()) {
            throw Problem.of(
                            Problem.Kind.NOT_FOUND,
                            "nothing at this address; / says what is here, and the SPARQL endpoint is /sparql")
                    .thrown();
        }
        exchange.named(route.get().operation());
        String method = exchange.method();
        Map<String, Consumer<Exchange>> methods = route.get().methods();
        Consumer<Exchange> answering = methods.get(method.equals("HEAD") ? "GET" : method);
        if (answering != null) {
            answering.accept(exchange);
        } else if (method.equals("OPTIONS")) {
            exchange.reply(options(route.get().allowed()));
        } else {
            String allowed = route.get().allowed();
            throw Problem.of(Problem.Kind.METHOD, method + " is not possible at " + path + "; wanted " + allowed)
                    .withHeader("Allow", allowed)
                    .thrown();
        }
    }

    private static Reply options(String allowed) {
        return Reply.empty(204)
                .with("Allow", allowed)
                .with("Access-Control-Allow-Methods", allowed)
                .with("Access-Control-Allow-Headers", "Accept, Accept-Language, Content-Type, If-None-Match")
                .with("Access-Control-Max-Age", "86400");
    }

    void finished(Exchange exchange) {
        String name = exchange.operation();
        Metrics.Operation operation = operations.get(name);
        if (operation == null) {
            operation = operations.computeIfAbsent(name, metrics::operation);
        }
        operation.count(exchange.status(), System.nanoTime() - exchange.began());
        if (log.isPresent()) {
            log.get().add(exchange.logEntry());
        }
    }

    /**
     * What a response with some status says in any case. Caches take the fields of a 304 over those of what they keep (RFC
     * 9111, section 3.2); it must not say that a page's style be blocked, which the page itself allows.
     */
    List<HttpField> fields(int status) {
        return status == 304 ? OF_WHAT_IS_KNOWN : FIELDS;
    }

    Traffic traffic() {
        return traffic;
    }

    RequestBody.Held bodies() {
        return bodies;
    }
}
