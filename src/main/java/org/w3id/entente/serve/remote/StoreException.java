package org.w3id.entente.serve.remote;

import java.net.URI;

/** Another store does not do what it was asked to. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StoreException(URI address, String found, Throwable cause) {
        super(address + ": " + found, cause);
    }

    StoreException(URI address, String found) {
        super(address + ": " + found);
    }
}
