package org.w3id.entente.reason;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Everything that follows from the project's graph by the project's rules has proofs that SPARQL can replay. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ProjectProofsTest {
    private Closure closure;
    private ProofChecker checker;
    private List<Triple> inferred;

    @BeforeAll
    void conclude() throws InterruptedException {
        ProjectKnowledge project = ProjectKnowledge.read();
        closure = new Reasoner(project.program()).conclude(project.asserted());
        Graph all = GraphMemFactory.createDefaultGraphSameTerm();
        closure.graph().find().forEach(all::add);
        checker = new ProofChecker(project.asserted(), all);
        inferred = closure.inferred().find().toList();
        assertTrue(inferred.size() > 1_000, "little was concluded");
    }

    @Test
    void everyConclusionIsProven() {
        for (Triple triple : inferred) {
            Proof proof = closure.why(triple).orElseThrow();
            assertEquals(triple, proof.conclusion());
            assertEquals(List.of(), checker.check(proof), triple::toString);
        }
    }

    @Test
    void everyOtherProofHoldsToo() {
        for (Triple triple : inferred) {
            Proofs proofs = closure.proofs(triple, 100);
            assertEquals(closure.why(triple).orElseThrow(), proofs.proofs().getFirst());
            assertFalse(proofs.more(), triple::toString);
            proofs.proofs().forEach(proof -> assertEquals(List.of(), checker.check(proof), triple::toString));
        }
    }
}
