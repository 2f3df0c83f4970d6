package org.w3id.entente.reason;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3id.entente.store.CanonicalHash;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The graph and the rules that engines are measured with. */
final class PartnershipGraphTest {
    private static final int SIZE = 2_000;
    private final PartnershipGraph graph = new PartnershipGraph(SIZE, 42);

    @Test
    void eachReadingGivesTheSameDistinctTriples() {
        List<Triple> first = new ArrayList<>();
        List<Triple> second = new ArrayList<>();
        graph.triples().forEachRemaining(first::add);
        graph.graph().find().forEachRemaining(second::add);
        assertEquals(first, second);
        assertEquals(first.size(), new HashSet<>(first).size());
        assertTrue(first.size() >= SIZE && first.size() < SIZE + 25, () -> first.size() + " triples");
    }

    @Test
    void aSampleIsOfTheGraphAndWhatIsFurtherIsNot() {
        List<Triple> sample = graph.sample(100, 1);
        assertEquals(100, new HashSet<>(sample).size());
        assertTrue(sample.stream().allMatch(graph.graph()::contains));
        for (int i = 0; i < 50; i++) {
            List<Triple> further = graph.further(i);
            assertTrue(further.stream().noneMatch(graph.graph()::contains));
            assertTrue(graph.graph().contains(further.get(1).getObject(), Node.ANY, Node.ANY));
        }
    }

    @ParameterizedTest
    @EnumSource
    void enginesAgreeOnEachExtent(PartnershipRules.Extent extent) throws InterruptedException {
        Program program = Program.require(PartnershipRules.of(extent));
        Graph expected = ReferenceEngine.conclude(program, graph.graph());
        Closure closure = new Reasoner(program).conclude(graph.graph());
        assertFalse(closure.inferred().isEmpty());
        assertEquals(CanonicalHash.of(expected.find()), closure.hash());
    }
}
