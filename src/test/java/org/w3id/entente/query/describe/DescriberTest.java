package org.w3id.entente.query.describe;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;
import org.w3id.entente.query.Fixture;
import org.w3id.entente.query.describe.ResourceDescription.Inverse;
import org.w3id.entente.query.limits.Budget;
import org.w3id.entente.query.limits.Limits;
import org.w3id.entente.vocab.Namespaces;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DescriberTest {
    private static final Node JAPAN = NodeFactory.createURI(Namespaces.ID + "japan");

    private static ResourceDescription describe(Scope scope, Node node, int most) {
        try (Budget budget = Budget.start(Limits.OF_SERVER)) {
            return new Describer(scope, budget, most).describe(node);
        }
    }

    private static Scope turtle(String text) {
        var graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString("PREFIX : <http://x/> " + text, Lang.TURTLE).parse(graph);
        return Scope.of(graph);
    }

    @Test
    void aStatementComesWithTheGraphThatMakesIt() {
        ResourceDescription japan = describe(Scope.of(Fixture.dataset()), JAPAN, 10);
        List<ResourceDescription.Value> labels = japan.statements().stream()
                .filter(each -> each.property().equals(RDFS.label.asNode()))
                .flatMap(each -> each.values().stream())
                .toList();
        assertEquals(2, labels.size());
        assertEquals(
                List.of(NodeFactory.createURI(Namespaces.GRAPH + "actors")),
                labels.getFirst().graphs());
        assertFalse(labels.getFirst().isInferred());
        assertTrue(japan.statements().getFirst().values().stream().anyMatch(ResourceDescription.Value::isInferred));
        assertTrue(japan.graphs().contains(NodeFactory.createURI(Namespaces.GRAPH + "edition/2020")));
        assertFalse(japan.inverse().isEmpty());
    }

    @Test
    void whatPointsToAThingIsCountedAndBounded() {
        Scope scope = turtle(":a :p :x . :b :p :x . :c :p :x . :a :q :x .");
        ResourceDescription x = describe(scope, NodeFactory.createURI("http://x/x"), 2);
        Inverse p = x.inverse().getFirst();
        assertEquals(3, p.count());
        assertEquals(2, p.shown().size());
        assertEquals(1, x.rest());
        assertEquals(3, x.graph().size());
    }

    @Test
    void blankNodesAndFragmentsBelongToTheThing() {
        Scope scope = turtle(":x :p [ :q ( 1 [ :r :x ] ) ] ; :s <http://x/x#part> . <http://x/x#part> :t 2 .");
        ResourceDescription x = describe(scope, NodeFactory.createURI("http://x/x"), 10);
        assertEquals(1, x.parts().size());
        assertEquals(scope.wholes().getFirst().size(), x.graph().size());
    }

    @Test
    void aThingThatLeadsToItselfThroughBlankNodesComesToAnEnd() {
        Scope scope = turtle("_:a :p _:b . _:b :p _:a . :x :p _:a .");
        assertEquals(
                3,
                describe(scope, NodeFactory.createURI("http://x/x"), 10).graph().size());
    }

    @Test
    void aPredicateAndAGraphAreDescribedToo() {
        ResourceDescription predicate =
                describe(turtle(":a :p :b . :a :p :c ."), NodeFactory.createURI("http://x/p"), 10);
        assertEquals(2, predicate.uses());
        ResourceDescription graph =
                describe(Scope.of(Fixture.dataset()), NodeFactory.createURI(Namespaces.GRAPH + "actors"), 10);
        assertEquals(12, graph.size().orElseThrow());
    }
}
