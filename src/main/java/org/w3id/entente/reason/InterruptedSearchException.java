package org.w3id.entente.reason;

/** The thread that looked for an explanation was interrupted; its state of interruption is as it was. */
public final class InterruptedSearchException extends RuntimeException {
    private static final long serialVersionUID = 1;

    InterruptedSearchException(RuntimeException cause) {
        super("the search for an explanation was interrupted", cause);
    }
}
