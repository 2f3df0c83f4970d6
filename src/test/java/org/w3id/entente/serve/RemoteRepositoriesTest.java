package org.w3id.entente.serve;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.http.auth.AuthEnv;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdfconnection.RDFConnection;
import org.apache.jena.rdfconnection.RDFConnectionRemote;
import org.apache.jena.sparql.core.Quad;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.util.Values;
import org.eclipse.rdf4j.model.vocabulary.RDFS;
import org.eclipse.rdf4j.query.GraphQueryResult;
import org.eclipse.rdf4j.query.QueryEvaluationException;
import org.eclipse.rdf4j.query.TupleQueryResult;
import org.eclipse.rdf4j.query.UpdateExecutionException;
import org.eclipse.rdf4j.repository.RepositoryConnection;
import org.eclipse.rdf4j.repository.RepositoryResult;
import org.eclipse.rdf4j.repository.sparql.SPARQLRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3id.entente.live.LiveGraph;
import org.w3id.entente.live.Safeguard;
import org.w3id.entente.query.Fixture;
import org.w3id.entente.vocab.Namespaces;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The remote repositories of RDF4J and Jena, to which the server is a store like any other. */
class RemoteRepositoriesTest {
    private static final String TOKEN = "0123456789abcdef-of-the-tests";
    private static final String NEW = Namespaces.GRAPH + "new";
    private static final String RURITANIA = Namespaces.ID + "ruritania";
    private static final String STATE = Namespaces.ONTOLOGY + "State";

    private LiveGraph graph;
    private SparqlEndpoint endpoint;
    private String address;

    @BeforeEach
    void start() {
        graph = LiveGraph.inMemory(Fixture.snapshot(), Safeguard.NONE);
        endpoint = SparqlEndpoint.prepare(
                new EndpointSettings(EndpointSettings.LOOPBACK, 0, EvaluationSettings.DEFAULT_TIME_LIMIT)
                        .with(WritingSettings.of(BearerToken.of(TOKEN))));
        endpoint.publish(graph);
        address = "http://127.0.0.1:" + endpoint.port();
    }

    @AfterEach
    void stop() throws IOException {
        endpoint.close();
        graph.close();
    }

    // ---- RDF4J

    @Test
    void rdf4jReads() {
        Graph whole = graph.current().dataset().getGraph(Quad.unionGraph);
        SPARQLRepository repository = rdf4j(Map.of());
        try (RepositoryConnection connection = repository.getConnection()) {
            try (TupleQueryResult result = connection
                    .prepareTupleQuery("SELECT ?x { ?x a <" + STATE + "> }")
                    .evaluate()) {
                List<String> states = result.stream()
                        .map(row -> row.getValue("x").stringValue())
                        .toList();
                assertTrue(states.contains(RURITANIA), states::toString);
            }
            assertTrue(connection
                    .prepareBooleanQuery("ASK { <" + RURITANIA + "> a <" + STATE + "> }")
                    .evaluate());
            assertEquals(
                    whole.size(),
                    count(connection
                            .prepareGraphQuery("CONSTRUCT WHERE { ?s ?p ?o }")
                            .evaluate()));
            assertTrue(count(connection
                            .prepareGraphQuery("DESCRIBE <" + RURITANIA + ">")
                            .evaluate())
                    > 1);
            assertEquals(whole.size(), count(connection.getStatements(null, null, null)));
            IRI actors = Values.iri(Namespaces.GRAPH + "actors");
            assertEquals(
                    graph.current()
                            .dataset()
                            .getGraph(NodeFactory.createURI(actors.stringValue()))
                            .size(),
                    count(connection.getStatements(null, null, null, actors)));
            assertTrue(connection.hasStatement(Values.iri(RURITANIA), RDFS.LABEL, null, false));
            try (RepositoryResult<?> contexts = connection.getContextIDs()) {
                assertEquals(
                        graph.current().dataset().graphNames().size(),
                        contexts.stream().count());
            }
        } finally {
            repository.shutDown();
        }
    }

