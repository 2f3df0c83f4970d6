package org.w3id.entente.validate.citation;

/** The data know no text that a file could be. */
public final class UnknownTextException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownTextException(String message) {
        super(message);
    }
}
