package org.w3id.entente.serve.core;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.w3id.entente.serve.http.Problem;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** One place in each lane, and room for two to wait. */
class TurnstileTest {
    private static final long LONG = 20;

    private final Turnstile turnstile =
            new Turnstile(new Turnstile.Places(1, 1, 2, Duration.ofMillis(30), Duration.ofSeconds(5)));

    @AfterEach
    void close() {
        turnstile.close();
    }

    @Test
    void quickWorkIsDoneWhileSlowWorkHoldsItsPlace() throws Exception {
        Slow slow = new Slow(false);
        turnstile.submit(slow);
        slow.begun.await(LONG, TimeUnit.SECONDS);
        for (int i = 0; i < 10; i++) {
            assertTrue(quick().get(LONG, TimeUnit.SECONDS));
        }
        assertEquals(1, slow.performances.get());
        slow.end.countDown();
        assertEquals("done", slow.outcome.get(LONG, TimeUnit.SECONDS));
    }

    @Test
    void slowWorkThatFindsNoPlaceMakesRoomAndBeginsAnew() throws Exception {
        Slow first = new Slow(false);
        Slow second = new Slow(false);
        turnstile.submit(first);
        first.begun.await(LONG, TimeUnit.SECONDS);
        turnstile.submit(second);
        second.interrupted.await(LONG, TimeUnit.SECONDS);
        assertTrue(quick().get(LONG, TimeUnit.SECONDS));
        assertFalse(second.outcome.isDone());
        second.end.countDown();
        first.end.countDown();
        assertEquals("done", first.outcome.get(LONG, TimeUnit.SECONDS));
        assertEquals("done", second.outcome.get(LONG, TimeUnit.SECONDS));
        assertEquals(1, first.performances.get());
        assertEquals(2, second.performances.get());
    }

    @Test
    void thoseWhoseClientsSendSlowWorkLetOthersPass() throws Exception {
        Slow first = new Slow(false);
        turnstile.submit(first);
        first.found.await(LONG, TimeUnit.SECONDS); // and holds the place in the slow lane
        Slow doubtful = new Slow(false);
        doubtful.isDoubtful = true;
        Slow running = new Slow(false);
        running.isDoubtful = true;
        turnstile.submit(running);
        running.begun.await(LONG, TimeUnit.SECONDS);
        turnstile.submit(doubtful);
        assertTrue(quick().get(LONG, TimeUnit.SECONDS));
        first.end.countDown();
        running.end.countDown();
        doubtful.end.countDown();
        assertEquals("done", doubtful.outcome.get(LONG, TimeUnit.SECONDS));
        assertEquals("done", running.outcome.get(LONG, TimeUnit.SECONDS));
    }

    @Test
    void whoFindsTooManyWaitingIsToldWhenToComeAgain() throws Exception {
        List<Slow> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Slow slow = new Slow(true);
            all.add(slow);
            turnstile.submit(slow);
        }
        assertEquals(
                "503 2 too many queries at once; ask again in 2 s",
                all.get(3).outcome.get(LONG, TimeUnit.SECONDS));
        all.forEach(slow -> slow.end.countDown());
        for (Slow slow : all.subList(0, 3)) {
            assertEquals("done", slow.outcome.get(LONG, TimeUnit.SECONDS));
        }
    }

    @Test
    void whoHasWaitedTooLongIsRefused() throws Exception {
        try (Turnstile hasty =
                new Turnstile(new Turnstile.Places(1, 1, 2, Duration.ofMillis(30), Duration.ofMillis(50)))) {
            Slow first = new Slow(true);
            Slow second = new Slow(true);
            hasty.submit(first);
            hasty.submit(second);
            assertTrue(second.outcome.get(LONG, TimeUnit.SECONDS).startsWith("503 "));
            first.end.countDown();
            assertEquals("done", first.outcome.get(LONG, TimeUnit.SECONDS));
        }
    }

    @Test
    void workThatNobodyWantsAnyMoreIsLeftOut() throws Exception {
        Slow first = new Slow(true);
        Slow unwanted = new Slow(true);
        Slow last = new Slow(true);
        turnstile.submit(first);
        turnstile.submit(unwanted);
        turnstile.submit(last);
        unwanted.isWanted = false;
        first.end.countDown();
        last.end.countDown();
        assertEquals("done", last.outcome.get(LONG, TimeUnit.SECONDS));
        assertEquals(0, unwanted.performances.get());
    }

    @Test
    void aPlaceIsFreeAgainAfterAFault() throws Exception {
        for (int i = 0; i < 2; i++) {
            turnstile.submit(new Slow(false) {
                @Override
                public boolean perform() {
                    throw new IllegalStateException("on purpose");
                }
            });
        }
        assertTrue(quick().get(LONG, TimeUnit.SECONDS));
    }

    private CompletableFuture<Boolean> quick() {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        turnstile.submit(new Turnstile.Work() {
            @Override
            public boolean isWanted() {
                return true;
            }

            @Override
            public boolean isSlow() {
                return false;
            }

            @Override
            public boolean isDoubtful() {
                return false;
            }

            @Override
            public void foundSlow() {}

            @Override
            public boolean perform() {
                return done.complete(true);
            }

            @Override
            public void interrupt() {}

            @Override
            public void refuse(Problem problem) {
                done.complete(false);
            }
        });
        return done;
    }

    /** Work that goes on until it is told to end. */
    private static class Slow implements Turnstile.Work {
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch interrupted = new CountDownLatch(1);
        final CountDownLatch end = new CountDownLatch(1);
        final AtomicInteger performances = new AtomicInteger();
        final CompletableFuture<String> outcome = new CompletableFuture<>();
        final CountDownLatch found = new CountDownLatch(1);
        volatile boolean isWanted = true;
        volatile boolean isDoubtful;
        private volatile boolean isSlow;
        private volatile CountDownLatch stop = new CountDownLatch(1);

        Slow(boolean isSlow) {
            this.isSlow = isSlow;
        }

        @Override
        public boolean isWanted() {
            return isWanted;
        }

        @Override
        public boolean isSlow() {
            return isSlow;
        }

        @Override
        public boolean isDoubtful() {
            return isDoubtful;
        }

        @Override
        public void foundSlow() {
            found.countDown();
        }

        @Override
        public boolean perform() {
            performances.incrementAndGet();
            begun.countDown();
            try {
                while (stop.getCount() > 0) {
                    if (end.await(1, TimeUnit.MILLISECONDS)) {
                        outcome.complete("done");
                        return true;
                    }
                }
            } catch (InterruptedException closed) {
                return true;
            }
            stop = new CountDownLatch(1);
            return false;
        }

        @Override
        public void interrupt() {
            isSlow = true;
            stop.countDown();
            interrupted.countDown();
        }

        @Override
        public void refuse(Problem problem) {
            outcome.complete(problem.status() + " " + problem.headers().get("Retry-After") + " " + problem.detail());
        }
    }
}
