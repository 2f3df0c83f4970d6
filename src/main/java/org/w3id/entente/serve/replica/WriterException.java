package org.w3id.entente.serve.replica;

/** The writer gives no answer that can be used; the same may be asked again later. */
final class WriterException extends Exception {
    private static final long serialVersionUID = 1;

    WriterException(String found) {
        super(found);
    }

    WriterException(String found, Throwable cause) {
        super(found, cause);
    }
}
