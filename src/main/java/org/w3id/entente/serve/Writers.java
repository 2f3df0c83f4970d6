package org.w3id.entente.serve;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.apache.jena.graph.Node;
import org.eclipse.jetty.http.HttpHeader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3id.entente.live.ChangeLimitException;
import org.w3id.entente.live.ChangeRequest;
import org.w3id.entente.live.Outcome;
import org.w3id.entente.live.UnwritableLedgerException;
import org.w3id.entente.query.EvaluationException;
import org.w3id.entente.query.Revision;
import org.w3id.entente.query.TimeLimitException;
import org.w3id.entente.query.UnknownGraphException;
import org.w3id.entente.query.limits.Limit;
import org.w3id.entente.query.limits.LimitException;
import org.w3id.entente.query.update.FailedOperationException;
import org.w3id.entente.query.update.UnwritableGraphException;
import org.w3id.entente.reason.ConclusionLimitException;
import org.w3id.entente.serve.core.GraphSource;
import org.w3id.entente.serve.core.Problems;
import org.w3id.entente.serve.core.VersionTag;
import org.w3id.entente.serve.http.Exchange;
import org.w3id.entente.serve.http.Metrics;
import org.w3id.entente.serve.http.Problem;
import org.w3id.entente.serve.http.ProblemException;
import org.w3id.entente.serve.http.Reply;
import org.w3id.entente.sparql.QuerySyntaxException;
import org.w3id.entente.store.DatasetChange;
import org.w3id.entente.store.log.UnwritableTermException;
import org.w3id.entente.validate.Violation;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;

/**
 * Who may write, and the turns of those who do: one thread makes one change after another, in the order in which they were
 * read. Threads share it.
 */
