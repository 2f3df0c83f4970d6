package org.w3id.entente.query.update;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3id.entente.query.AnswerSizeException;
import org.w3id.entente.query.DefaultGraph;
import org.w3id.entente.query.Fixture;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.query.Snapshots;
import org.w3id.entente.sparql.QuerySyntaxException;
import org.w3id.entente.store.DatasetChange;
import org.w3id.entente.vocab.Prefixes;

import java.util.List;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What is said of updates that cannot be read, may not be done, or cannot be done as things are. */
class UpdateFaultsTest {
    private static final UpdateReader READER = new UpdateReader(Prefixes.usual());
    private static final UpdateRunner RUNNER = new UpdateRunner(WritableGraphs.DATA, Optional.empty());

    private static Snapshot project;

    @BeforeAll
    static void read() {
        project = Snapshots.of(Fixture.home());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT * { ?s ?p ?o } | line 1, column 1: unexpected \"SELECT\"; wanted INSERT, DELETE, WITH, CLEAR, CREATE, DROP, COPY, MOVE or ADD; this is a query, which changes nothing: send it to the query service",
                "INSERT DATA { GRAPH graph:actors { id:japan a } } | line 1, column 47: unexpected \"}\"; wanted a variable, a name or a literal; a triple pattern is a subject, a predicate and an object",
                "CLEAR GRAPH graph:actors DROP GRAPH graph:series | line 1, column 26: unexpected \"DROP\"; wanted the end of the update or \";\"; put ; between two operations",
                "INSERT DATA { GRAPH graph:actors { ?x a ent:State } } | line 1, column 36: the variable ?x in data; wanted an IRI or a literal; to write what a pattern finds, use INSERT { … } or DELETE { … } with WHERE { … }",
                "INSERT DATA { GRAPH grap:actors { id:x a ent:State } } | line 1, column 21: unknown prefix \"grap:\"; wanted a declared prefix or one of the usual ones; did you mean \"graph:\"? Otherwise declare it with PREFIX grap: <…>",
                "LOAD <http://example.org/> | line 1, column 1: LOAD, which would fetch a document; wanted data in the request itself; fetch it yourself and send it: by INSERT DATA, or whole to the graph store",
                "LOAD SILENT <http://example.org/>; LOAD <http://example.org/> | line 1, column 36: LOAD, which would fetch a document; wanted data in the request itself; fetch it yourself and send it: by INSERT DATA, or whole to the graph store",
                "WITH graph:series DELETE { ?s ?p ?o } WHERE { SERVICE <http://example.org/> { ?s ?p ?o } } | line 1, column 47: SERVICE, which would ask another endpoint; wanted a pattern over this graph alone; ask the other endpoint on its own and join the answers",
                "PREFIX f: <java:x.> WITH graph:series DELETE { ?s ?p ?o } WHERE { ?s ?p ?o FILTER (f:y(?s)) }; PREFIX f: <http://example.org/> CLEAR GRAPH graph:series | line 1, column 8: <java:x.>, which would load a Java class; wanted a function or a property that is known; use the functions of SPARQL 1.1, section 17.4",
            })
    void whatIsNoUpdateOrReachesOutsideIsRefused(String text, String message) {
        QuerySyntaxException fault = assertThrows(QuerySyntaxException.class, () -> READER.read(text));
        assertEquals(message, fault.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "INSERT DATA { id:x a ent:State } | line 1, column 1: a triple outside of every named graph, and the default graph is the union of all of them; name the graph: GRAPH graph:actors { … }, or WITH graph:actors before the operation",
                "CLEAR DEFAULT | line 1, column 1: a triple outside of every named graph, and the default graph is the union of all of them; name the graph: GRAPH graph:actors { … }, or WITH graph:actors before the operation",
                "CLEAR GRAPH graph:inferred | line 1, column 13: the graph of what is inferred, which nobody asserts; change what it follows from, and keep a variable away from it by FILTER (?g != graph:inferred)",
                "CLEAR SILENT GRAPH <graph/ontology/core> | line 1, column 20: <https://w3id.org/entente/graph/ontology/core>, whose contents are those of the file ontology/core.ttl; edit that file and start anew; only data are changed here",
                "COPY graph:actors TO <http://example.org/> | line 1, column 22: <http://example.org/>, which is no graph of data; name one such as graph:actors or <https://w3id.org/entente/graph/edition/2020>",
                "CLEAR GRAPH graph:actors; PREFIX graph: <urn:x:> WITH graph:y DELETE { ?s ?p ?o } WHERE { ?s ?p ?o } | line 1, column 55: <urn:x:y>, which is no graph of data; name one such as graph:actors or <https://w3id.org/entente/graph/edition/2020>",
                "DELETE { GRAPH ?g { ?s ?p ?o } } WHERE { GRAPH ?g { ?s ?p ?o } FILTER (?g = graph:inferred) } | line 1, column 77: the graph of what is inferred, which nobody asserts; change what it follows from, and keep a variable away from it by FILTER (?g != graph:inferred)",
            })
    void whatIsNotWritableIsRefused(String text, String message) {
        UnwritableGraphException fault = assertThrows(UnwritableGraphException.class, () -> run(text));
        assertEquals(message, fault.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "CLEAR GRAPH graph:actor | line 1, column 13: there is no graph <https://w3id.org/entente/graph/actor>; did you mean <https://w3id.org/entente/graph/actors>? With SILENT, nothing is done",
                "MOVE graph:actor TO graph:series | line 1, column 6: there is no graph <https://w3id.org/entente/graph/actor>; did you mean <https://w3id.org/entente/graph/actors>? With SILENT, nothing is done",
                "CREATE GRAPH graph:actors | line 1, column 14: the graph <https://w3id.org/entente/graph/actors> exists already; leave CREATE out, or write CREATE SILENT",
                "WITH graph:actors INSERT { ?s ?p ?o } USING graph:actor WHERE { ?s ?p ?o } | line 1, column 45: there is no graph <https://w3id.org/entente/graph/actor>; did you mean <https://w3id.org/entente/graph/actors>?",
            })
    void whatCannotBeDoneAsThingsAreFails(String text, String message) {
        FailedOperationException fault = assertThrows(FailedOperationException.class, () -> run(text));
        assertEquals(message, fault.getMessage());
    }

    @Test
    void graphsAreNamedInTheUpdateOrBesideIt() {
        ParsedUpdate update = READER.read("WITH graph:actors DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }");
        UsingGraphs using = new UsingGraphs(List.of("https://w3id.org/entente/graph/actors"), List.of());
        QuerySyntaxException fault =
                assertThrows(QuerySyntaxException.class, () -> RUNNER.check(update, DefaultGraph.UNION, using));
        assertEquals(1, fault.column());
    }

    @Test
    void moreQuadsThanTheLimitAreNotWritten() {
        UpdateRunner small = new UpdateRunner(WritableGraphs.DATA, Optional.empty(), 2);
        ParsedUpdate update = READER.read("INSERT DATA { GRAPH graph:x { id:a id:b id:c, id:d, id:e } }");
        AnswerSizeException large =
                assertThrows(AnswerSizeException.class, () -> small.run(update, project, UsingGraphs.NONE));
        assertEquals("the update writes more than 2 quads; make it in several steps", large.getMessage());
    }

    @Test
    void aRequestWithoutOperationsChangesNothing() throws InterruptedException {
        assertTrue(run("").isEmpty());
        assertTrue(run("# nothing\nPREFIX x: <urn:x>").isEmpty());
    }

    private static DatasetChange run(String text) throws InterruptedException {
        return RUNNER.run(READER.read(text), project, UsingGraphs.NONE);
    }
}
