package org.w3id.entente.reason;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Proofs are all there, the smallest first, and do not tell how the closure came about. */
final class AllProofsTest {
    private static final int SEEDS = 30;

    static IntStream seeds() {
        return IntStream.range(0, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyInstanceIsProvenAndTheFirstIsLowest(int seed) throws InterruptedException {
        RandomCase random = new RandomCase(seed);
        Graph asserted = random.graph();
        Closure closure = new Reasoner(random.program).conclude(asserted);
        Graph all = copy(closure.graph());
        InstanceOracle oracle = new InstanceOracle(random.program, asserted, all);
        Map<Triple, Integer> heights = oracle.heights(Set.of());
        ProofChecker checker = new ProofChecker(asserted, all);
        List<Triple> triples = new ArrayList<>(all.find().toList());
        Collections.shuffle(triples, random.random());
        for (Triple triple : triples.subList(0, Math.min(triples.size(), 60))) {
            String place = "seed " + seed + ": " + triple + " " + random.texts;
            Proofs proofs = closure.proofs(triple, Integer.MAX_VALUE);
            assertFalse(proofs.more(), place);
            int leaf = asserted.contains(triple) ? 1 : 0;
            assertEquals(leaf + oracle.conclusions(triple), proofs.proofs().size(), place);
            proofs.proofs().forEach(proof -> assertEquals(List.of(), checker.check(proof), place));
            assertEquals(proofs.proofs().size(), new HashSet<>(proofs.proofs()).size(), place);
            assertEquals(closure.why(triple).orElseThrow(), proofs.proofs().getFirst(), place);
            assertEquals(heights.get(triple), height(proofs.proofs().getFirst()), place);
            Proofs first = closure.proofs(triple, 1);
            assertEquals(proofs.proofs().subList(0, 1), first.proofs(), place);
            assertEquals(proofs.proofs().size() > 1, first.more(), place);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void proofsDoNotTellHowTheClosureCameAbout(int seed) throws InterruptedException {
        RandomCase random = new RandomCase(seed);
        Graph asserted = random.graph();
        Closure closure = new Reasoner(random.program).conclude(asserted);
        List<Triple> some = asserted.find().toList();
        Collections.shuffle(some, random.random());
        Closure other = new Reasoner(random.program).conclude(GraphMemFactory.createDefaultGraphSameTerm());
        for (Triple triple : some) {
            other = other.apply(Change.adding(List.of(triple))).closure();
        }
        Triple fleeting = random.triple();
        if (!asserted.contains(fleeting)) {
            other = other.apply(Change.adding(List.of(fleeting))).closure();
            other = other.apply(Change.removing(List.of(fleeting))).closure();
        }
        assertEquals(closure.hash(), other.hash(), "seed " + seed);
        for (Triple triple : closure.graph().find().toList()) {
            assertEquals(closure.why(triple), other.why(triple), "seed " + seed + ": " + triple + " " + random.texts);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void proofsByHeightHoldToo(int seed) throws InterruptedException {
        RandomCase random = new RandomCase(seed);
        Graph asserted = random.graph();
        Closure closure = new Reasoner(random.program).conclude(asserted);
        ProofChecker checker = new ProofChecker(asserted, copy(closure.graph()));
        ProofSearch search = new ProofSearch(closure.engine(), closure.facts(), 0);
        for (Triple triple : closure.graph().find().toList()) {
            String place = "seed " + seed + ": " + triple + " " + random.texts;
            assertEquals(List.of(), checker.check(search.prove(triple).orElseThrow()), place);
            Proofs proofs = search.all(triple, 50);
            assertTrue(
                    proofs.proofs().size()
                            <= closure.proofs(triple, 50).proofs().size(),
                    place);
            proofs.proofs().forEach(proof -> assertEquals(List.of(), checker.check(proof), place));
        }
    }

    @Test
    void noProofRestsOnWhatItProves() throws InterruptedException {
        Rule symmetric = ProofTest.rule("CONSTRUCT { ?y :near ?x } WHERE { ?x :near ?y }");
        Graph graph = GraphMemFactory.createDefaultGraphSameTerm();
        Triple there = ProofTest.triple("a", "near", "b");
        Triple back = ProofTest.triple("b", "near", "a");
        graph.add(there);
        Closure closure = new Reasoner(Program.require(List.of(symmetric))).conclude(graph);
        assertEquals(
                List.of(new Proof.Asserted(there)), closure.proofs(there, 9).proofs());
        assertEquals(1, closure.proofs(back, 9).proofs().size());
        assertTrue(
                closure.proofs(ProofTest.triple("a", "near", "c"), 9).proofs().isEmpty());
        assertThrows(IllegalArgumentException.class, () -> closure.proofs(there, 0));
        graph.add(back);
        Closure both = new Reasoner(closure.program()).conclude(graph);
        assertEquals(2, both.proofs(there, 9).proofs().size());
    }

    @Test
    void whatRestsOnTooMuchIsStillProven() throws InterruptedException {
        Rule chain = ProofTest.rule("CONSTRUCT { ?x :before ?z } WHERE { ?x :before ?y . ?y :before ?z }");
        Graph graph = GraphMemFactory.createDefaultGraphSameTerm();
        for (int i = 0; i < 60; i++) {
            graph.add(ProofTest.triple("n" + i, "before", "n" + (i + 1)));
        }
        Closure closure = new Reasoner(Program.require(List.of(chain))).conclude(graph);
        ProofChecker checker = new ProofChecker(graph, copy(closure.graph()));
        Proofs proofs = closure.proofs(ProofTest.triple("n0", "before", "n60"), 20);
        assertTrue(proofs.more());
        assertEquals(20, proofs.proofs().size());
        proofs.proofs().forEach(proof -> assertEquals(List.of(), checker.check(proof)));
    }

    private static int height(Proof proof) {
        return switch (proof) {
            case Proof.Asserted leaf -> 0;
            case Proof.Derived step -> {
                int height = 0;
                for (Proof premise : step.premises()) {
                    height = Math.max(height, height(premise));
                }
                for (Proof.Row row : step.rows()) {
                    for (Proof premise : row.premises()) {
                        height = Math.max(height, height(premise));
                    }
                }
                yield height + 1;
            }
        };
    }

    private static Graph copy(Graph graph) {
        Graph copy = GraphMemFactory.createDefaultGraphSameTerm();
        graph.find().forEach(copy::add);
        return copy;
    }
}
