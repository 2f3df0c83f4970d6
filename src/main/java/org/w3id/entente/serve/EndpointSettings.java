package org.w3id.entente.serve;

import org.w3id.entente.serve.core.Paths;
import org.w3id.entente.serve.http.Bounds;

import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Where and how to serve.
 *
 * @param host the name or address of the interface to listen on
 * @param port the port, from 1 to 65535; 0 for any free one
 * @param evaluation what queries may use
 * @param bounds what clients may ask of sockets and memory
 * @param writing what writers may do
 * @param base the address at which clients find the server, when that is not the one they name, such as behind a proxy
 * @param accessLog where the access log goes; closed with the server; empty for none
 */
public record EndpointSettings(
        String host,
        int port,
        EvaluationSettings evaluation,
        Bounds bounds,
        WritingSettings writing,
        Optional<URI> base,
        Optional<OutputStream> accessLog) {
    /** The address that only this machine can reach. */
    public static final String LOOPBACK = "127.0.0.1";

    /** The port unless told otherwise. */
    public static final int DEFAULT_PORT = 3330;

    /** Checks the ranges. */
    public EndpointSettings {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(evaluation, "evaluation");
        Objects.requireNonNull(bounds, "bounds");
        Objects.requireNonNull(writing, "writing");
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(accessLog, "accessLog");
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port " + port + "; wanted a number from 0 to 65535");
        }
    }

    /** What is usual, without writers and log, and with this time limit for a query. */
    public EndpointSettings(String host, int port, Duration timeLimit) {
        this(
                host,
                port,
                EvaluationSettings.USUAL.withTimeLimit(timeLimit),
                Bounds.USUAL,
                WritingSettings.NONE,
                Optional.empty(),
                Optional.empty());
    }

    /** The address of the SPARQL endpoint of a server that listens on a port of this host. */
    URI uri(int listening) {
        boolean wildcard = host.equals("0.0.0.0") || host.equals("::");
        String name = wildcard ? "localhost" : host;
        String literal = name.contains(":") ? "[" + name + "]" : name;
        return URI.create("http://" + literal + ":" + listening + Paths.SPARQL);
    }

    /** The same on another port. */
    public EndpointSettings at(int other) {
        return new EndpointSettings(host, other, evaluation, bounds, writing, base, accessLog);
    }

    /** The same with other settings for queries. */
    public EndpointSettings with(EvaluationSettings other) {
        return new EndpointSettings(host, port, other, bounds, writing, base, accessLog);
    }

    /** The same with other bounds for clients. */
    public EndpointSettings with(Bounds other) {
        return new EndpointSettings(host, port, evaluation, other, writing, base, accessLog);
    }

    /** The same with other settings for writers. */
    public EndpointSettings with(WritingSettings other) {
        return new EndpointSettings(host, port, evaluation, bounds, other, base, accessLog);
    }

    /** The same, found by clients at an address. */
    public EndpointSettings at(URI address) {
        return new EndpointSettings(host, port, evaluation, bounds, writing, Optional.of(address), accessLog);
    }

    /** The same with an access log. */
    public EndpointSettings logging(OutputStream log) {
        return new EndpointSettings(host, port, evaluation, bounds, writing, base, Optional.of(log));
    }
}
