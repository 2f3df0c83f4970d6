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

    /** A limit that passed between the parts of something longer. */
    public static TimeLimitException of(Duration limit) {
        return new TimeLimitException(limit, null);
    }

    /** The limit that passed. */
    public Duration limit() {
        return limit;
    }
}
