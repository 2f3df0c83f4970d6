package org.w3id.entente.serve;

import java.io.IOException;
import java.net.BindException;

/** The host and port that the server cannot listen on. */
public final class AddressException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String host;
    private final int port;

    AddressException(EndpointSettings settings, IOException cause) {
        super(explain(settings, cause), cause);
        this.host = settings.host();
        this.port = settings.port();
    }

    private static String explain(EndpointSettings settings, IOException cause) {
        String reason = String.valueOf(cause.getMessage());
        Throwable root = cause.getCause() == null ? cause : cause.getCause();
        boolean bind = cause instanceof BindException || root instanceof BindException;
        if (bind && (reason + root.getMessage()).contains("in use")) {
            return "port " + settings.port() + " of " + settings.host()
                    + " is in use; stop the other server, or choose "
                    + "another port with --port " + (settings.port() < 65535 ? settings.port() + 1 : 3330)
                    + " (--port 0 takes any free one)";
        }
        if ((reason + root.getMessage()).contains("ermission denied")) {
            return "port " + settings.port() + " is reserved for the system; choose one from 1024 on with --port";
        }
        return "cannot listen on " + settings.host() + ", port " + settings.port() + ": " + root.getMessage()
                + "; --host takes a name or an address of this machine";
    }

    /** The host asked for. */
    public String host() {
        return host;
    }

    /** The port asked for. */
    public int port() {
        return port;
    }
}
