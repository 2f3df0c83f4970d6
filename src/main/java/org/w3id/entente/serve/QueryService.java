package org.w3id.entente.serve;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.eclipse.jetty.http.HttpHeader;
import org.w3id.entente.query.limits.Limits;
import org.w3id.entente.serve.core.AnswerCache;
import org.w3id.entente.serve.core.Chore;
import org.w3id.entente.serve.core.ContentType;
import org.w3id.entente.serve.core.GraphSource;
import org.w3id.entente.serve.core.StoredAnswer;
import org.w3id.entente.serve.core.Turnstile;
import org.w3id.entente.serve.http.Accept;
import org.w3id.entente.serve.http.EntityTags;
import org.w3id.entente.serve.http.Exchange;
import org.w3id.entente.serve.http.Metrics;
import org.w3id.entente.serve.http.Parameters;
import org.w3id.entente.serve.http.ProblemException;
import org.w3id.entente.serve.http.Reply;
import org.w3id.entente.sparql.QueryReader;
import org.w3id.entente.vocab.Prefixes;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The query operation of the SPARQL 1.1 Protocol. What is known already, by entity tag or from the cache, is answered by the
 * thread that brought the request; everything else waits at the turnstile. Threads share it.
 */
final class QueryService {
    private static final long ADDRESSES_BYTES = 8 << 20;
    private static final int KNOWN_QUERIES = 50_000;

    private record FlightKey(long version, String hash) {}

    private final GraphSource source;
    private final EvaluationSettings settings;
    private final String instance;
    private final Turnstile turnstile;
    private final AnswerCache cache;
    private final QueryReader reader = new QueryReader(Prefixes.usual());
    private final Map<FlightKey, Flight> flights = new ConcurrentHashMap<>();

    /** Requests by the query part of their address, so that what is asked often is read once. */
    private final Cache<String, QueryRequest> addresses = Caffeine.newBuilder()
            .maximumWeight(ADDRESSES_BYTES)
            .weigher((String address, QueryRequest request) -> 3 * address.length() + 256)
            .executor(Runnable::run)
            .build();

    private final Cache<String, Representation.Form> forms = Caffeine.newBuilder()
            .maximumSize(KNOWN_QUERIES)
            .executor(Runnable::run)
            .build();
    private final Cache<String, Boolean> slow = Caffeine.newBuilder()
            .maximumSize(KNOWN_QUERIES)
            .expireAfterWrite(Duration.ofMinutes(10))
            .executor(Runnable::run)
            .build();

    /** Connections on which something slow came a little while ago. */
    private final Cache<Object, Boolean> slowClients = Caffeine.newBuilder()
            .weakKeys()
            .maximumSize(KNOWN_QUERIES)
            .expireAfterWrite(Duration.ofSeconds(10))
            .executor(Runnable::run)
            .build();

    /**
     * A service.
     *
     * @param instance what tells the versions of this server from those of another, or of the time before a restart
     */
    QueryService(
            GraphSource source, EvaluationSettings settings, Turnstile turnstile, AnswerCache cache, String instance) {
        this.source = source;
        this.settings = settings;
        this.turnstile = turnstile;
        this.instance = instance;
        this.cache = cache;
    }

    // ---- requests

    /** Answers a query by GET or HEAD. */
    void get(Exchange exchange) {
        String address = exchange.query();
        QueryRequest request = addresses.getIfPresent(address);
        if (request == null) {
            request = QueryRequest.of(Parameters.parse(address));
            if (request.isRepeatable() && forms.getIfPresent(request.hash()) != null) {
                addresses.put(address, request); // what was asked once, and will be asked often
            }
        }
        ask(exchange, request, exchange.header(HttpHeader.IF_NONE_MATCH).orElse(""), turnstile::submitHere);
    }

    /** Answers a query by POST, directly or as a form. */
    void post(Exchange exchange) {
        String mediaType =
                ContentType.read(exchange, List.of(QueryRequest.DIRECT, QueryRequest.FORM), ContentType.UPDATES);
        Parameters inAddress = Parameters.parse(exchange.query());
        exchange.readBody(settings.requestBytes(), bytes -> {
            String text = Parameters.text(ByteBuffer.wrap(bytes), "the body");
            Parameters inBody = mediaType.equals(QueryRequest.DIRECT)
                    ? new Parameters(List.of(new Parameters.Field("query", text)))
                    : Parameters.parse(text);
            ask(exchange, QueryRequest.of(inAddress.and(inBody)), "", turnstile::submit);
        });
    }

    private void ask(Exchange exchange, QueryRequest request, String ifNoneMatch, Consumer<Flight> begin) {
        long version = request.version().isPresent()
                ? request.version().getAsLong()
                : source.graph().current().version();
        if (request.version().isPresent()) {
            source.check(version);
        }
        exchange.answeredFrom(version);
        Flight.Waiter waiter = new Flight.Waiter(exchange, ifNoneMatch, isPackingWanted(exchange));
        Representation.Form form = request.isRepeatable() ? forms.getIfPresent(request.hash()) : null;
        if (form == null || !repliedAtOnce(waiter, request, version, form)) {
            fly(waiter, request, version, begin);
        }
    }

