package org.w3id.entente.live;

/** A store has a default graph of its own, and the default graph is to be the union of the named ones. */
public final class DefaultGraphException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DefaultGraphException(int triples) {
        super("the store has a default graph of its own with " + triples
                + " triples; start with --default-graph separate, as when they were written");
    }
}
