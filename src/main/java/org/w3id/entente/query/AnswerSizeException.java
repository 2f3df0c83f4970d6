package org.w3id.entente.query;

import org.w3id.entente.query.limits.Limit;
import org.w3id.entente.query.limits.LimitException;

import java.util.Locale;

/** A query whose answer is larger than an answer may be, or than the memory holds. */
public final class AnswerSizeException extends LimitException {
    private static final long serialVersionUID = 1L;
    private static final String CURE = "add LIMIT, or narrow the query";

    private AnswerSizeException(Limit limit, String amount, String met) {
        super(limit, amount, met);
    }

    /** More rows, triples or text than the limit. */
    public static AnswerSizeException moreThan(long amount, Limit limit, String things) {
        return new AnswerSizeException(
                limit, digits(amount) + " " + things, "the answer has more than " + digits(amount) + " " + things);
    }

    /** An update that writes more quads than the limit. */
    public static AnswerSizeException largeUpdate(int limit) {
        return new AnswerSizeException(
                Limit.QUADS, digits(limit) + " quads", "the update writes more than " + digits(limit) + " quads");
    }

    private static String digits(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
    }

    /** A query for which the memory is too small. The error itself is let go, so that the memory is free again. */
    static AnswerSizeException outOfMemory() {
        return new AnswerSizeException(Limit.MEMORY, "", "the query needs more memory than there is");
    }

    /** Every answer becomes smaller in the same ways. */
    @Override
    public String cure() {
        return limit() == Limit.ANSWER_TEXT || limit() == Limit.QUADS ? super.cure() : CURE;
    }
}
