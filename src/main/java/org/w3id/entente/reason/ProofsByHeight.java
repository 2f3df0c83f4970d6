package org.w3id.entente.reason;

import org.w3id.entente.store.Dictionary;
import org.w3id.entente.store.Facts;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses instances by the heights of the facts: one whose premises are all lower, of some of them the one whose highest
 * premise is lowest. For facts that may rest on too much to look at it all. Belongs to one thread; keeps its choices.
 */
final class ProofsByHeight {
    private static final int ENOUGH = 64;
    private static final int SATURATED = 255;

    private final Facts facts;
    private final Dictionary dictionary;
    private final Instances instances;
    private final Map<Fact, Instance> chosen = new HashMap<>();

    ProofsByHeight(Facts facts, Instances instances) {
        this.facts = facts;
        this.instances = instances;
        dictionary = facts.dictionary();
    }

    private int height(Fact fact) {
        return facts.relation(fact.predicate()).height(fact.pair());
    }

    /** The instance to prove a fact by; empty for an asserted one. */
    Optional<Instance> best(Fact fact) {
        int height = height(fact);
        if (height > 0 && !chosen.containsKey(fact)) {
            List<Instance> lower = some(fact, height);
            if (lower.isEmpty()) {
                climb(fact); // chooses for it and, in order, for all of its height that it rests on
            } else {
                chosen.put(fact, lower.getFirst());
            }
        }
        return Optional.ofNullable(chosen.get(fact));
    }

    /** Some instances that conclude a fact and have proofs for their premises that do not need it. */
    List<Instance> without(Fact goal) {
        Set<Fact> free = new HashSet<>();
        return some(goal, 256).stream()
                .filter(instance -> isFree(instance, goal, free))
                .toList();
    }

    /**
     * Whether the chosen proofs of an instance's premises do without a fact.
     *
     * @param free facts whose proofs are known to; grows
     */
    private boolean isFree(Instance instance, Fact goal, Set<Fact> free) {
        Set<Fact> seen = new HashSet<>();
        Deque<Fact> open = new ArrayDeque<>(instance.premises());
        while (!open.isEmpty()) {
            Matcher.checkInterruption();
            Fact fact = open.poll();
            if (fact.equals(goal)) {
                return false;
            }
            if (!free.contains(fact) && seen.add(fact)) {
                best(fact).ifPresent(each -> open.addAll(each.premises()));
            }
        }
        free.addAll(seen);
        return true;
    }

    /** Some instances, those with the lowest premises first. */
    private List<Instance> some(Fact fact, int below) {
        Comparator<Instance> order = Comparator.comparingInt(this::height);
        return instances.of(fact, below, ENOUGH).stream()
                .sorted(order.thenComparing((one, other) -> Instance.compare(one, other, dictionary)))
                .toList();
    }

    private int height(Instance instance) {
        return instance.premises().stream().mapToInt(this::height).max().orElse(0);
    }

    /** Heights above 254 tell no order: finds one among the facts of that height that a fact may rest on. */
    private void climb(Fact goal) {
        Map<Fact, List<Instance>> open = new LinkedHashMap<>();
        Deque<Fact> queue = new ArrayDeque<>(List.of(goal));
        while (!queue.isEmpty()) {
            Matcher.checkInterruption();
            Fact fact = queue.poll();
            if (!open.containsKey(fact) && !chosen.containsKey(fact)) {
                List<Instance> found = instances.of(fact, 256, Integer.MAX_VALUE);
                open.put(fact, found);
                for (Instance instance : found) {
                    instance.premises().stream()
                            .filter(premise -> height(premise) == SATURATED)
                            .forEach(queue::add);
                }
            }
        }
        boolean changed = true;
        while (changed && !chosen.containsKey(goal)) {
            changed = false;
            for (Fact fact : List.copyOf(open.keySet()).reversed()) {
                Optional<Instance> settled = open.get(fact).stream()
                        .filter(instance -> instance.premises().stream()
                                .allMatch(each -> height(each) < SATURATED || chosen.containsKey(each)))
                        .findFirst();
                if (settled.isPresent()) {
                    chosen.put(fact, settled.get());
                    open.remove(fact);
                    changed = true;
                }
            }
        }
        if (!chosen.containsKey(goal)) {
            throw new IllegalStateException("a fact without a proof: " + goal.triple(dictionary));
        }
    }
}
