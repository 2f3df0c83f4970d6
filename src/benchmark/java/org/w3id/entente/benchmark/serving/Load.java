package org.w3id.entente.benchmark.serving;

import it.unimi.dsi.fastutil.longs.LongArrayList;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What came of asking for a while.
 *
 * @param perSecond answers per second
 * @param median the median time of an answer, in milliseconds
 * @param late the time that 99 of 100 answers did not exceed, in milliseconds
 * @param bytes the bytes of an answer's body on average
 */
record Load(double perSecond, double median, double late, double bytes) {
    /** One request; the connection belongs to the thread. */
    interface Request {
        Connection.Response send(Connection connection, Random random) throws IOException;
    }

    /**
     * Asks over some connections at once, first for a while that does not count.
     *
     * @throws IOException when an answer has another status than 200, 204 or 304, or the server cannot be reached
     */
    static Load measure(int port, int connections, double warmUp, double seconds, Request request)
            throws IOException, InterruptedException {
        run(port, connections, warmUp, request, 1);
        return run(port, connections, seconds, request, 2);
    }

    private static Load run(int port, int connections, double seconds, Request request, long seed)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        long end = begin + (long) (seconds * 1e9);
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            List<Callable<Part>> parts = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                Random random = new Random(seed * 1_000 + i);
                parts.add(() -> ask(port, end, random, request));
            }
            LongArrayList nanos = new LongArrayList();
            long bytes = 0;
            for (Future<Part> each : threads.invokeAll(parts)) {
                Part part = each.get();
                nanos.addAll(part.nanos());
                bytes += part.bytes();
            }
            double elapsed = (System.nanoTime() - begin) / 1e9;
            nanos.sort(null);
            return new Load(
                    nanos.size() / elapsed,
                    nanos.getLong(nanos.size() / 2) / 1e6,
                    nanos.getLong((int) (nanos.size() * 0.99)) / 1e6,
                    (double) bytes / nanos.size());
        } catch (ExecutionException failure) {
            throw new IOException(failure.getCause().getMessage(), failure.getCause());
        }
    }

    private record Part(LongArrayList nanos, long bytes) {}

    private static Part ask(int port, long end, Random random, Request request) throws IOException {
        LongArrayList nanos = new LongArrayList();
        long bytes = 0;
        try (Connection connection = new Connection(port)) {
            do {
                long begin = System.nanoTime();
                Connection.Response response = request.send(connection, random);
                nanos.add(System.nanoTime() - begin);
                bytes += response.length();
                if (response.status() != 200 && response.status() != 204 && response.status() != 304) {
                    throw new IOException("status " + response.status());
                }
            } while (System.nanoTime() < end);
        }
        return new Part(nanos, bytes);
    }
}
