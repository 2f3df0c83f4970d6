package org.w3id.entente.reason;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3id.entente.store.CanonicalHash;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Random changes in a row against the closure from scratch; each message names the seed. */
final class IncrementalTest {
    private static final int SEEDS = 150;
    private static final int CHANGES = 8;

    static IntStream blocks() {
        return IntStream.range(0, 20);
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void changedClosureEqualsTheOneFromScratch(int block) throws InterruptedException {
        for (int seed = block * SEEDS; seed < (block + 1) * SEEDS; seed++) {
            RandomCase random = new RandomCase(seed);
            Graph asserted = random.graph();
            Reasoner reasoner = new Reasoner(random.program);
            Closure closure = reasoner.conclude(asserted);
            for (int i = 0; i < CHANGES; i++) {
                Change change = change(random, asserted);
                CanonicalHash before = closure.hash();
                Update update = closure.apply(change);
                assertEquals(before, closure.hash(), "the old closure changed; seed " + seed);
                GraphUtil.delete(asserted, change.removed().iterator());
                GraphUtil.add(asserted, change.added());
                Closure expected = reasoner.conclude(asserted);
                String place = "seed " + seed + ", change " + i + " " + change + " " + random.texts;
                if (!update.closure().hash().equals(expected.hash())) {
                    assertEquals(
                            triples(expected.graph()), triples(update.closure().graph()), place);
                }
                assertEquals(triples(asserted), triples(update.closure().asserted()), place);
                assertEquals(
                        difference(expected, closure),
                        new TreeSet<>(
                                update.appeared().stream().map(Triple::toString).toList()),
                        place);
                assertEquals(
                        difference(closure, expected),
                        new TreeSet<>(update.disappeared().stream()
                                .map(Triple::toString)
                                .toList()),
                        place);
                closure = update.closure();
            }
        }
    }

    private static Set<String> difference(Closure from, Closure without) {
        return new TreeSet<>(from.inferred()
                .find()
                .filterDrop(without::holds)
                .mapWith(Triple::toString)
                .toList());
    }

    private static Change change(RandomCase random, Graph asserted) {
        Random dice = random.random();
        List<Triple> present = new ArrayList<>(asserted.find().toList());
        present.sort(Comparator.comparing(Triple::toString));
        List<Triple> added = new ArrayList<>();
        List<Triple> removed = new ArrayList<>();
        int size = dice.nextInt(3) == 0 ? 5 : 1;
        for (int i = 0; i < size; i++) {
            if (dice.nextBoolean()) {
                added.add(random.triple());
            } else if (!present.isEmpty()) {
                removed.add(present.get(dice.nextInt(present.size())));
            } else {
                removed.add(random.triple());
            }
        }
        removed.removeAll(added);
        return new Change(added, removed);
    }

    private static Set<String> triples(Graph graph) {
        return new TreeSet<>(graph.find().mapWith(Triple::toString).toList());
    }
}
