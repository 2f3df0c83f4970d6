package org.w3id.entente.query.limits;

import org.w3id.entente.reason.InterruptedSearchException;

/** Work that ends when its thread is interrupted, on a budget: when that is spent, the thread is interrupted. */
public final class Interruptible {
    private final Thread thread = Thread.currentThread();
    private boolean isOver;
    private boolean isInterrupted;

    private Interruptible() {}

    /**
     * A piece of work.
     *
     * @param <T> its result
     */
    @FunctionalInterface
    public interface Work<T> {
        /**
         * Does it.
         *
         * @throws InterruptedException when the thread was interrupted
         */
        T run() throws InterruptedException;
    }

    /**
     * Does a piece of work on this thread, which is not left interrupted by it.
     *
     * @param budget when it is stopped, or its time has passed, the work ends; it watches nothing else meanwhile
     * @throws LimitException when the budget was stopped before the work was done
     * @throws InterruptedException when somebody else interrupted the thread
     */
    public static <T> T run(Budget budget, Work<T> work) throws InterruptedException {
        Interruptible watch = new Interruptible();
        budget.onStop(watch::interrupt);
        try {
            return work.run();
        } catch (InterruptedException | InterruptedSearchException stopped) {
            if (watch.end()) {
                throw budget.reason();
            }
            throw stopped;
        } finally {
            watch.end();
            budget.onStop(() -> {});
        }
    }

    private synchronized void interrupt() {
        if (!isOver) {
            isInterrupted = true;
            thread.interrupt();
        }
    }

    /** Whether the work was interrupted from here; afterwards it no longer is. */
    private synchronized boolean end() {
        if (!isOver && isInterrupted) {
            Thread.interrupted();
        }
        isOver = true;
        return isInterrupted;
    }
}
