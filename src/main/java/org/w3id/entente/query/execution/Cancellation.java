package org.w3id.entente.query.execution;

import org.apache.jena.query.QueryCancelledException;

import java.util.concurrent.atomic.AtomicBoolean;

/** What every loop of an evaluation asks, so that a query that is cancelled stops soon. For one thread. */
final class Cancellation {
    /** After how many steps the signal is read. */
    private static final int TICKS = 1 << 10;

    private final AtomicBoolean cancelled;
    private int ticks;

    /**
     * The cancellation of one query.
     *
     * @param cancelled ARQ's signal; null when the query cannot be cancelled
     */
    Cancellation(AtomicBoolean cancelled) {
        this.cancelled = cancelled == null ? new AtomicBoolean() : cancelled;
    }

    /**
     * One step.
     *
     * @throws QueryCancelledException when the query has been cancelled, or the thread interrupted
     */
    void tick() {
        if ((++ticks & (TICKS - 1)) == 0) {
            stopWhenCancelled();
        }
    }

    private void stopWhenCancelled() {
        if (cancelled.get() || Thread.currentThread().isInterrupted()) {
            throw new QueryCancelledException();
        }
    }
}
