package org.w3id.entente.serve;

import java.util.Map;

/** A request that is answered with an error status and a line of plain text. */
final class RefusedRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Map<String, String> headers;

    RefusedRequestException(int status, String message) {
        this(status, message, Map.of());
    }

    RefusedRequestException(int status, String message, Map<String, String> headers) {
        super(message, null, false, false);
        this.status = status;
        this.headers = Map.copyOf(headers);
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }
}
