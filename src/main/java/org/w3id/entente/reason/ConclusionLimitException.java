package org.w3id.entente.reason;

import org.apache.jena.sparql.core.Var;

/**
 * More would be concluded than the {@link Reasoner} may, or longer terms would be made; nothing was changed, and there is no
 * partial result.
 */
public final class ConclusionLimitException extends RuntimeException {
    /** The most characters that a made term may have: rules that run for ever make longer and longer ones. */
    static final int MOST_CHARACTERS = 16_384;

    private static final long serialVersionUID = 1;

    private final long limit;

    ConclusionLimitException(long limit, Rule most) {
        super(
                "more than " + limit + " conclusions, the most of them by " + most.name()
                        + ": it may make new terms without end, or join too much; correct the rule (\"entente check\" may show why)");
        this.limit = limit;
    }

    ConclusionLimitException(Var variable, String expression) {
        super(
                "a term of more than " + MOST_CHARACTERS + " characters by BIND (" + expression + " AS " + variable
                        + "): the rule may make longer and longer terms without end; correct it (\"entente check\" may show why)");
        this.limit = MOST_CHARACTERS;
    }

    /** The number of conclusions, or of characters of a term, that was allowed. */
    public long limit() {
        return limit;
    }
}
