package org.w3id.entente.query;

import java.time.Duration;

/** A query that was stopped at its time limit. */
public final class TimeLimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration limit;

    TimeLimitException(Duration limit, Throwable cause) {
        super("the query did not finish within " + limit.toMillis() / 1000.0 + " s", cause);
        this.limit = limit;
    }

    /** The limit that passed. */
    public Duration limit() {
        return limit;
    }
}
