package org.w3id.entente.query.execution;

import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.w3id.entente.query.limits.Budget;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** What every loop of an evaluation asks, so that a query that is cancelled stops soon. For one thread. */
final class Cancellation {
    /** After how many steps the signal is read. */
    private static final int TICKS = 1 << 10;

    private final AtomicBoolean cancelled;
    private final Optional<Budget> budget;
    private int ticks;

    /** The cancellation of the query that a context belongs to: by ARQ's signal, or by the query's budget. */
    Cancellation(ExecutionContext context) {
        AtomicBoolean signal = context.getCancelSignal();
        this.cancelled = signal == null ? new AtomicBoolean() : signal;
        this.budget = Budget.of(context.getContext());
    }

    /**
     * One step.
     *
     * @throws QueryCancelledException when the query has been cancelled, a limit been passed, or the thread interrupted
     */
    void tick() {
        if ((++ticks & (TICKS - 1)) == 0) {
            stopWhenCancelled();
        }
    }

    private void stopWhenCancelled() {
        budget.ifPresent(Budget::check);
        if (cancelled.get() || Thread.currentThread().isInterrupted()) {
            throw new QueryCancelledException();
        }
    }

    /**
     * Counts that more is held in memory, or less.
     *
     * @param bytes by how much
     * @throws QueryCancelledException when it is more than the query may hold
     */
    void holds(long bytes) {
        budget.ifPresent(each -> {
            if (bytes > 0) {
                each.hold(bytes);
            } else {
                each.release(-bytes);
            }
        });
    }
}
