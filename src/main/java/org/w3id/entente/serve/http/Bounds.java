package org.w3id.entente.serve.http;

import java.time.Duration;

/**
 * What one client, and all clients together, may ask of the server's sockets and memory.
 *
 * @param connections how many connections may be open, from 1; when there are as many, the one that has been idle longest
 *     gives way
 * @param headerBytes how long the address and the header of a request may be, in bytes, from 1 024
 * @param headerTime how long a client may take to send them
 * @param idleTime how long a connection may stay open without a request, and how long nothing may come or go within one
 * @param slowest how many bytes per second a client must send or take, on average, once {@code headerTime} has passed
 * @param bodyMemory how many bytes of bodies may be held at once, over all requests
 */
public record Bounds(
        int connections, int headerBytes, Duration headerTime, Duration idleTime, long slowest, long bodyMemory) {
    /** What holds unless told otherwise. */
    public static final Bounds USUAL = new Bounds(
            1_024, 64 << 10, Duration.ofSeconds(10), Duration.ofSeconds(30), 1_024, Math.max(64L << 20, memory() / 8));

    /** Checks the ranges. */
    public Bounds {
        if (connections < 1 || headerBytes < 1_024 || slowest < 0 || bodyMemory < 1) {
            throw new IllegalArgumentException("bounds of " + connections + " connections, " + headerBytes
                    + " bytes of header, " + slowest + " bytes per second, " + bodyMemory + " bytes of bodies");
        }
        if (!isPositive(headerTime) || !isPositive(idleTime)) {
            throw new IllegalArgumentException("times " + headerTime + " and " + idleTime + "; wanted positive ones");
        }
    }

    private static boolean isPositive(Duration time) {
        return !time.isZero() && !time.isNegative();
    }

    private static long memory() {
        return Runtime.getRuntime().maxMemory();
    }
}
