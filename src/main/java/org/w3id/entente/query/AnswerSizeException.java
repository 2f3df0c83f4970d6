package org.w3id.entente.query;

import java.util.Locale;

/** A query whose answer is larger than an answer may be, or than the memory holds. */
public final class AnswerSizeException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String CURE = "; add LIMIT, or narrow the query";

    private AnswerSizeException(String message) {
        super(message);
    }

    /**
     * More rows or triples than the limit.
     *
     * @param things what was counted, such as "rows"
     */
    static AnswerSizeException moreThan(int limit, String things) {
        return new AnswerSizeException("the answer has more than " + digits(limit) + " " + things + CURE);
    }

    /** An update that writes more quads than the limit. */
    public static AnswerSizeException largeUpdate(int limit) {
        return new AnswerSizeException(
                "the update writes more than " + digits(limit) + " quads; make it in several steps");
    }

    private static String digits(int number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
    }

    /** A query for which the memory is too small. The error itself is let go, so that the memory is free again. */
    static AnswerSizeException outOfMemory() {
        return new AnswerSizeException("the query needs more memory than there is" + CURE);
    }
}
