package org.w3id.entente.serve;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Lets a few pieces of work run at once; the others wait in the order they came, but not for ever. Threads share it. */
final class Turnstile {
    private final Semaphore places;
    private final Duration patience;

    /**
     * A turnstile.
     *
     * @param places how much work may run at once
     * @param patience how long a request waits for a place
     */
    Turnstile(int places, Duration patience) {
        this.places = new Semaphore(places, true);
        this.patience = patience;
    }

    /**
     * Does a piece of work when there is a place.
     *
     * @throws RefusedRequestException with status 503 and the header Retry-After when there was none in time
     */
    <T> T pass(Supplier<T> work) {
        enter();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private void enter() {
        try {
            if (places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        String seconds = Long.toString(Math.max(1, patience.toSeconds()));
        throw new RefusedRequestException(
                503, "too many queries at once; ask again in " + seconds + " s", Map.of("Retry-After", seconds));
    }
}
