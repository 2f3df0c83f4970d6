package org.w3id.entente.serve.core;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3id.entente.serve.http.Problem;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
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
 * is over, it is stopped, and begins anew when its turn in the slow lane has come. Work that is known to be slow begins there.
 * In the quick lane, the work of clients who have just sent something slow lets all other work pass, and leaves it a place;
 * otherwise both lanes serve in the order of arrival. Whoever finds too many waiting is refused, but not at once, so that
 * asking again and again is no use. Threads may share it.
 */
public final class Turnstile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Turnstile.class);
    private static final long TICK = 10;
    private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();
    private static final int MOST_MOMENTS = 10;
    private static final int FEW_MOMENTS = 3;
    private static final int CROWD = 8;
    private static final int MORE = 16;
    private static final Duration REFUSAL = Duration.ofSeconds(1);

    /**
     * How much may go on at once.
     *
     * @param quick places in the quick lane, from 1
     * @param slow places in the slow lane, from 1
     * @param waiting how many may wait for the slow lane, from 0; for the quick one, where the wait is short, many more
     * @param moment how much of a processor's time work may take in the quick lane; by the clock ten times as much, and three
     *     times in a crowd
     * @param patience how long work may wait in a lane
     */
    public record Places(int quick, int slow, int waiting, Duration moment, Duration patience) {
        /** Checks the ranges. */
        public Places {
            if (quick < 1 || slow < 1 || waiting < 0) {
                throw new IllegalArgumentException(
                        quick + " quick and " + slow + " slow places, " + waiting + " waiting");
            }
        }
    }

    /** A piece of work. */
    public interface Work {
        /** Whether anybody still waits for it. */
        boolean isWanted();

        /** Whether it is known to be slow. */
        boolean isSlow();

        /** Whether it is likely to be slow. */
        boolean isDoubtful();

        /** Says that it has been found to be slow. */
        void foundSlow();

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
        private long since = System.nanoTime();
        private Lane lane;
        private final boolean isDoubtful;
        private long thread;
        private long processor;
        private boolean isLong;
        private boolean isInterrupted;
        private boolean isRefused;

        Running(Work work, Lane lane) {
            this.work = work;
            this.lane = lane;
            this.isDoubtful = lane == Lane.QUICK && work.isDoubtful();
        }
    }

    private final Places places;
    private final Queue<Waiting> quick = new ArrayDeque<>();
    private final Queue<Waiting> doubtful = new ArrayDeque<>();
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

    /** A turnstile with so many places, open. */
    public Turnstile(Places places) {
        this.places = places;
        this.looks = clock.scheduleWithFixedDelay(this::lookSafely, TICK, TICK, TimeUnit.MILLISECONDS);
    }

    /** Lets work be performed when its turn has come, or refuses it. */
    public void submit(Work work) {
        enter(work).ifPresent(run -> threads.execute(() -> serve(run)));
    }

    /**
     * Performs work at once on the thread that brings it, when a place is free, which spares waking another one up; otherwise lets
     * it be performed when its turn has come, or refuses it. The thread may be kept as long as work may take.
     */
    public void submitHere(Work work) {
        Optional<Running> next = enter(work).flatMap(this::serveOnce);
        next.ifPresent(run -> threads.execute(() -> serve(run)));
    }

    /** Lets work wait, or gives it a place. */
    private Optional<Running> enter(Work work) {
        Lane lane = work.isSlow() ? Lane.SLOW : Lane.QUICK;
        Running run;
        synchronized (this) {
            Queue<Waiting> queue = lane == Lane.SLOW ? slow : work.isDoubtful() ? doubtful : quick;
            queue.add(new Waiting(work, System.nanoTime()));
            run = isFree(lane) && !isClosed ? next(lane) : null;
            int most = lane == Lane.QUICK ? places.waiting() * MORE : places.waiting();
            if (run == null && queue.size() <= most && !isClosed) {
                return Optional.empty();
            }
            if (run == null) {
                queue.removeIf(waiting -> waiting.work.equals(work));
            } else {
                count(lane, 1);
            }
        }
        if (run == null) {
            refuseLater(work);
        }
        return Optional.ofNullable(run);
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
    private void serve(Running first) {
        Optional<Running> run = Optional.of(first);
        while (run.isPresent()) {
            run = serveOnce(run.get());
        }
    }

    /** Performs work, and gives its place to what waits in the lane that it was in in the end; empty when nothing does. */
    private Optional<Running> serveOnce(Running run) {
        boolean isDone = true;
        begin(run);
        try {
            isDone = !run.work.isWanted() || run.work.perform();
        } catch (RuntimeException | Error fault) {
            LOG.warn("a query failed", fault);
        }
        synchronized (this) {
            running.remove(run);
            if (!isDone && !run.isRefused) {
                slow.add(new Waiting(run.work, System.nanoTime()));
            }
            Running next = next(run.lane);
            if (next == null) {
                count(run.lane, -1);
            }
            return Optional.ofNullable(next);
        }
    }

    private synchronized void begin(Running run) {
        run.since = System.nanoTime();
        run.thread = Thread.currentThread().threadId();
        run.processor = PROCESSOR.getCurrentThreadCpuTime();
    }

    /** The next piece of work for a place in a lane, from now on among those that run; none when there is none. */
    private Running next(Lane lane) {
        Running next = null;
        if (lane == Lane.SLOW) {
            next = next(slow, lane);
        } else {
            next = next(quick, lane);
            if (next == null && hasPlaceForDoubtful()) {
                next = next(doubtful, lane);
            }
        }
        if (next != null) {
            running.add(next);
        }
        return next;
    }

    private static Running next(Queue<Waiting> queue, Lane lane) {
        for (Waiting waiting = queue.poll(); waiting != null; waiting = queue.poll()) {
            if (waiting.work.isWanted()) {
                return new Running(waiting.work, lane);
            }
        }
        return null;
    }

    /** Of several places one is kept for the others. */
    private boolean hasPlaceForDoubtful() {
        long there = running.stream()
                .filter(run -> run.lane == Lane.QUICK && (run.isDoubtful || run.isLong))
                .count();
        return there < Math.max(1, places.quick() - 1);
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
        List<Work> found = new ArrayList<>();
        List<Work> interrupted = new ArrayList<>();
        List<Work> refused = new ArrayList<>();
        List<Work> late = new ArrayList<>();
        List<Running> started = new ArrayList<>();
        synchronized (this) {
            long now = System.nanoTime();
            int guests = 0;
            for (Running run : running) {
                if (run.lane == Lane.SLOW || run.isInterrupted || !isLong(run, now)) {
                    continue;
                }
                if (!run.isLong) {
                    run.isLong = true;
                    found.add(run.work);
                }
                if (isFree(Lane.SLOW) && slow.isEmpty()) {
                    run.lane = Lane.SLOW;
                    slowRunning++;
                    quickRunning--;
                } else if (quick.isEmpty() && doubtful.isEmpty() && guests < places.quick() - 1) {
                    guests++;
                } else {
                    run.isInterrupted = true;
                    interrupted.add(run.work);
                    run.isRefused = slow.size() >= places.waiting();
                    if (run.isRefused) {
                        late.add(run.work);
                    }
                }
            }
            expire(quick, now, refused);
            expire(doubtful, now, refused);
            expire(slow, now, refused);
            for (Lane lane : Lane.values()) {
                for (Running run = isFree(lane) ? next(lane) : null;
                        run != null;
                        run = isFree(lane) ? next(lane) : null) {
                    count(lane, 1);
                    started.add(run);
                }
            }
        }
        started.forEach(run -> threads.execute(() -> serve(run)));
        found.forEach(Work::foundSlow);
        interrupted.forEach(Work::interrupt);
        late.forEach(this::refuseLater);
        refused.forEach(work -> work.refuse(busy()));
    }

    /** A moment is one of the processor's time: where many share it, a clock on the wall would be unjust. */
    private boolean isLong(Running run, long now) {
        if (run.thread == 0) {
            return false; // its thread has not begun yet, as on a machine with much else to do
        }
        long moment = places.moment().toNanos();
        if (run.thread == 0) {
            return false; // it has a place, and its thread has not begun yet
        }
        long time = now - run.since;
        int most = quick.size() > CROWD ? FEW_MOMENTS : MOST_MOMENTS;
        return time > moment
                && (time > most * moment || PROCESSOR.getThreadCpuTime(run.thread) - run.processor > moment);
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
    public synchronized int running() {
        return running.size();
    }

    /** How many pieces of work wait for a place. */
    public synchronized int waiting() {
        return quick.size() + doubtful.size() + slow.size();
    }

    /** Refuses what waits, and takes nothing more. */
    @Override
    public void close() {
        List<Waiting> rest = new ArrayList<>();
        synchronized (this) {
            isClosed = true;
            rest.addAll(quick);
            rest.addAll(doubtful);
            rest.addAll(slow);
            quick.clear();
            doubtful.clear();
            slow.clear();
            running.forEach(run -> rest.add(new Waiting(run.work, 0)));
        }
        rest.forEach(waiting -> waiting.work.refuse(busy()));
        looks.cancel(false);
        clock.shutdownNow();
        threads.shutdown();
    }
}