final class Writers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Writers.class);
    private static final int WAIT = 5;

    private final GraphSource source;
    private final WritingSettings settings;
    private final VersionTag tags;
    private final Optional<URI> writer;
    private final ThreadPoolExecutor turns;
    private final LongAdder accepted = new LongAdder();
    private final LongAdder refused = new LongAdder();

    /**
     * Turns of writers.
     *
     * @param writer the address of the server that is written instead, when this one follows it
     */
    Writers(GraphSource source, WritingSettings settings, VersionTag tags, Optional<URI> writer) {
        this.writer = writer;
        this.source = source;
        this.settings = settings;
        this.tags = tags;
        this.turns = new ThreadPoolExecutor(
                1,
                1,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(settings.waiting()),
                Thread.ofPlatform().name("writer").daemon().factory());
    }

    /**
     * Checks that a request comes from a writer, before its body is read.
     *
     * @throws ProblemException when it does not
     */
    void admit(Exchange exchange) {
        if (writer.isPresent()) {
            throw Problem.of(
                            Problem.Kind.FORBIDDEN,
                            "this server is a replica, which nobody writes; write to " + writer.get())
                    .with("writer", writer.get().toString())
                    .thrown();
        }
        if (settings.token().isEmpty()) {
            throw Problem.of(
                            Problem.Kind.FORBIDDEN,
                            "the graph is read-only: the server knows no writer's token. Start it with --token-file FILE, or "
                                    + "with the token in the environment variable ENTENTE_TOKEN")
                    .thrown();
        }
        Optional<String> authorization = exchange.header(HttpHeader.AUTHORIZATION);
        if (authorization.isEmpty()) {
            throw Problem.of(Problem.Kind.UNAUTHORIZED, "no token; wanted the header \"Authorization: Bearer TOKEN\"")
                    .withHeader("WWW-Authenticate", "Bearer realm=\"entente\"")
                    .thrown();
        }
        if (!settings.token().get().isIn(authorization.get())) {
            throw Problem.of(
                            Problem.Kind.UNAUTHORIZED,
                            "not the token that the server knows; wanted the header \"Authorization: Bearer TOKEN\"")
                    .withHeader("WWW-Authenticate", "Bearer realm=\"entente\", error=\"invalid_token\"")
                    .thrown();
        }
    }

    /** How many bytes a request may have. */
    long requestBytes() {
        return settings.requestBytes();
    }

    /**
     * Makes a change when its turn has come, and replies.
     *
     * @param what works out the change
     * @param status the status of the reply when it was made
     */
    void change(Exchange exchange, ChangeRequest.Work what, IntSupplier status) {
        change(exchange, what, status, Optional.empty());
    }

    /**
     * Makes a change when its turn has come, and replies.
     *
     * @param what works out the change
     * @param status the status of the reply when it was made
     * @param location what came into being, for the reply
     */
    void change(Exchange exchange, ChangeRequest.Work what, IntSupplier status, Optional<String> location) {
        exchange.work(() -> {});
        try {
            turns.execute(() -> inTurn(exchange, what, status, location));
        } catch (RejectedExecutionException full) {
            exchange.reply(Problem.of(
                            Problem.Kind.BUSY,
                            "too many changes wait for their turn; nothing was done. Send this one again in " + WAIT
                                    + " s")
                    .with("limit", "waiting-changes")
                    .retryAfter(WAIT));
        }
    }

    private void inTurn(Exchange exchange, ChangeRequest.Work what, IntSupplier status, Optional<String> location) {
        if (exchange.isOver()) {
            return; // the client has left before its turn: it does not expect the change any more
        }
        try {
            Outcome outcome = source.graph().change(ChangeRequest.of(what));
            Reply reply = reply(exchange, outcome, status);
            exchange.reply(location.map(name -> reply.with("Location", name)).orElse(reply));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            exchange.reply(Problem.of(Problem.Kind.BUSY, "the server is stopping; nothing was done")
                    .retryAfter(WAIT));
        } catch (RuntimeException failure) {
            refused.increment();
            exchange.fail(known(failure));
        } catch (Error failure) {
            refused.increment();
            exchange.fail(failure);
        }
    }

    private Reply reply(Exchange exchange, Outcome outcome, IntSupplier status) {
        return switch (outcome) {
            case Outcome.Accepted done -> {
                accepted.increment();
                yield done(exchange, done.revision(), done.warnings(), status.getAsInt());
            }
            case Outcome.Unchanged same -> {
                long version = same.current().version();
                exchange.answeredFrom(version);
                yield json(status.getAsInt(), counts(version, 0, 0, 0, 0), version);
            }
            case Outcome.Refused no -> {
                refused.increment();
                throw violation(no.findings()).thrown();
            }
            case Outcome.Conflict other -> {
                refused.increment();
                throw Problem.of(
                                Problem.Kind.PRECONDITION,
                                "the graph is at version " + other.current().version() + "; nothing was done")
                        .with("version", other.current().version())
                        .thrown();
            }
        };
    }

    private Reply done(Exchange exchange, Revision revision, List<Violation> warnings, int status) {
        long version = revision.after().version();
        exchange.answeredFrom(version);
        DatasetChange change = revision.effective();
        JsonObject json = counts(
                version,
                change.added().size(),
                change.removed().size(),
                revision.conclusions().appeared().size(),
                revision.conclusions().disappeared().size());
        if (!warnings.isEmpty()) {
            JsonArray list = new JsonArray();
            warnings.forEach(warning -> list.add(warning.message()));
            json.add("warnings", list);
        }
        return json(status, json, version);
    }

    private static JsonObject counts(long version, int added, int removed, int appeared, int disappeared) {
        JsonObject json = new JsonObject();
        json.addProperty("version", version);
        json.add("asserted", pair("added", added, "removed", removed));
        json.add("concluded", pair("appeared", appeared, "disappeared", disappeared));
        return json;
    }

    private static JsonObject pair(String one, int first, String other, int second) {
        JsonObject json = new JsonObject();
        json.addProperty(one, first);
        json.addProperty(other, second);
        return json;
    }

    private Reply json(int status, JsonObject json, long version) {
        return Reply.of(status, "application/json", (json + "\n").getBytes(StandardCharsets.UTF_8))
                .with("ETag", '"' + tags.of(version) + '"')
                .with("Cache-Control", "no-store");
    }

    private static Problem violation(List<Violation> findings) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Violation each : findings) {
            Map<String, Object> finding = new LinkedHashMap<>();
            finding.put("code", each.code().toString());
            finding.put("severity", each.severity().toString().toLowerCase(Locale.ROOT));
            each.shape().ifPresent(shape -> finding.put("shape", text(shape)));
            finding.put("focusNode", text(each.focusNode()));
            each.path().ifPresent(path -> finding.put("path", path));
            each.value().ifPresent(value -> finding.put("value", text(value)));
            finding.put("message", each.message());
            if (!each.cure().isEmpty()) {
                finding.put("cure", each.cure());
            }
            list.add(finding);
        }
        Violation first = findings.get(0);
        String more = findings.size() == 1 ? "" : ", and " + (findings.size() - 1) + " more";
        return Problem.of(
                        Problem.Kind.VIOLATION,
                        text(first.focusNode()) + ": " + first.message().replaceFirst("\\.$", "") + more
                                + "; nothing was changed")
                .with("findings", list);
    }

    private static String text(Node node) {
        return node.isURI() ? node.getURI() : node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
    }

    /** What went wrong, as a problem when it is one of the client's. */
    static RuntimeException known(RuntimeException failure) {
        return switch (failure) {
            case ProblemException problem -> problem;
            case QuerySyntaxException fault -> Problems.of(fault).thrown();
            case UnwritableGraphException fault ->
                Problems.at(Problem.of(Problem.Kind.FORBIDDEN, fault.getMessage()), fault.line(), fault.column())
                        .with("graph", fault.graph().toString())
                        .with("cure", fault.cure())
                        .thrown();
            case FailedOperationException fault ->
                Problems.at(Problem.of(Problem.Kind.CONFLICT, fault.getMessage()), fault.line(), fault.column())
                        .with("cure", fault.cure())
                        .thrown();
            case ChangeLimitException large ->
                Problem.of(Problem.Kind.TOO_LARGE, large.getMessage() + "; nothing was done")
                        .with("limit", "change")
                        .with("most", large.limit())
                        .thrown();
            case ConclusionLimitException much ->
                Problem.of(Problem.Kind.TOO_LARGE, much.getMessage() + "; nothing was done")
                        .with("limit", "conclusions")
                        .thrown();
            case LimitException passed
            when passed.limit() == Limit.QUADS ->
                Problem.of(Problem.Kind.TOO_LARGE, passed.getMessage() + "; nothing was done")
                        .with("limit", passed.limit().label())
                        .thrown();
            case LimitException passed ->
                Problems.of(passed, passed instanceof TimeLimitException late ? late.duration() : Duration.ZERO)
                        .thrown();
            case UnknownGraphException fault ->
                Problem.of(Problem.Kind.UNANSWERABLE, fault.getMessage()).thrown();
            case EvaluationException fault ->
                Problem.of(Problem.Kind.UNANSWERABLE, fault.getMessage()).thrown();
            case UnwritableTermException fault ->
                Problem.of(Problem.Kind.PAYLOAD, fault.getMessage()).thrown();
            case UnwritableLedgerException broken -> {
                LOG.error("a change could not be kept", broken);
                yield Problem.of(
                                Problem.Kind.STORAGE,
                                broken.isLasting()
                                        ? "changes cannot be kept, so none is taken any more; nothing was done. The operator has "
                                                + "to mend the disk and restart"
                                        : "there is no room to keep the change; nothing was done. Try again when the operator has "
                                                + "made room")
                        .with("lasting", broken.isLasting())
                        .thrown();
            }
            default -> failure;
        };
    }

    void measure(Metrics metrics) {
        metrics.gauge("entente_changes_waiting", "Changes that wait for their turn.", () -> turns.getQueue()
                .size());
        metrics.counter("entente_changes_accepted_total", "Changes made.", accepted::sum);
        metrics.counter("entente_changes_refused_total", "Changes refused.", refused::sum);
    }

    /** Lets the change that is being made end, and makes no other. */
    @Override
    public void close() {
        turns.getQueue().clear();
        turns.shutdown();
        try {
            if (!turns.awaitTermination(WAIT, TimeUnit.SECONDS)) {
                LOG.warn("a change was still being made when the server stopped");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
