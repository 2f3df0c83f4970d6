package org.w3id.entente.serve;

import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.main.sys.FusekiModules;
import org.apache.jena.fuseki.server.DataService;
import org.apache.jena.fuseki.server.Endpoint;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.fuseki.server.OperationRegistry;
import org.apache.jena.sparql.core.DatasetGraphZero;
import org.apache.jena.sparql.util.Context;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.w3id.entente.query.UnionDataset;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A SPARQL endpoint over HTTP: an embedded Fuseki with the query operation at {@code /sparql} and nothing else.
 *
 * <p>It is prepared first, which takes the port, and can be done while the graph is still being read; requests wait until
 * a dataset is published. Its methods are called by one thread; requests are answered by many.
 */
public final class SparqlEndpoint implements AutoCloseable {
    /** Fuseki asks for several MiB per response, and spends its time zeroing them. */
    private static final int OUTPUT_BUFFER = 32 * 1024;

    private final EndpointSettings settings;
    private final AtomicReference<UnionDataset> current;
    private final Server server;
    private final ServerConnector connector;

    private SparqlEndpoint(
            EndpointSettings settings,
            AtomicReference<UnionDataset> current,
            Server server,
            ServerConnector connector) {
        this.settings = settings;
        this.current = current;
        this.server = server;
        this.connector = connector;
    }

    /**
     * Takes the port and makes the server ready.
     *
     * @throws AddressException when it cannot listen there
     */
    public static SparqlEndpoint prepare(EndpointSettings settings) {
        AtomicReference<UnionDataset> current = new AtomicReference<>();
        Endpoint query = Endpoint.create()
                .operation(Operation.Query)
                .processor(new SparqlService(current::get, settings.timeLimit()))
                .build();
        // The service takes the dataset of the moment itself; Fuseki's own registers it for life.
        DataService service = DataService.newBuilder(DatasetGraphZero.create())
                .addEndpoint(query)
                .build();
        Server server = FusekiServer.create(OperationRegistry.createEmpty(), Context.emptyContext())
                .port(settings.port())
                .fusekiModules(FusekiModules.empty())
                .add(FrontPage.SPARQL_PATH, service)
                .addServlet("/*", new FrontPage(current::get))
                .build()
                .getJettyServer();
        ServerConnector connector = (ServerConnector) server.getConnectors()[0];
        connector.setHost(settings.host());
        connector
                .getConnectionFactory(HttpConnectionFactory.class)
                .getHttpConfiguration()
                .setOutputBufferSize(OUTPUT_BUFFER);
        server.removeConnector(connector);
        SparqlEndpoint endpoint = new SparqlEndpoint(settings, current, server, connector);
        try {
            connector.open();
            server.start();
        } catch (IOException address) {
            endpoint.close();
            throw new AddressException(settings, address);
        } catch (Exception failure) {
            endpoint.close();
            throw new IllegalStateException("the server does not start", failure);
        }
        return endpoint;
    }

    /** Answers requests from a dataset, from now on. */
    public void publish(UnionDataset dataset) {
        current.set(dataset);
        if (connector.isRunning()) {
            return;
        }
        server.addConnector(connector);
        try {
            connector.start();
        } catch (IOException address) {
            throw new AddressException(settings, address);
        } catch (Exception failure) {
            throw new IllegalStateException("the server does not start", failure);
        }
    }

    /** The port, the chosen one when any free one was asked for. */
    public int port() {
        return connector.getLocalPort();
    }

    /** The address of the SPARQL endpoint. */
    public URI uri() {
        boolean wildcard = settings.host().equals("0.0.0.0") || settings.host().equals("::");
        String host = wildcard ? "localhost" : settings.host();
        String literal = host.contains(":") ? "[" + host + "]" : host;
        return URI.create("http://" + literal + ":" + port() + FrontPage.SPARQL_PATH);
    }

    /** Waits until the server has stopped. */
    public void join() throws InterruptedException {
        server.join();
    }

    /** Stops the server and frees the port. */
    @Override
    public void close() {
        connector.close();
        try {
            server.stop();
        } catch (Exception failure) {
            throw new IllegalStateException("the server does not stop", failure);
        }
    }
}
