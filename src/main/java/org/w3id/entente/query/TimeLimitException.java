package org.w3id.entente.query;

import org.w3id.entente.query.limits.Limit;
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

    /** A limit that passed between the parts of something longer. */
    public static TimeLimitException of(Duration limit) {
        String seconds = limit.toMillis() / 1000.0 + " s";
        return new TimeLimitException(
                limit, new LimitException(Limit.TIME, seconds, "the query did not finish within " + seconds));
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
