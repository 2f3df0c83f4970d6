package org.w3id.entente.validate.citation;

/** A file holds no text: it is missing, a folder, or no UTF-8. */
public final class UnreadableTextException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableTextException(String message) {
        super(message);
    }
}
