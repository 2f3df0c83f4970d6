package org.w3id.entente.serve;

import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.w3id.entente.query.Answer;
import org.w3id.entente.query.AnswerWriter;
import org.w3id.entente.query.Confinement;
import org.w3id.entente.query.EvaluationException;
import org.w3id.entente.query.QueryRunner;
import org.w3id.entente.query.UnknownGraphException;
import org.w3id.entente.query.limits.Budget;
import org.w3id.entente.query.limits.LimitException;
import org.w3id.entente.serve.core.BoundedBytes;
import org.w3id.entente.serve.core.GraphSource;
import org.w3id.entente.serve.core.Problems;
import org.w3id.entente.serve.core.StoredAnswer;
import org.w3id.entente.serve.core.Turnstile;
import org.w3id.entente.serve.http.Exchange;
import org.w3id.entente.serve.http.Problem;
import org.w3id.entente.serve.http.ProblemException;
import org.w3id.entente.sparql.QuerySyntaxException;
import org.w3id.entente.sparql.ReadQuery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One evaluation of a query for all who ask for the same at once. It ends when the last of them has left, at the latest when
 * the time limit has passed since the first of them came.
 */
final class Flight implements Turnstile.Work {
    private static final long LEAST_TIME = 10_000_000;

    /**
     * Somebody who waits.
     *
     * @param ifNoneMatch the entity tags that are known already; empty when there are none
     * @param gzip whether the answer may be packed
     */
    record Waiter(Exchange exchange, String ifNoneMatch, boolean gzip) {}

    private final QueryService service;
    private final QueryRequest request;
    private final long version;
    private final Runnable over;
    private final long began = System.nanoTime();
    private final List<Waiter> waiters = new ArrayList<>();
    private boolean isClosed;
    private volatile boolean isSlow;
    private volatile boolean isInterrupted;
    private volatile boolean isDoubtful;
    private volatile Optional<Budget> budget = Optional.empty();

    /**
     * A flight that nobody waits for yet.
     *
     * @param over is run once when nobody can join any more
     */
    Flight(QueryService service, QueryRequest request, long version, boolean isSlow, Runnable over) {
        this.service = service;
        this.request = request;
        this.version = version;
        this.isSlow = isSlow;
        this.over = over;
    }

    /** Lets somebody wait for it too; false when it is too late for that. */
    boolean join(Waiter waiter) {
        synchronized (this) {
            if (isClosed) {
                return false;
            }
            waiters.add(waiter);
        }
        isDoubtful = service.isDoubtful(waiter.exchange);
        waiter.exchange.work(() -> leave(waiter));
        return true;
    }

    private void leave(Waiter waiter) {
        boolean isEmpty;
        synchronized (this) {
            waiters.remove(waiter);
            isEmpty = waiters.isEmpty();
        }
        if (isEmpty) {
            close();
            budget.ifPresent(Budget::stop);
        }
    }

    private List<Waiter> close() {
        List<Waiter> rest;
        boolean first;
        synchronized (this) {
            first = !isClosed;
            isClosed = true;
            rest = List.copyOf(waiters);
            waiters.clear();
        }
        if (first) {
            over.run();
        }
        return rest;
    }

    // ---- the turnstile's view

    @Override
    public synchronized boolean isWanted() {
        return !waiters.isEmpty();
    }

    @Override
    public boolean isSlow() {
        return isSlow;
    }

    @Override
    public boolean isDoubtful() {
        return isDoubtful;
    }

    @Override
    public void foundSlow() {
        List<Waiter> all;
        synchronized (this) {
            all = List.copyOf(waiters);
        }
        all.forEach(waiter -> service.foundSlow(waiter.exchange));
    }

    @Override
    public void interrupt() {
        isSlow = true;
        isInterrupted = true;
        service.foundSlow(request.hash());
        budget.ifPresent(Budget::stop);
    }

    @Override
    public void refuse(Problem problem) {
        close().forEach(waiter -> waiter.exchange.reply(problem));
        budget.ifPresent(Budget::stop);
    }

