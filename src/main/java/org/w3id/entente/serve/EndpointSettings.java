package org.w3id.entente.serve;

import java.time.Duration;
import java.util.Objects;

/**
 * Where and how to serve.
 *
 * @param host the name or address of the interface to listen on
 * @param port the port, from 1 to 65535; 0 for any free one
 * @param timeLimit how long one query may take, positive
 */
public record EndpointSettings(String host, int port, Duration timeLimit) {
    /** The address that only this machine can reach. */
    public static final String LOOPBACK = "127.0.0.1";

    /** The port unless told otherwise. */
    public static final int DEFAULT_PORT = 3330;

    /** How long one query may take unless told otherwise. */
    public static final Duration DEFAULT_TIME_LIMIT = Duration.ofSeconds(30);

    /** Checks the ranges. */
    public EndpointSettings {
        Objects.requireNonNull(host, "host");
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port " + port + "; wanted a number from 0 to 65535");
        }
        if (timeLimit.isNegative() || timeLimit.isZero()) {
            throw new IllegalArgumentException("time limit " + timeLimit + "; wanted a positive one");
        }
    }
}
