package org.w3id.entente.query.limits;

import org.apache.jena.query.QueryCancelledException;

import java.util.Objects;

/**
 * A query that passed a limit. The message says what was met; the limit, its amount and the cure are fields.
 *
 * <p>To ARQ it is the cancellation of the query, which is the one exception that no filter and no function takes for an
 * error in an expression.
 */
public class LimitException extends QueryCancelledException {
    private static final long serialVersionUID = 1L;

    private final Limit limit;
    private final String amount;
    private final String met;

    /**
     * A limit that was passed.
     *
     * @param limit which
     * @param amount what it is set to, with its unit, such as "10 s"; empty when it has no number
     * @param met what was met, as a sentence, such as "the query did not finish within 10.0 s"
     */
    public LimitException(Limit limit, String amount, String met) {
        this.limit = Objects.requireNonNull(limit, "limit");
        this.amount = Objects.requireNonNull(amount, "amount");
        this.met = Objects.requireNonNull(met, "met");
    }

    /** The same limit, said where it is caught. */
    protected LimitException(LimitException passed) {
        this(passed.limit, passed.amount, passed.met);
    }

    /** Which limit. */
    public Limit limit() {
        return limit;
    }

    /** What the limit is set to, with its unit; empty when it has no number. */
    public String amount() {
        return amount;
    }

    /** What was met, as a sentence without its end. */
    public String met() {
        return met;
    }

    /** What to do about it. */
    public String cure() {
        return limit.cure();
    }

    /** What was met, and the cure. */
    @Override
    public String getMessage() {
        return met + "; " + cure();
    }
}
