package org.w3id.entente.rules;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.w3id.entente.reason.Program;
import org.w3id.entente.reason.Reasoner;
import org.w3id.entente.reason.ReferenceEngine;
import org.w3id.entente.reason.Rulebook;
import org.w3id.entente.store.CanonicalHash;

import java.util.Set;
import java.util.TreeSet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * The project's graph by the project's rules: our engine, ARQ over the same compiled rules, and the plain fixpoint of this
 * package, which reads queries and axioms on its own, conclude the same. Both readers of axioms know what the ontology
 * uses; {@link org.w3id.entente.reason.OwlRules} reads equivalences, inverses in chains and the other side of
 * {@code owl:hasValue} besides, of which the ontology has none, and {@link OwlAxioms} refuses what it does not know.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EnginesAgreeTest {
    private RuleBase base;
    private Program program;
    private Graph asserted;

    @BeforeAll
    void read() {
        base = RuleBase.read();
        program = Rulebook.of(base.definitions(), base.ontology()).program();
        asserted = GraphFactory.createDefaultGraph();
        GraphUtil.addInto(asserted, base.ontology());
        GraphUtil.addInto(asserted, RuleBase.union(RuleBase.files(RuleBase.HOME.resolve("data"), 9, ".ttl")));
    }

    @Test
    void threeEnginesGiveOneHash() throws InterruptedException {
        org.w3id.entente.reason.Closure ours = new Reasoner(program).conclude(asserted);
        assertTrue(ours.inferred().size() > 1_000, "little was concluded");
        Graph reference = ReferenceEngine.conclude(program, asserted);
        Graph plain = Closure.of(asserted, base.strata());
        assertEquals(Set.of(), difference(reference, ours.graph()), "only by ARQ over the compiled rules");
        assertEquals(Set.of(), difference(plain, ours.graph()), "only by the plain fixpoint");
        assertEquals(CanonicalHash.of(reference.find()), ours.hash());
        assertEquals(CanonicalHash.of(plain.find()), ours.hash());
    }

    private static Set<String> difference(Graph one, Graph other) {
        return new TreeSet<>(
                one.find().filterDrop(other::contains).mapWith(Triple::toString).toList());
    }
}
