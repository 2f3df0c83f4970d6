package org.w3id.entente.reason;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3id.entente.store.CanonicalHash;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Ours against ARQ, on random graphs and rules; each message names the seed. */
final class DifferentialTest {
    private static final int SEEDS = 100;

    static IntStream blocks() {
        return IntStream.range(0, 20);
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void closureEqualsTheReference(int block) throws InterruptedException {
        for (int seed = block * SEEDS; seed < (block + 1) * SEEDS; seed++) {
            RandomCase random = new RandomCase(seed);
            Graph graph = random.graph();
            Closure closure = new Reasoner(random.program).conclude(graph);
            Graph expected = ReferenceEngine.conclude(random.program, graph);
            if (!closure.hash().equals(CanonicalHash.of(expected.find()))) {
                assertEquals(triples(expected), triples(closure.graph()), "seed " + seed + " " + random.texts);
            }
        }
    }

    static Set<String> triples(Graph graph) {
        return new TreeSet<>(graph.find().mapWith(Triple::toString).toList());
    }
}
