package org.w3id.entente.validate;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Objects;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** Changes of random graphs under shapes that look at them in every way. */
class RandomGraphVerdictsTest {
    private static final Shapes SHAPES = Shapes.parse(RDFDataMgr.loadGraph(
            Objects.requireNonNull(RandomGraphVerdictsTest.class.getResource("/changes/shapes.ttl"))
                    .toString()));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void changesBringWhatFullChecksShow(long seed) {
        assertTrue(ShapeVerdictsTest.compare(seed, SHAPES, graph(new Random(seed)), 250) > 50, "too few results");
    }

    private static Graph graph(Random random) {
        Graph graph = GraphMemFactory.createDefaultGraphSameTerm();
        List<Node> nodes = List.of(node("a"), node("b"), node("c"), node("d"), node("e"), node("f"), node("g"));
        List<Node> classes = List.of(node("A"), node("B"), node("C"), node("D"), node("E"));
        List<Node> predicates = List.of(node("p"), node("q"), node("r"));
        for (int i = 0; i < 20; i++) {
            graph.add(one(nodes, random), one(predicates, random), one(nodes, random));
        }
        for (int i = 0; i < 9; i++) {
            graph.add(one(nodes, random), RDF.type.asNode(), one(classes, random));
        }
        graph.add(Triple.create(node("E"), RDFS.subClassOf.asNode(), node("A")));
        graph.add(Triple.create(node("D"), RDFS.subClassOf.asNode(), node("E")));
        return graph;
    }

    private static Node one(List<Node> nodes, Random random) {
        return nodes.get(random.nextInt(nodes.size()));
    }

    private static Node node(String name) {
        return NodeFactory.createURI("urn:x:" + name);
    }
}
