package org.w3id.entente.query;

import org.w3id.entente.query.limits.LimitException;

import java.time.Duration;

/** A query that was stopped at its time limit. */
public final class TimeLimitException extends LimitException {
    private static final long serialVersionUID = 1L;

    private final Duration limit;

    TimeLimitException(Duration time, LimitException passed) {
        super(passed);
        this.limit = time;
    }

    /** The limit that passed. */
    public Duration duration() {
        return limit;
    }

    /** What was met, without the cure, which differs between those who wait and those who serve. */
    @Override
    public String getMessage() {
        return met();
    }
}
