package org.w3id.entente.reason;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3id.entente.store.CanonicalHash;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Jena's rule engine concludes the same, from scratch, by the rules that its language reaches. */
final class JenaRulesTest {
    private static final int SEEDS = 200;

    static IntStream blocks() {
        return IntStream.range(0, 10);
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void randomCases(int block) throws InterruptedException {
        int reached = 0;
        for (int seed = block * SEEDS; seed < (block + 1) * SEEDS; seed++) {
            RandomCase random = new RandomCase(seed);
            List<Rule> rules =
                    random.program.rules().stream().filter(JenaRules::reaches).toList();
            compare(rules, random.graph(), "seed " + seed + " " + random.texts);
            reached += rules.size();
        }
        assertTrue(reached > SEEDS, "few rules were compared");
    }

    @Test
    void graphOfTheProject() throws InterruptedException {
        ProjectKnowledge project = ProjectKnowledge.read();
        List<Rule> rules =
                project.program().rules().stream().filter(JenaRules::reaches).toList();
        assertTrue(rules.size() > 100, "few rules were compared: " + rules.size());
        int concluded = compare(rules, project.asserted(), "the project's graph");
        assertTrue(concluded > 500, "little was concluded: " + concluded);
    }

    @Test
    void graphOfTheProjectWithWhatTheOtherRulesConclude() throws InterruptedException {
        ProjectKnowledge project = ProjectKnowledge.read();
        Closure closure = new Reasoner(project.program()).conclude(project.asserted());
        List<Rule> rules =
                project.program().rules().stream().filter(JenaRules::reaches).toList();
        assertEquals(0, compare(rules, closure.graph(), "the project's closure"), "something more follows");
    }

    private static int compare(List<Rule> rules, Graph asserted, String place) throws InterruptedException {
        Closure ours = new Reasoner(Program.require(rules)).conclude(asserted);
        Graph theirs = JenaRules.conclude(rules, asserted);
        if (!CanonicalHash.of(theirs.find()).equals(ours.hash())) {
            assertEquals(triples(theirs), triples(ours.graph()), place);
        }
        return ours.inferred().size();
    }

    private static Set<String> triples(Graph graph) {
        return new TreeSet<>(graph.find().mapWith(Triple::toString).toList());
    }
}
