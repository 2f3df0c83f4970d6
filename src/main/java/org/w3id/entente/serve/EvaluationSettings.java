package org.w3id.entente.serve;

import org.w3id.entente.query.limits.Limits;
import org.w3id.entente.serve.core.Turnstile;

import java.time.Duration;
import java.util.Objects;

/**
 * What queries may use.
 *
 * @param timeLimit how long one query may take, from its arrival to its last row; positive
 * @param threads how many quick queries may be evaluated at once, from 1; beside them one slow one less, at least one
 * @param waiting how many slow queries may wait, from 0
 * @param patience how long a query may wait, positive
 * @param limits what else one query may use; its time does not count
 * @param answerBytes how many bytes an answer may have, from 1
 * @param requestBytes how many bytes a posted query may have, from 1
 * @param cacheBytes how many bytes of answers are kept, from 0
 */
public record EvaluationSettings(
        Duration timeLimit,
        int threads,
        int waiting,
        Duration patience,
        Limits limits,
        long answerBytes,
        long requestBytes,
        long cacheBytes) {
    /** How long one query may take unless told otherwise. */
    public static final Duration DEFAULT_TIME_LIMIT = Duration.ofSeconds(30);

    /** What holds unless told otherwise. */
    public static final EvaluationSettings USUAL = new EvaluationSettings(
            DEFAULT_TIME_LIMIT,
            Math.max(2, Runtime.getRuntime().availableProcessors()),
            64,
            Duration.ofSeconds(10),
            Limits.OF_SERVER,
            64L << 20,
            1L << 20,
            Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 8));

    private static final Duration MOMENT = Duration.ofMillis(30);

    /** Checks the ranges. */
    public EvaluationSettings {
        Objects.requireNonNull(timeLimit, "timeLimit");
        Objects.requireNonNull(patience, "patience");
        Objects.requireNonNull(limits, "limits");
        if (timeLimit.isNegative() || timeLimit.isZero()) {
            throw new IllegalArgumentException("time limit " + timeLimit + "; wanted a positive one");
        }
        if (threads < 1 || waiting < 0 || answerBytes < 1 || requestBytes < 1 || cacheBytes < 0) {
            throw new IllegalArgumentException("a limit below the smallest that makes sense");
        }
    }

    /** The same with another time limit. */
    public EvaluationSettings withTimeLimit(Duration other) {
        return new EvaluationSettings(other, threads, waiting, patience, limits, answerBytes, requestBytes, cacheBytes);
    }

    Turnstile.Places places() {
        Duration wait = patience.compareTo(timeLimit) < 0 ? patience : timeLimit;
        return new Turnstile.Places(threads, Math.max(1, threads - 1), waiting, MOMENT, wait);
    }
}
