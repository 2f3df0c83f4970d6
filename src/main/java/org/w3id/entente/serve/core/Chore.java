package org.w3id.entente.serve.core;

import org.w3id.entente.serve.http.Exchange;
import org.w3id.entente.serve.http.Problem;

/** Work for one request that is not evaluated, and not begun anew: reading what was sent, writing out what is there. */
public final class Chore implements Turnstile.Work {
    private final Exchange exchange;
    private final Task task;
    private volatile boolean isSlow;

    /** What is to be done. */
    @FunctionalInterface
    public interface Task {
        /** Does it. */
        void run() throws Exception;
    }

    private Chore(Exchange exchange, Task task, boolean isSlow) {
        this.exchange = exchange;
        this.task = task;
        this.isSlow = isSlow;
    }

    /** Lets a task be done in its turn; what it throws is replied. */
    public static void submit(Exchange exchange, Turnstile turnstile, Task task) {
        submit(exchange, turnstile, () -> {}, task);
    }

    /**
     * Lets a task be done in its turn; what it throws is replied.
     *
     * @param ifGone is run when the client leaves meanwhile
     */
    public static void submit(Exchange exchange, Turnstile turnstile, Runnable ifGone, Task task) {
        exchange.work(ifGone);
        turnstile.submit(new Chore(exchange, task, false));
    }

    /** The same for a task that is known to take long. */
    public static void submitSlow(Exchange exchange, Turnstile turnstile, Task task) {
        exchange.work(() -> {});
        turnstile.submit(new Chore(exchange, task, true));
    }

    @Override
    public boolean isWanted() {
        return !exchange.isOver();
    }

    @Override
    public boolean isSlow() {
        return isSlow;
    }

    @Override
    public boolean isDoubtful() {
        return false;
    }

    @Override
    public void foundSlow() {}

    @Override
    public boolean perform() {
        try {
            task.run();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            exchange.reply(
                    Problem.of(Problem.Kind.BUSY, "the server is stopping").retryAfter(5));
        } catch (OutOfMemoryError full) {
            exchange.reply(Problems.outOfMemory());
        } catch (Exception | Error failure) {
            if (!exchange.isOver()) {
                exchange.fail(failure);
            }
        }
        return true;
    }

    @Override
    public void interrupt() {
        isSlow = true; // it goes on: it is bounded by its input
    }

    @Override
    public void refuse(Problem problem) {
        exchange.reply(problem);
    }
}
