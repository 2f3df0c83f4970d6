package org.w3id.entente.reason;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads for the large tasks of one run; small ones are done by the caller. Closing it ends the threads. */
final class Workers implements AutoCloseable {
    private static final long SMALL = 4096;

    private final int threads;
    private ExecutorService executor;

    Workers(int threads) {
        this.threads = threads;
    }

    int threads() {
        return threads;
    }

    /** Whether work of a size is worth dividing. */
    boolean isLarge(long size) {
        return threads > 1 && size > SMALL;
    }

    /** The results of tasks, in their order. An interruption reaches every task that is under way. */
    <T> List<T> run(List<? extends Callable<T>> tasks, long size) {
        Matcher.checkInterruption();
        List<T> results = new ArrayList<>(tasks.size());
        try {
            if (tasks.size() < 2 || !isLarge(size)) {
                for (Callable<T> task : tasks) {
                    results.add(task.call());
                }
                return results;
            }
            if (executor == null) {
                executor = Executors.newFixedThreadPool(threads, work -> {
                    Thread thread = new Thread(work, "entente-reason");
                    thread.setDaemon(true);
                    return thread;
                });
            }
            for (Future<T> future : executor.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Matcher.Interruption();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException("a reasoning task failed", e.getCause());
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("a reasoning task failed", e);
        }
    }

    @Override
    public void close() {
        if (executor != null) {
            executor.shutdownNow();
        }
    }
}
