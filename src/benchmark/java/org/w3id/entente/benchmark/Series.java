package org.w3id.entente.benchmark;

import java.util.Arrays;

/** How long each of some operations took. Immutable. */
final class Series {
    private final long[] nanos;

    private Series(long[] nanos) {
        this.nanos = nanos;
        Arrays.sort(nanos);
        if (nanos.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
    }

    /** One operation; the number counts from 0. */
    interface Operation {
        void run(int number) throws InterruptedException;
    }

    /** Measures operations until there are so many, or so many seconds are over; one at least. */
    static Series measure(int count, int seconds, Operation operation) throws InterruptedException {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        long[] nanos = new long[count];
        int done = 0;
        while (done < count && (done == 0 || System.nanoTime() < end)) {
            long begin = System.nanoTime();
            operation.run(done);
            nanos[done++] = System.nanoTime() - begin;
        }
        return new Series(Arrays.copyOf(nanos, done));
    }

    int count() {
        return nanos.length;
    }

    /** The time in milliseconds that a share of the operations did not exceed. */
    double quantile(double share) {
        return nanos[Math.min(nanos.length - 1, (int) (nanos.length * share))] / 1e6;
    }
}
