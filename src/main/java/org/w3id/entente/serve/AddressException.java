package org.w3id.entente.serve;

import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;

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

    private static String explain(EndpointSettings settings, Exception cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String reason = String.valueOf(root.getMessage());
        if (root instanceof UnresolvedAddressException || root instanceof UnknownHostException) {
            return "cannot listen on " + settings.host()
                    + ", which is no known host; --host takes a name or an address of " + "this machine";
        }
        if (reason.contains("in use")) {
            return "port " + settings.port() + " of " + settings.host()
                    + " is in use; stop the other server, or choose "
                    + "another port with --port " + (settings.port() < 65535 ? settings.port() + 1 : 3330)
                    + " (--port 0 takes any free one)";
        }
        if (reason.contains("ermission denied")) {
            return "port " + settings.port() + " is reserved for the system; choose one from 1024 on with --port";
        }
        return "cannot listen on " + settings.host() + ", port " + settings.port() + ": " + reason
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
