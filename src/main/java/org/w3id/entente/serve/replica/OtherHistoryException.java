package org.w3id.entente.serve.replica;

/** The writer's changes do not lead on from what is here: they are no longer kept, or the two have not gone the same way. */
final class OtherHistoryException extends Exception {
    private static final long serialVersionUID = 1;

    OtherHistoryException(String found) {
        super(found);
    }

    OtherHistoryException(String found, Throwable cause) {
        super(found, cause);
    }
}