    @Test
    void rdf4jIsToldOfAFaultyQuery() {
        SPARQLRepository repository = rdf4j(Map.of());
        try (RepositoryConnection connection = repository.getConnection()) {
            QueryEvaluationException fault = assertThrows(QueryEvaluationException.class, () -> connection
                    .prepareTupleQuery("SELECT ?x { ?x a }")
                    .evaluate()
                    .close());
            assertTrue(fault.getMessage().contains("line 1, column 18"), fault.getMessage());
        } finally {
            repository.shutDown();
        }
    }

    @Test
    void rdf4jWritesWithTheToken() {
        SPARQLRepository repository = rdf4j(Map.of("Authorization", "Bearer " + TOKEN));
        IRI context = Values.iri(NEW);
        Statement statement = Values.getValueFactory()
                .createStatement(
                        Values.iri(RURITANIA), RDFS.COMMENT, Values.literal("köstlich \"x\"\n", "de"), context);
        try (RepositoryConnection connection = repository.getConnection()) {
            connection
                    .prepareUpdate(
                            "INSERT DATA { GRAPH <" + NEW + "> { <" + RURITANIA + "> rdfs:comment \"one\"@en } }")
                    .execute();
            assertEquals(1, graph.current().version());
            connection.begin();
            connection.add(statement);
            connection.commit();
            assertEquals(2, graph.current().version());
            assertTrue(connection.hasStatement(statement, false, context));
            connection.clear(context);
            assertFalse(connection.hasStatement(statement, false));
        } finally {
            repository.shutDown();
        }
    }

    @Test
    void rdf4jWithoutTheTokenDoesNotWrite() {
        SPARQLRepository repository = rdf4j(Map.of());
        try (RepositoryConnection connection = repository.getConnection()) {
            assertThrows(UpdateExecutionException.class, () -> connection
                    .prepareUpdate(
                            "INSERT DATA { GRAPH <" + NEW + "> { <" + RURITANIA + "> rdfs:comment \"one\"@en } }")
                    .execute());
        } finally {
            repository.shutDown();
        }
        assertEquals(0, graph.current().version());
    }

    private SPARQLRepository rdf4j(Map<String, String> headers) {
        SPARQLRepository repository = new SPARQLRepository(address + "/sparql", address + "/update");
        repository.setAdditionalHttpHeaders(headers);
        repository.init();
        return repository;
    }

    private static long count(GraphQueryResult result) {
        try (result) {
            return result.stream().count();
        }
    }

    private static long count(RepositoryResult<Statement> result) {
        try (result) {
            return result.stream().count();
        }
    }

    // ---- Jena

    /** Jena shows the token when the server asks for it. */
    @Test
    void jenaReadsAndWrites() {
        AuthEnv.get().setBearerToken(address + "/update", TOKEN);
        AuthEnv.get().setBearerToken(address + "/data", TOKEN);
        Model some = ModelFactory.createDefaultModel();
        some.createResource(RURITANIA).addProperty(org.apache.jena.vocabulary.RDFS.comment, "köstlich", "de");
        try (RDFConnection connection = RDFConnectionRemote.newBuilder()
                .destination(address)
                .queryEndpoint("sparql")
                .updateEndpoint("update")
                .gspEndpoint("data")
                .build()) {
            assertTrue(connection.queryAsk("ASK { <" + RURITANIA + "> a <" + STATE + "> }"));
            assertFalse(connection.queryDescribe("DESCRIBE <" + RURITANIA + ">").isEmpty());
            connection.put(NEW, some);
            assertTrue(connection.fetch(NEW).isIsomorphicWith(some));
            connection.update("INSERT DATA { GRAPH <" + NEW + "> { <" + RURITANIA
                    + "> <http://www.w3.org/2000/01/rdf-schema#comment> \"one\"@en } }");
            assertEquals(2, connection.fetch(NEW).size());
            try (QueryExecution execution =
                    connection.query("CONSTRUCT { ?s ?p ?o } WHERE { GRAPH <" + NEW + "> { ?s ?p ?o } }")) {
                assertEquals(2, execution.execConstruct().size());
            }
            connection.delete(NEW);
            assertFalse(connection.queryAsk("ASK { GRAPH <" + NEW + "> { ?s ?p ?o } }"));
            assertEquals(3, graph.current().version());
        } finally {
            AuthEnv.get().clearAuthEnv();
        }
    }
}
