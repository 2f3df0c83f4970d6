package org.w3id.entente.store;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.shared.AddDeniedException;
import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

final class FactsTest {
    static {
        JenaSystem.init();
    }

    private static Node term(Random random, String kind) {
        return random.nextInt(4) == 0
                ? Node.ANY
                : NodeFactory.createURI("http://example.org/" + kind + random.nextInt(12));
    }

    private static Graph random(Random random) {
        Graph graph = GraphMemFactory.createDefaultGraphSameTerm();
        for (int i = 0; i < 800; i++) {
            Triple triple = Triple.create(term(random, "s"), term(random, "p"), term(random, "s"));
            if (triple.isConcrete()) {
                graph.add(triple);
            }
        }
        return graph;
    }

    @Test
    void viewMatchesLikeTheGraph() {
        Random random = new Random(1);
        Graph graph = random(random);
        Facts facts = Facts.of(new Dictionary(), graph);
        assertEquals(graph.size(), facts.size());
        for (int i = 0; i < 2_000; i++) {
            Triple pattern = Triple.create(term(random, "s"), term(random, "p"), term(random, "s"));
            assertEquals(
                    new HashSet<>(graph.find(pattern).toList()),
                    new HashSet<>(facts.graph().find(pattern).toList()),
                    pattern::toString);
        }
    }

    @Test
    void triplesMayComeOneByOneAndAgain() {
        List<Triple> triples = random(new Random(4)).find().toList();
        List<Triple> twice = new ArrayList<>(triples);
        twice.addAll(triples.subList(0, 50));
        Facts facts = Facts.of(new Dictionary(), twice.iterator());
        assertEquals(triples.size(), facts.size());
        assertEquals(CanonicalHash.of(triples.iterator()), facts.hash());
    }

    @Test
    void hashDependsOnTheTriplesAlone() {
        Graph graph = random(new Random(2));
        Dictionary crowded = new Dictionary();
        random(new Random(3)).find().forEach(triple -> crowded.intern(triple.getObject()));
        CanonicalHash hash = CanonicalHash.of(graph.find());
        assertEquals(hash, Facts.of(new Dictionary(), graph).hash());
        assertEquals(hash, Facts.of(crowded, graph).hash());
        Triple one = graph.find().next();
        graph.delete(one);
        assertNotEquals(hash, CanonicalHash.of(graph.find()));
        graph.add(Triple.create(one.getObject(), one.getPredicate(), one.getSubject()));
        assertNotEquals(hash, CanonicalHash.of(graph.find()));
    }

    @Test
    void viewIsReadOnly() {
        Graph view = Facts.none(new Dictionary()).graph();
        Node node = NodeFactory.createURI("http://example.org/");
        assertThrows(AddDeniedException.class, () -> view.add(Triple.create(node, node, node)));
    }
}
