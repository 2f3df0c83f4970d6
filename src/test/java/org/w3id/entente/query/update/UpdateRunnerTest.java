package org.w3id.entente.query.update;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3id.entente.query.NamedGraphs;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.reason.Rulebook;
import org.w3id.entente.store.DatasetChange;
import org.w3id.entente.vocab.Prefixes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Operations one after another over a union of graphs with conclusions. */
class UpdateRunnerTest {
    private static final UpdateRunner RUNNER = new UpdateRunner(WritableGraphs.DATA, Optional.empty());
    private static final String DECLARED = "PREFIX : <https://w3id.org/entente/ontology#>\n";

    private static Snapshot start;

    @BeforeAll
    static void conclude() throws InterruptedException {
        Graph ontology = GraphFactory.createDefaultGraph();
        RDFParser.fromString(
                        DECLARED + "PREFIX owl: <http://www.w3.org/2002/07/owl#>"
                                + " PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>"
                                + " :leads a owl:ObjectProperty ; rdfs:subPropertyOf :knows .",
                        Lang.TURTLE)
                .parse(ontology);
        Graph actors = GraphFactory.createDefaultGraph();
        RDFParser.fromString(DECLARED + "PREFIX id: <https://w3id.org/entente/id/> id:a :leads id:b .", Lang.TURTLE)
                .parse(actors);
        start = Snapshot.of(
                new NamedGraphs(Map.of(graph("actors"), actors)),
                Rulebook.of(GraphFactory.createDefaultGraph(), ontology));
    }

    @Test
    void aPatternMatchesWhatFollowsFromTheOperationsBefore() throws InterruptedException {
        DatasetChange change = run("INSERT DATA { GRAPH graph:series { id:c :leads id:d } } ;"
                + "WITH graph:series INSERT { ?x :met ?y } USING graph:inferred WHERE { ?x :knows ?y }");
        assertEquals(
                Set.of(
                        quad("series", "c", "leads", "d"),
                        quad("series", "a", "met", "b"),
                        quad("series", "c", "met", "d")),
                Set.copyOf(change.added()));
    }

    @Test
    void whatIsWrittenAndTakenBackMakesNoDifference() throws InterruptedException {
        DatasetChange change =
                run("INSERT DATA { GRAPH graph:series { id:c :leads id:d } } ; MOVE graph:series TO graph:x ;"
                        + " DELETE WHERE { GRAPH graph:x { ?s ?p ?o } }");
        assertTrue(start.apply(change).effective().isEmpty());
    }

    @Test
    void aGraphIsCopiedWithoutWhatFollows() throws InterruptedException {
        DatasetChange change = run("COPY graph:actors TO graph:copy ; CLEAR GRAPH graph:actors");
        assertEquals(List.of(quad("copy", "a", "leads", "b")), change.added());
        assertEquals(List.of(quad("actors", "a", "leads", "b")), change.removed());
    }

    @Test
    void aCreatedGraphExistsUntilTheEndOfTheRequest() throws InterruptedException {
        assertTrue(run("CREATE GRAPH graph:new ; CLEAR GRAPH graph:new").isEmpty());
    }

    @Test
    void thePatternsOfTheProtocolsGraphsAreMatchedThere() throws InterruptedException {
        ParsedUpdate update = new UpdateReader(Prefixes.usual())
                .read(DECLARED + "INSERT { GRAPH graph:x { ?x :met ?y } } WHERE { ?x :knows ?y }");
        UsingGraphs actors = new UsingGraphs(List.of(graph("actors").getURI()), List.of());
        assertTrue(RUNNER.run(update, start, actors).isEmpty());
        assertFalse(RUNNER.run(update, start, UsingGraphs.NONE).isEmpty());
    }

    private static DatasetChange run(String text) throws InterruptedException {
        ParsedUpdate update = new UpdateReader(Prefixes.usual()).read(DECLARED + text);
        return RUNNER.run(update, start, UsingGraphs.NONE);
    }

    private static Quad quad(String graph, String subject, String predicate, String object) {
        return Quad.create(
                graph(graph),
                Triple.create(
                        NodeFactory.createURI("https://w3id.org/entente/id/" + subject),
                        NodeFactory.createURI("https://w3id.org/entente/ontology#" + predicate),
                        NodeFactory.createURI("https://w3id.org/entente/id/" + object)));
    }

    private static Node graph(String name) {
        return NodeFactory.createURI("https://w3id.org/entente/graph/" + name);
    }
}