    @Override
    public boolean perform() {
        isInterrupted = false;
        try {
            evaluate();
        } catch (ProblemException known) {
            if (isInterrupted && isWanted()) {
                return false;
            }
            close().forEach(waiter -> waiter.exchange.reply(known.problem()));
        } catch (OutOfMemoryError full) {
            refuse(Problems.outOfMemory());
        } catch (RuntimeException | Error fault) {
            close().forEach(waiter -> waiter.exchange.fail(fault));
        }
        return true;
    }

    // ---- the work

    private void evaluate() {
        GraphSource.View view = service.source().at(version);
        Answer answer;
        Representation.Form form;
        try {
            ReadQuery read = service.reader().readWords(request.query());
            Query query = read.query();
            form = Representation.Form.of(query);
            DatasetGraph selected = Confinement.select(view.dataset(), request.defaultGraphs(), request.namedGraphs());
            if (selected != view.dataset()) {
                // What the request says outweighs FROM and FROM NAMED (SPARQL 1.1 Protocol, section 2.1.4).
                query.getGraphURIs().clear();
                query.getNamedGraphURIs().clear();
            }
            Confinement.check(read, view.dataset().graphNames());
            service.knows(request.hash(), form);
            if (!isStillWanted(form)) {
                return;
            }
            answer = answer(query, selected);
        } catch (QuerySyntaxException fault) {
            throw Problems.of(fault).thrown();
        } catch (UnknownGraphException | EvaluationException fault) {
            throw Problem.of(Problem.Kind.UNANSWERABLE, fault.getMessage()).thrown();
        } catch (StackOverflowError deep) {
            throw Problem.of(Problem.Kind.UNANSWERABLE, "a query nested too deeply")
                    .thrown();
        }
        reply(answer, form);
    }

    private Answer answer(Query query, DatasetGraph selected) {
        Duration limit = service.timeLimit();
        long left = Math.max(LEAST_TIME, limit.toNanos() - (System.nanoTime() - began));
        try (Budget begun = Budget.start(service.limits().within(Optional.of(Duration.ofNanos(left))))) {
            budget = Optional.of(begun);
            if (isInterrupted || !isWanted()) {
                begun.stop();
            }
            return new QueryRunner(selected, begun.limits()).run(query, Map.of(), begun);
        } catch (LimitException passed) {
            throw Problems.of(passed, limit).thrown();
        } finally {
            budget = Optional.empty();
        }
    }

    /** Answers those whom no evaluation is needed for; false when there are no others. */
    private boolean isStillWanted(Representation.Form form) {
        List<Waiter> all;
        synchronized (this) {
            all = List.copyOf(waiters);
        }
        for (Waiter waiter : all) {
            if (service.repliedAtOnce(waiter, request, version, form)) {
                synchronized (this) {
                    waiters.remove(waiter);
                }
            }
        }
        if (isWanted()) {
            return true;
        }
        close();
        return false;
    }

    private void reply(Answer answer, Representation.Form form) {
        Map<Representation, StoredAnswer> written = new EnumMap<>(Representation.class);
        for (List<Waiter> next = next(); !next.isEmpty(); next = next()) {
            for (Waiter waiter : next) {
                try {
                    Representation representation = Representation.choose(waiter.exchange.accept(), form);
                    StoredAnswer stored = written.computeIfAbsent(representation, each -> write(answer, each));
                    waiter.exchange.reply(stored.reply(waiter.gzip));
                    service.keep(request, version, representation, stored);
                } catch (RuntimeException fault) {
                    waiter.exchange.fail(fault);
                }
            }
        }
    }

    /** Those who wait now; when there are none, nobody can join any more. */
    private List<Waiter> next() {
        synchronized (this) {
            if (!waiters.isEmpty()) {
                List<Waiter> next = List.copyOf(waiters);
                waiters.clear();
                return next;
            }
            isClosed = true;
        }
        over.run();
        return List.of();
    }

    private StoredAnswer write(Answer answer, Representation representation) {
        BoundedBytes out = new BoundedBytes(service.answerBytes());
        try {
            AnswerWriter.write(answer, representation.format(), out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        String tag = request.isRepeatable() ? service.tag(request, version, representation) : "";
        return new StoredAnswer(representation.contentType(), tag, out.toByteArray());
    }
}
