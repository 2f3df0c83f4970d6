package org.w3id.entente.serve;

import org.w3id.entente.serve.http.Exchange;
import org.w3id.entente.serve.http.Problem;

/** Work for one request that is not evaluated, and not begun anew: reading what was sent, writing out what is there. */
final class Chore implements Turnstile.Work {
    private final Exchange exchange;
    private final Task task;
    private volatile boolean isSlow;

    /** What is to be done. */
    @FunctionalInterface
    interface Task {
        void run() throws Exception;
    }

    private Chore(Exchange exchange, Task task) {
        this.exchange = exchange;
        this.task = task;
    }

    /** Lets a task be done in its turn; what it throws is replied. */
    static void submit(Exchange exchange, Turnstile turnstile, Task task) {
        exchange.work(() -> {});
        turnstile.submit(new Chore(exchange, task));
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
        } catch (Exception failure) {
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
