package org.w3id.entente.benchmark.serving;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.main.sys.FusekiModules;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.ValueFactory;
import org.eclipse.rdf4j.query.GraphQuery;
import org.eclipse.rdf4j.query.Query;
import org.eclipse.rdf4j.query.TupleQuery;
import org.eclipse.rdf4j.query.resultio.sparqljson.SPARQLResultsJSONWriter;
import org.eclipse.rdf4j.repository.Repository;
import org.eclipse.rdf4j.repository.RepositoryConnection;
import org.eclipse.rdf4j.repository.sail.SailRepository;
import org.eclipse.rdf4j.rio.ntriples.NTriplesWriter;
import org.eclipse.rdf4j.sail.memory.MemoryStore;
import org.w3id.entente.query.Snapshot;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;

/** Other stores behind Jetty with an output buffer of the size that suits small answers. */
final class JettyServers {
    private static final int OUTPUT_BUFFER = 32 * 1024;

    private JettyServers() {}

    /** Fuseki over the quickest of Jena's graphs, and with the output buffer that suits it better than its own. */
    static RunningServer fuseki(Material material) throws Exception {
        Graph graph = GraphMemFactory.createGraphMem2();
        for (Iterator<Triple> each = triples(material); each.hasNext(); ) {
            graph.add(each.next());
        }
        Server server = FusekiServer.create()
                .port(0)
                .loopback(true)
                .fusekiModules(FusekiModules.empty())
                .add("/data", DatasetGraphFactory.wrap(graph))
                .build()
                .getJettyServer();
        buffer(server);
        server.start();
        return new RunningServer(port(server), graph.size());
    }

    /** RDF4J's store behind a servlet that does nothing but ask it. */
    static RunningServer rdf4j(Material material) throws Exception {
        Repository repository = new SailRepository(new MemoryStore());
        long count = 0;
        try (RepositoryConnection connection = repository.getConnection()) {
            connection.begin(org.eclipse.rdf4j.common.transaction.IsolationLevels.NONE);
            ValueFactory values = connection.getValueFactory();
            for (Iterator<Triple> each = triples(material); each.hasNext(); count++) {
                Triple triple = each.next();
                connection.add(
                        (Resource) value(values, triple.getSubject()),
                        values.createIRI(triple.getPredicate().getURI()),
                        value(values, triple.getObject()));
            }
            connection.commit();
        }
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        context.addServlet(new ServletHolder(new Rdf4jServlet(repository)), "/sparql");
        server.setHandler(context);
        buffer(server);
        server.start();
        return new RunningServer(port(server), count);
    }

    private static Iterator<Triple> triples(Material material) throws InterruptedException {
        Snapshot snapshot = material.snapshot();
        return snapshot.closure().graph().find();
    }

    private static Value value(ValueFactory values, Node node) {
        if (node.isURI()) {
            return values.createIRI(node.getURI());
        }
        if (node.isBlank()) {
            return values.createBNode("b" + node.getBlankNodeLabel().replaceAll("\\W", ""));
        }
        if (!node.getLiteralLanguage().isEmpty()) {
            return values.createLiteral(node.getLiteralLexicalForm(), node.getLiteralLanguage());
        }
        IRI datatype = values.createIRI(node.getLiteralDatatypeURI());
        return values.createLiteral(node.getLiteralLexicalForm(), datatype);
    }

    private static void buffer(Server server) {
        ((ServerConnector) server.getConnectors()[0])
                .getConnectionFactory(HttpConnectionFactory.class)
                .getHttpConfiguration()
                .setOutputBufferSize(OUTPUT_BUFFER);
    }

    private static int port(Server server) {
        return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    /** One query operation. */
    private static final class Rdf4jServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        private final transient Repository repository;

        Rdf4jServlet(Repository repository) {
            this.repository = repository;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            OutputStream out = response.getOutputStream();
            try (RepositoryConnection connection = repository.getConnection()) {
                Query query = connection.prepareQuery(request.getParameter("query"));
                if (query instanceof TupleQuery tuples) {
                    response.setContentType("application/sparql-results+json");
                    tuples.evaluate(new SPARQLResultsJSONWriter(out));
                } else {
                    response.setContentType("application/n-triples");
                    ((GraphQuery) query).evaluate(new NTriplesWriter(out));
                }
            }
        }
    }
}
