package org.w3id.entente.live;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.Test;
import org.w3id.entente.query.DefaultGraph;
import org.w3id.entente.query.Snapshots;
import org.w3id.entente.vocab.Namespaces;

import java.nio.file.Path;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

/** The same ontology and rules have the same fingerprint, whenever they are read; others have another. */
class TheoryTest {
    private static final Node NAME = NodeFactory.createURI(Namespaces.GRAPH + "ontology/x");

    @Test
    void theProjectsTheoryIsTheSameAtEachReading() {
        Path home = Path.of(System.getProperty("entente.home"));
        String first = Theory.fingerprint(Snapshots.of(home));
        assertEquals(first, Theory.fingerprint(Snapshots.of(home)));
    }

    @Test
    void dataDoNotCount() throws Exception {
        Path home = Path.of(System.getProperty("entente.home"));
        var snapshot = Snapshots.of(home);
        Theory theory = new Theory(Map.of(NAME, graph("<urn:a> <urn:p> [ <urn:q> 1 ] .")), snapshot.rules());
        Map<Node, Graph> some =
                Map.of(NodeFactory.createURI(Namespaces.GRAPH + "actors"), graph("<urn:a> <urn:p> 1 ."));
        assertEquals(
                Theory.fingerprint(theory.with(Map.of(), DefaultGraph.UNION, 0)),
                Theory.fingerprint(theory.with(some, DefaultGraph.UNION, 3)));
    }

    @Test
    void blankNodesCountByWhatIsSaidOfThem() {
        String axiom =
                "<urn:a> <urn:p> [ <urn:q> [ <urn:r> %s ; <urn:t> 3 ] ] , [ <urn:q> [ <urn:r> %s ; <urn:t> 4 ] ] .";
        String one = GraphDigest.of(Map.of(NAME, graph(axiom.formatted("1", "2"))));
        assertEquals(one, GraphDigest.of(Map.of(NAME, graph(axiom.formatted("1", "2")))));
        assertNotEquals(one, GraphDigest.of(Map.of(NAME, graph(axiom.formatted("2", "1")))));
    }

    private static Graph graph(String turtle) {
        return RDFParser.fromString(turtle, Lang.TURTLE).toGraph();
    }
}
