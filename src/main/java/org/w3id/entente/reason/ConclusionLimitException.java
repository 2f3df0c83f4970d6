package org.w3id.entente.reason;

/** More would be concluded than the {@link Reasoner} may; nothing was changed. */
public final class ConclusionLimitException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final long limit;

    ConclusionLimitException(long limit) {
        super("more than " + limit + " conclusions: a rule may make new terms without end, or join too much;"
                + " check the rules, or raise the limit");
        this.limit = limit;
    }

    /** The number of conclusions that was allowed. */
    public long limit() {
        return limit;
    }
}