    private static boolean isPackingWanted(Exchange exchange) {
        Optional<String> codings = exchange.header(HttpHeader.ACCEPT_ENCODING);
        return codings.isPresent() && Accept.parse(codings.get()).prefersCoding("gzip");
    }

    /** Answers when no evaluation is needed; otherwise false. */
    boolean repliedAtOnce(Flight.Waiter waiter, QueryRequest request, long version, Representation.Form form) {
        Exchange exchange = waiter.exchange();
        Representation representation;
        try {
            representation = Representation.choose(exchange.accept(), form);
        } catch (ProblemException notAcceptable) {
            exchange.reply(notAcceptable.problem());
            return true;
        }
        if (!request.isRepeatable()) {
            return false;
        }
        if (!waiter.ifNoneMatch().isEmpty()) {
            String tag = tag(request, version, representation);
            Optional<String> known = known(waiter, tag);
            if (known.isPresent()) {
                exchange.reply(new Reply(304, List.of(StoredAnswer.etag(known.get()), StoredAnswer.REVALIDATE)));
                return true;
            }
        }
        AnswerCache.Key key = new AnswerCache.Key(version, request.hash(), representation.tag());
        Optional<StoredAnswer> stored = cache.get(key);
        if (stored.isEmpty()) {
            return false;
        }
        if (stored.get().isReady(waiter.gzip())) {
            exchange.reply(stored.get().reply(waiter.gzip()));
        } else {
            Chore.submit(exchange, turnstile, () -> {
                exchange.reply(stored.get().reply(waiter.gzip()));
                cache.put(key, stored.get());
            });
        }
        return true;
    }

    private static Optional<String> known(Flight.Waiter waiter, String tag) {
        if (waiter.gzip() && EntityTags.contain(waiter.ifNoneMatch(), '"' + StoredAnswer.packed(tag) + '"', true)) {
            return Optional.of(StoredAnswer.packed(tag));
        }
        return EntityTags.contain(waiter.ifNoneMatch(), '"' + tag + '"', true) ? Optional.of(tag) : Optional.empty();
    }

    private void fly(Flight.Waiter waiter, QueryRequest request, long version, Consumer<Flight> begin) {
        boolean isSlow = slow.getIfPresent(request.hash()) != null;
        if (!request.isRepeatable()) {
            Flight alone = new Flight(this, request, version, isSlow, () -> {});
            alone.join(waiter);
            begin.accept(alone);
            return;
        }
        FlightKey key = new FlightKey(version, request.hash());
        while (true) {
            Flight flight = flights.get(key);
            boolean isNew = flight == null;
            if (isNew) {
                flight = new Flight(this, request, version, isSlow, () -> flights.remove(key));
                isNew = flights.putIfAbsent(key, flight) == null;
                if (!isNew) {
                    continue;
                }
            }
            if (flight.join(waiter)) {
                if (isNew) {
                    begin.accept(flight);
                }
                return;
            }
            flights.remove(key, flight);
        }
    }

    // ---- what flights need

    GraphSource source() {
        return source;
    }

    QueryReader reader() {
        return reader;
    }

    Duration timeLimit() {
        return settings.timeLimit();
    }

    Limits limits() {
        return settings.limits();
    }

    long answerBytes() {
        return settings.answerBytes();
    }

    /** The entity tag of an answer, without quotation marks. */
    String tag(QueryRequest request, long version, Representation representation) {
        return instance + '-' + version + '-' + request.hash() + '-' + representation.tag();
    }

    void foundSlow(String hash) {
        slow.put(hash, true);
    }

    /** Whether a client has just sent something slow on the same connection. */
    boolean isDoubtful(Exchange exchange) {
        return slowClients.getIfPresent(exchange.connection()) != null;
    }

    void foundSlow(Exchange exchange) {
        slowClients.put(exchange.connection(), true);
    }

    void knows(String hash, Representation.Form form) {
        forms.put(hash, form);
    }

    void keep(QueryRequest request, long version, Representation representation, StoredAnswer answer) {
        if (request.isRepeatable()) {
            cache.put(new AnswerCache.Key(version, request.hash(), representation.tag()), answer);
        }
    }

    void measure(Metrics metrics) {
        metrics.gauge("entente_queries_running", "Queries being evaluated.", turnstile::running);
        metrics.gauge("entente_queries_waiting", "Queries waiting for a place.", turnstile::waiting);
        metrics.counter("entente_cache_hits_total", "Answers taken from the cache.", cache::hits);
        metrics.counter("entente_cache_misses_total", "Answers not found in the cache.", cache::misses);
        metrics.gauge("entente_cache_bytes", "Bytes of answers in the cache.", cache::bytes);
        metrics.gauge("entente_cache_answers", "Answers in the cache.", cache::count);
    }
}
