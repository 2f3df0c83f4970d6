package org.w3id.entente.query;

/** A query that is SPARQL, but cannot be evaluated, such as one that misuses an extension of the query engine. */
public final class EvaluationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What cannot be done, and why. */
    public EvaluationException(String message) {
        super(message);
    }

    EvaluationException(String reason, Throwable cause) {
        super("the query cannot be evaluated: " + reason, cause);
    }
}
