package org.w3id.entente.serve;

import org.w3id.entente.live.LiveGraph;
import org.w3id.entente.live.Theory;
import org.w3id.entente.query.describe.Definitions;
import org.w3id.entente.serve.replica.Replica;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A replica over HTTP. When its writer has lost versions, so that a number may come to mean something else, the endpoint is exchanged for
 * a new one on the same port: entity tags and kept answers of the old one go with it. One thread serves; another may close it.
 */
public final class ReplicaServer implements AutoCloseable {
    private final EndpointSettings settings;
    private final Replica replica;
    private final BiConsumer<URI, LiveGraph> ready;
    private final Optional<OutputStream> log;
    private final Supplier<Definitions> definitions;
    private SparqlEndpoint endpoint;
    private Optional<LiveGraph> shown = Optional.empty();
    private long highest = -1;
    private boolean isClosed;

    /**
     * Takes the port.
     *
     * @param writer the address of the server to follow
     * @param definitions gives rules, shapes and questions, always the same
     * @param ready is told once, when the first graph is shown, at which address
     * @param notices takes what the operator should know
     * @throws AddressException when it cannot listen there
     */
    public ReplicaServer(
            EndpointSettings settings,
            URI writer,
            Supplier<Definitions> definitions,
            BiConsumer<URI, LiveGraph> ready,
            Consumer<String> notices) {
        this.log = settings.accessLog();
        this.settings = log.map(out -> settings.logging(new Unclosed(out))).orElse(settings);
        this.ready = ready;
        this.definitions = definitions;
        this.replica = new Replica(writer, this::show, notices);
        this.endpoint = prepare(this.settings);
    }

    private SparqlEndpoint prepare(EndpointSettings at) {
        SparqlEndpoint prepared = SparqlEndpoint.prepare(at, Optional.of(replica.standing()));
        prepared.define(definitions);
        return prepared;
    }

    /** An access log outlives an endpoint. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    /**
     * Follows and serves until closed.
     *
     * @see Replica#follow
     */
    public void serve(Theory theory, Optional<Path> store) throws IOException, InterruptedException {
        replica.follow(theory, store);
    }

    private synchronized void show(LiveGraph next) {
        if (isClosed) {
            return;
        }
        boolean isFirst = shown.isEmpty();
        shown.ifPresent(before -> highest = Math.max(highest, before.current().version()));
        if (next.current().version() <= highest) {
            int port = endpoint.port();
            endpoint.close();
            endpoint = prepare(settings.at(port));
        }
        shown = Optional.of(next);
        endpoint.publish(next);
        if (isFirst) {
            ready.accept(endpoint.uri(), next);
        }
    }

    /** Stops following, then the server, and keeps what was taken over. */
    @Override
    public synchronized void close() throws IOException {
        isClosed = true;
        replica.close();
        endpoint.close();
        if (shown.isPresent()) {
            shown.get().close();
        }
        if (log.isPresent()) {
            log.get().close();
        }
    }
}
