package org.w3id.entente.query;

/** A query that is SPARQL, but cannot be evaluated, such as one that misuses an extension of the query engine. */
public final class EvaluationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    EvaluationException(String reason, Throwable cause) {
        super("the query cannot be evaluated: " + reason, cause);
    }
}
