package org.w3id.entente.serve;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3id.entente.serve.http.Problem;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Where evaluations wait for a place, in two lanes: what is quick shall not wait for what is slow.
 *
 * <p>Work begins in the quick lane. What takes longer than a moment there moves on to the slow lane, in place when that has
 * one free. Otherwise it may stay in the quick lane as long as nobody waits for it and another place is left there; when that
 * is over, it is stopped, and begins anew when its turn in the slow lane has come. Work that is known to be slow begins there. Both lanes serve in the order of arrival. Whoever finds too many waiting is refused, but not at once, so that
 * asking again and again is no use. Threads may share it.
 */
final class Turnstile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Turnstile.class);
    private static final long TICK = 10;
    private static final int MORE = 16;
    private static final Duration REFUSAL = Duration.ofSeconds(1);

    /**
     * How much may go on at once.
     *
     * @param quick places in the quick lane, from 1
     * @param slow places in the slow lane, from 1
     * @param waiting how many may wait for the slow lane, from 0; for the quick one, where the wait is short, many more
     * @param moment how long work may take in the quick lane
     * @param patience how long work may wait in a lane
     */
    record Places(int quick, int slow, int waiting, Duration moment, Duration patience) {
        Places {
            if (quick < 1 || slow < 1 || waiting < 0) {
                throw new IllegalArgumentException(
                        quick + " quick and " + slow + " slow places, " + waiting + " waiting");
            }
        }
    }

    /** A piece of work. */
    interface Work {
        /** Whether anybody still waits for it. */
        boolean isWanted();

        /** Whether it is known to be slow. */
        boolean isSlow();

        /** Does it, on a thread of the turnstile; false when it was {@linkplain #interrupt interrupted} before it was done. */
        boolean perform();

        /** Ends it soon, to be performed anew later; from now on it is slow. */
        void interrupt();

        /** Says that it will not be performed. */
        void refuse(Problem problem);
    }

    private enum Lane {
        QUICK,
        SLOW
    }

    private record Waiting(Work work, long since) {}

    private static final class Running {
        private final Work work;
        private final long since = System.nanoTime();
        private Lane lane;
        private boolean isInterrupted;
        private boolean isRefused;

        Running(Work work, Lane lane) {
            this.work = work;
            this.lane = lane;
        }
    }

    private final Places places;
    private final Queue<Waiting> quick = new ArrayDeque<>();
    private final Queue<Waiting> slow = new ArrayDeque<>();
    private final Set<Running> running = new HashSet<>();
    private int quickRunning;
    private int slowRunning;
    private boolean isClosed;
    private final ScheduledFuture<?> looks;
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("query-", 1).daemon().factory());
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("turnstile").daemon().factory());

    Turnstile(Places places) {
        this.places = places;
        this.looks = clock.scheduleWithFixedDelay(this::lookSafely, TICK, TICK, TimeUnit.MILLISECONDS);
    }

    /** Lets work be performed when its turn has come, or refuses it. */
    void submit(Work work) {
        enter(work, work.isSlow() ? Lane.SLOW : Lane.QUICK);
    }

    private void enter(Work work, Lane lane) {
        boolean starts = false;
        synchronized (this) {
            Queue<Waiting> queue = queue(lane);
            if (isClosed) {
                starts = false;
            } else if (queue.isEmpty() && isFree(lane)) {
                count(lane, 1);
                starts = true;
            } else if (queue.size() < (lane == Lane.QUICK ? places.waiting() * MORE : places.waiting())) {
                queue.add(new Waiting(work, System.nanoTime()));
                return;
            }
        }
        if (starts) {
            threads.execute(() -> serve(work, lane));
        } else {
            refuseLater(work);
        }
    }

    private void refuseLater(Work work) {
        try {
            ScheduledFuture<?> unused =
                    clock.schedule(() -> work.refuse(busy()), REFUSAL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            work.refuse(busy());
        }
    }

    private Problem busy() {
        long seconds = Math.max(1, places.patience().toSeconds() / 2);
        return Problem.of(Problem.Kind.BUSY, "too many queries at once; ask again in " + seconds + " s")
                .with("limit", "concurrent-queries")
                .retryAfter(seconds);
    }

    /** Performs work, and then what waits in the lane of the place that it had in the end. */
    private void serve(Work first, Lane begin) {
        Work work = first;
        Lane lane = begin;
        while (work != null) {
            Running run = new Running(work, lane);
            synchronized (this) {
                running.add(run);
            }
            boolean isDone = true;
            try {
                isDone = !work.isWanted() || work.perform();
            } catch (RuntimeException | Error fault) {
                LOG.warn("a query failed", fault);
            } finally {
                synchronized (this) {
                    running.remove(run);
                    lane = run.lane;
                    if (!isDone && !run.isRefused) {
                        slow.add(new Waiting(work, System.nanoTime()));
                    }
                    work = next(lane);
                    if (work == null) {
                        count(lane, -1);
                    }
                }
            }
        }
    }

    /** The next piece of work for a place in a lane. */
    private Work next(Lane lane) {
        for (Waiting waiting = queue(lane).poll();
                waiting != null;
                waiting = queue(lane).poll()) {
            if (waiting.work.isWanted()) {
                return waiting.work;
            }
        }
        return null;
    }

    private Queue<Waiting> queue(Lane lane) {
        return lane == Lane.QUICK ? quick : slow;
    }

    private boolean isFree(Lane lane) {
        return lane == Lane.QUICK ? quickRunning < places.quick() : slowRunning < places.slow();
    }

    private void count(Lane lane, int change) {
        if (lane == Lane.QUICK) {
            quickRunning += change;
        } else {
            slowRunning += change;
        }
    }

    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException fault) {
            LOG.warn("looking after the queries failed", fault); // it goes on: a task that throws is not run again
        }
    }

    /** Moves what has taken too long out of the quick lane, and refuses what has waited too long. */
    private void look() {
        List<Work> interrupted = new ArrayList<>();
        List<Work> refused = new ArrayList<>();
        List<Work> late = new ArrayList<>();
        List<Work> started = new ArrayList<>();
        List<Lane> lanes = new ArrayList<>();
        synchronized (this) {
            long now = System.nanoTime();
            int guests = 0;
            for (Running run : running) {
                if (run.lane == Lane.QUICK
                        && !run.isInterrupted
                        && now - run.since > places.moment().toNanos()) {
                    if (isFree(Lane.SLOW) && slow.isEmpty()) {
                        run.lane = Lane.SLOW;
                        slowRunning++;
                        quickRunning--;
                    } else if (quick.isEmpty() && guests < places.quick() - 1) {
                        guests++;
                    } else if (slow.size() < places.waiting()) {
                        run.isInterrupted = true;
                        interrupted.add(run.work);
                    } else {
                        run.isInterrupted = true;
                        run.isRefused = true;
                        interrupted.add(run.work);
                        late.add(run.work);
                    }
                }
            }
            expire(quick, now, refused);
            expire(slow, now, refused);
            for (Lane lane : Lane.values()) {
                while (isFree(lane)) {
                    Work work = next(lane);
                    if (work == null) {
                        break;
                    }
                    count(lane, 1);
                    started.add(work);
                    lanes.add(lane);
                }
            }
        }
        for (int i = 0; i < started.size(); i++) {
            Work work = started.get(i);
            Lane lane = lanes.get(i);
            threads.execute(() -> serve(work, lane));
        }
        interrupted.forEach(Work::interrupt);
        late.forEach(this::refuseLater);
        refused.forEach(work -> work.refuse(busy()));
    }

    private void expire(Queue<Waiting> queue, long now, List<Work> refused) {
        for (Iterator<Waiting> each = queue.iterator(); each.hasNext(); ) {
            Waiting waiting = each.next();
            if (!waiting.work.isWanted()) {
                each.remove();
            } else if (now - waiting.since > places.patience().toNanos()) {
                each.remove();
                refused.add(waiting.work);
            }
        }
    }

    /** How many pieces of work are being performed. */
    synchronized int running() {
        return running.size();
    }

    /** How many pieces of work wait for a place. */
    synchronized int waiting() {
        return quick.size() + slow.size();
    }

    /** Does something short that may not be done by a thread that serves connections. */
    void aside(Runnable task) {
        threads.execute(task);
    }

    /** Refuses what waits, and takes nothing more. */
    @Override
    public void close() {
        List<Waiting> rest = new ArrayList<>();
        synchronized (this) {
            isClosed = true;
            rest.addAll(quick);
            rest.addAll(slow);
            quick.clear();
            slow.clear();
            running.forEach(run -> rest.add(new Waiting(run.work, 0)));
        }
        rest.forEach(waiting -> waiting.work.refuse(busy()));
        looks.cancel(false);
        clock.shutdownNow();
        threads.shutdown();
    }
}
