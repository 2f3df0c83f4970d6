package org.w3id.entente.live;

import org.w3id.entente.reason.ConclusionLimitException;

/** A change that is larger, or leads to more, than one change may; nothing has changed. */
public final class ChangeLimitException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final long limit;

    private ChangeLimitException(String message, long limit, Throwable cause) {
        super(message, cause);
        this.limit = limit;
    }

    static ChangeLimitException tooManyQuads(long quads, long limit) {
        return new ChangeLimitException(
                "the change adds and removes " + quads + " quads, and one change may do so with " + limit
                        + "; make it in several steps",
                limit,
                null);
    }

    static ChangeLimitException tooManyConclusions(ConclusionLimitException cause) {
        return new ChangeLimitException(
                "too much would follow from the change: " + cause.getMessage(), cause.limit(), cause);
    }

    /** The number of quads or conclusions that is allowed. */
    public long limit() {
        return limit;
    }
}
