package org.w3id.entente.query.limits;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How much one query may use.
 *
 * @param time from the start of the evaluation to its last row; empty for no limit
 * @param answerSize rows or triples of an answer
 * @param answerText UTF-16 units of all terms in an answer together
 * @param heldBytes what is held at once in rows being sorted, groups, distinct rows and hash tables, in estimated bytes
 * @param stringLength UTF-16 units of one string that is calculated
 * @param digits decimal digits of one number that is calculated
 */
public record Limits(
        Optional<Duration> time, int answerSize, long answerText, long heldBytes, int stringLength, int digits) {
    private static final long MEBI = 1 << 20;

    /** What a command uses on the machine of whoever gives it: no limit of time. */
    public static final Limits OF_COMMANDS =
            new Limits(Optional.empty(), 1_000_000, 1024 * MEBI, heapShare(2, 64 * MEBI), 1 << 24, 10_000);

    /** What a request to a server may use, beside others. */
    public static final Limits OF_SERVER = new Limits(
            Optional.of(Duration.ofSeconds(30)), 250_000, 64 * MEBI, heapShare(8, 16 * MEBI), 1 << 20, 10_000);

    /** Checks that each is positive. */
    public Limits {
        Objects.requireNonNull(time, "time");
        if (time.map(Duration::isPositive).equals(Optional.of(false))
                || Math.min(answerSize, Math.min(stringLength, digits)) < 1
                || Math.min(answerText, heldBytes) < 1) {
            throw new IllegalArgumentException("a limit of nothing");
        }
    }

    private static long heapShare(int divisor, long least) {
        return Math.max(least, Runtime.getRuntime().maxMemory() / divisor);
    }

    /** The same with another limit of time. */
    public Limits within(Optional<Duration> other) {
        return new Limits(other, answerSize, answerText, heldBytes, stringLength, digits);
    }

    /** The same with another limit of rows and triples. */
    public Limits withAnswerSize(int other) {
        return new Limits(time, other, answerText, heldBytes, stringLength, digits);
    }

    /** The same with another limit of what is held. */
    public Limits withHeldBytes(long other) {
        return new Limits(time, answerSize, answerText, other, stringLength, digits);
    }

    /** The same with another limit of one string. */
    public Limits withStringLength(int other) {
        return new Limits(time, answerSize, answerText, heldBytes, other, digits);
    }
}
