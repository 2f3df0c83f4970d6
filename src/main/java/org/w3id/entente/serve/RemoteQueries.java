package org.w3id.entente.serve;

import org.apache.jena.query.Query;
import org.eclipse.jetty.http.HttpHeader;
import org.w3id.entente.query.Answer;
import org.w3id.entente.query.AnswerWriter;
import org.w3id.entente.query.Confinement;
import org.w3id.entente.query.limits.Budget;
import org.w3id.entente.query.limits.LimitException;
import org.w3id.entente.query.limits.Limits;
import org.w3id.entente.serve.core.BoundedBytes;
import org.w3id.entente.serve.core.Chore;
import org.w3id.entente.serve.core.ContentType;
import org.w3id.entente.serve.core.Problems;
import org.w3id.entente.serve.core.StoredAnswer;
import org.w3id.entente.serve.core.Turnstile;
import org.w3id.entente.serve.http.Accept;
import org.w3id.entente.serve.http.Exchange;
import org.w3id.entente.serve.http.Parameters;
import org.w3id.entente.serve.http.Problem;
import org.w3id.entente.serve.remote.RemoteStore;
import org.w3id.entente.sparql.QueryReader;
import org.w3id.entente.sparql.QuerySyntaxException;
import org.w3id.entente.sparql.ReadQuery;
import org.w3id.entente.vocab.Prefixes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * The query operation over a store of another make. Queries are read and judged here before the store sees them, and its answers
 * before the client does. Threads share it.
 */
final class RemoteQueries {
    private final RemoteStore store;
    private final EvaluationSettings settings;
    private final Turnstile turnstile;
    private final QueryReader reader = new QueryReader(Prefixes.usual());

    RemoteQueries(RemoteStore store, EvaluationSettings settings, Turnstile turnstile) {
        this.store = store;
        this.settings = settings;
        this.turnstile = turnstile;
    }

    void get(Exchange exchange) {
        ask(exchange, QueryRequest.of(Parameters.parse(exchange.query())));
    }

    void post(Exchange exchange) {
        String mediaType =
                ContentType.read(exchange, List.of(QueryRequest.DIRECT, QueryRequest.FORM), ContentType.UPDATES);
        Parameters inAddress = Parameters.parse(exchange.query());
        exchange.readBody(settings.requestBytes(), bytes -> {
            String text = Parameters.text(ByteBuffer.wrap(bytes), "the body");
            Parameters inBody = mediaType.equals(QueryRequest.DIRECT)
                    ? new Parameters(List.of(new Parameters.Field("query", text)))
                    : Parameters.parse(text);
            ask(exchange, QueryRequest.of(inAddress.and(inBody)));
        });
    }

    private void ask(Exchange exchange, QueryRequest request) {
        if (request.version().isPresent()) {
            throw Problem.of(
                            Problem.Kind.BAD_REQUEST,
                            "version is for graphs that are kept here; the store behind this server tells no versions")
                    .thrown();
        }
        if (!request.defaultGraphs().isEmpty() || !request.namedGraphs().isEmpty()) {
            throw noDataset("default-graph-uri and named-graph-uri");
        }
        reply(exchange, () -> read(request.query()));
    }

    private Query read(String text) {
        try {
            ReadQuery read = reader.readWords(text);
            Query query = read.query();
            if (query.hasDatasetDescription()) {
                // A store might fetch what it names from the Web.
                throw noDataset("FROM and FROM NAMED");
            }
            Confinement.check(read, Set.of());
            return query;
        } catch (QuerySyntaxException fault) {
            throw Problems.of(fault).thrown();
        } catch (StackOverflowError deep) {
            throw Problem.of(Problem.Kind.UNANSWERABLE, "a query nested too deeply")
                    .thrown();
        }
    }

    private static RuntimeException noDataset(String found) {
        return Problem.of(
                        Problem.Kind.UNANSWERABLE,
                        found + " are not passed on to the store behind this server; name graphs by GRAPH <…> { … }")
                .thrown();
    }

    /** What leads to a query, on a thread of the turnstile. */
    @FunctionalInterface
    interface Source {
        Query query();
    }

    /** Asks the store in its turn, and replies in the format that the client accepts. */
    void reply(Exchange exchange, Source source) {
        reply(exchange, source, exchange.accept(), Optional.empty());
    }

    /** Asks the store in its turn, and replies in a format; when the answer is empty, by a problem. */
    void reply(Exchange exchange, Source source, String accept, Supplier<Problem> ifEmpty) {
        reply(exchange, source, accept, Optional.of(ifEmpty));
    }

    private void reply(Exchange exchange, Source source, String accept, Optional<Supplier<Problem>> ifEmpty) {
        AtomicReference<Optional<Budget>> current = new AtomicReference<>(Optional.empty());
        Runnable ifGone = () -> current.get().ifPresent(Budget::stop);
        Limits limits = settings.limits().within(Optional.of(settings.timeLimit()));
        Chore.submit(exchange, turnstile, ifGone, () -> {
            Query query = source.query();
            Representation representation = Representation.choose(accept, Representation.Form.of(query));
            try (Budget budget = Budget.start(limits)) {
                current.set(Optional.of(budget));
                Answer answer = store.ask(query, budget);
                if (!answer.isPositive() && ifEmpty.isPresent()) {
                    throw ifEmpty.get().get().thrown();
                }
                send(exchange, answer, representation);
            } catch (LimitException passed) {
                throw Problems.of(passed, settings.timeLimit()).thrown();
            } catch (OutOfMemoryError full) {
                throw Problems.outOfMemory().thrown();
            } finally {
                current.set(Optional.empty());
            }
        });
    }

    private void send(Exchange exchange, Answer answer, Representation representation) throws IOException {
        BoundedBytes out = new BoundedBytes(settings.answerBytes());
        AnswerWriter.write(answer, representation.format(), out);
        boolean isPacked = exchange.header(HttpHeader.ACCEPT_ENCODING)
                .filter(codings -> Accept.parse(codings).prefersCoding("gzip"))
                .isPresent();
        exchange.reply(new StoredAnswer(representation.contentType(), "", out.toByteArray()).reply(isPacked));
    }
}
