package org.w3id.entente.serve.http;

import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.main.sys.FusekiModules;
import org.apache.jena.fuseki.server.OperationRegistry;
import org.apache.jena.sparql.util.Context;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * A server on one address. It takes the port when it is made and accepts connections from {@link #accept} on. Its methods are
 * called by one thread.
 */
public final class HttpServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

    /** One thread for new connections, two for what arrives on them, and some for what these hand on. */
    private static final int THREADS = 12;

    private static final int FEWEST_THREADS = 4;
    private static final int SELECTORS = 2;
    private static final int BUFFER = 16 << 10;
    private static final int BACKLOG = 512;

    /** As much as the system takes before it is seen how quickly a client reads. */
    private static final int SEND_BUFFER = 512 << 10;

    private final Server server;
    private final ServerConnector connector;
    private final Front front;
    private Optional<ScheduledFuture<?>> looks = Optional.empty();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("traffic").daemon().factory());

    /**
     * Takes the port and makes the server ready.
     *
     * @param host the interface
     * @param port the port; 0 for any free one
     * @throws IOException when it cannot listen there
     */
    public HttpServer(String host, int port, Routes routes, Bounds bounds, Metrics metrics, Optional<AccessLog> log)
            throws IOException {
        server = host();
        front = new Front(routes, bounds, metrics, log);
        server.setHandler(front);
        server.setErrorHandler(new ErrorPages(front));
        server.setStopTimeout(0);
        connector = new WatchedConnector(server, configuration(bounds));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(bounds.idleTime().toMillis());
        connector.setAcceptQueueSize(BACKLOG);
        connector.setAcceptedSendBufferSize(SEND_BUFFER);
        connector.addBean(front.traffic());
        measure(metrics);
        try {
            connector.open();
            server.start();
        } catch (IOException address) {
            close();
            throw address;
        } catch (Exception failure) {
            close();
            throw new IllegalStateException("the server does not start", failure);
        }
    }

    /** Fuseki's server, of which connectors and handlers are replaced: none of its servlets holds a thread. */
    private static Server host() {
        Server host = FusekiServer.create(OperationRegistry.createEmpty(), Context.emptyContext())
                .numServerThreads(FEWEST_THREADS, THREADS)
                .fusekiModules(FusekiModules.empty())
                .build()
                .getJettyServer();
        if (host.getThreadPool() instanceof QueuedThreadPool threads) {
            threads.setName("http");
            threads.setDaemon(true);
        }
        for (Connector each : host.getConnectors()) {
            host.removeConnector(each);
        }
        return host;
    }

    private static HttpConfiguration configuration(Bounds bounds) {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendXPoweredBy(false);
        configuration.setRequestHeaderSize(bounds.headerBytes());
        configuration.setOutputBufferSize(BUFFER);
        configuration.setInputBufferSize(BUFFER / 2);
        configuration.setHttpCompliance(HttpCompliance.RFC9110);
        configuration.setUriCompliance(UriCompliance.DEFAULT);
        configuration.setRelativeRedirectAllowed(true);
        return configuration;
    }

    private void measure(Metrics metrics) {
        metrics.gauge("entente_http_connections", "Open connections.", () -> front.traffic()
                .connections());
        metrics.counter(
                "entente_http_connections_refused_total",
                "Connections closed because there were too many.",
                () -> front.traffic().refused());
        metrics.counter(
                "entente_http_slow_clients_total", "Clients cut because they were too slow.", () -> front.traffic()
                        .cut());
        metrics.gauge("entente_http_body_bytes", "Bytes of bodies held.", () -> front.bodies()
                .bytes());
    }

    /** Makes endpoints that can be watched. */
    private static final class WatchedConnector extends ServerConnector {
        WatchedConnector(Server server, HttpConfiguration configuration) {
            super(server, 1, SELECTORS, new HttpConnectionFactory(configuration));
        }

        @Override
        protected SocketChannelEndPoint newEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key) {
            SocketChannelEndPoint endPoint = new WatchedEndPoint(channel, selector, key, getScheduler(), getExecutor());
            endPoint.setIdleTimeout(getIdleTimeout());
            return endPoint;
        }
    }

    /** Accepts connections from now on. */
    public void accept() throws IOException {
        server.addConnector(connector);
        try {
            connector.start();
        } catch (IOException address) {
            throw address;
        } catch (Exception failure) {
            throw new IllegalStateException("the server does not start", failure);
        }
        looks = Optional.of(
                clock.scheduleWithFixedDelay(this::look, Traffic.PERIOD, Traffic.PERIOD, TimeUnit.MILLISECONDS));
    }

    private void look() {
        try {
            front.traffic().run();
        } catch (RuntimeException fault) {
            LOG.warn("looking after the connections failed", fault); // it goes on: a task that throws is not run again
        }
    }

    /** The port, the chosen one when any free one was asked for. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Waits until the server has stopped. */
    public void join() throws InterruptedException {
        server.join();
    }

    /** Stops the server and frees the port. */
    @Override
    public void close() {
        looks.ifPresent(each -> each.cancel(false));
        clock.shutdownNow();
        connector.close();
        try {
            server.stop();
        } catch (Exception failure) {
            throw new IllegalStateException("the server does not stop", failure);
        }
    }
}
