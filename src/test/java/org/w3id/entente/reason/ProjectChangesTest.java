package org.w3id.entente.reason;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.entente.store.CanonicalHash;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The project's rules on parts of the project's graph: what was changed step by step equals what is made from scratch. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ProjectChangesTest {
    private static final int STEPS = 25;

    private Reasoner reasoner;
    private List<Triple> triples;

    @BeforeAll
    void read() {
        ProjectKnowledge project = ProjectKnowledge.read();
        reasoner = new Reasoner(project.program());
        triples = new ArrayList<>(project.asserted().find().toList());
        triples.sort(Comparator.comparing(Triple::toString));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void changesInAnyOrder(int seed) throws InterruptedException {
        Random random = new Random(seed);
        List<Triple> some = new ArrayList<>(triples);
        Collections.shuffle(some, random);
        int present = some.size() / 2; // those before it are asserted
        Closure closure = reasoner.conclude(graph(some.subList(0, present)));
        for (int i = 0; i < STEPS; i++) {
            Collections.shuffle(some.subList(0, present), random);
            Collections.shuffle(some.subList(present, some.size()), random);
            int fewer = present - random.nextInt(100);
            int more = Math.min(some.size(), present + random.nextInt(200));
            List<Triple> removed = List.copyOf(some.subList(fewer, present));
            List<Triple> added = List.copyOf(some.subList(present, more));
            closure = closure.apply(new Change(added, removed)).closure();
            Collections.rotate(some.subList(fewer, more), added.size());
            present = fewer + added.size();
            String place = "seed " + seed + ", step " + i;
            assertEquals(reasoner.conclude(graph(some.subList(0, present))).hash(), closure.hash(), place);
        }
        Graph reference = ReferenceEngine.conclude(closure.program(), graph(some.subList(0, present)));
        assertEquals(CanonicalHash.of(reference.find()), closure.hash(), "seed " + seed + ": ARQ");
    }

    private static Graph graph(List<Triple> triples) {
        Graph graph = GraphMemFactory.createDefaultGraphSameTerm();
        GraphUtil.add(graph, triples);
        return graph;
    }
}
