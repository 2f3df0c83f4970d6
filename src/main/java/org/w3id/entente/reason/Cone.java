package org.w3id.entente.reason;

import org.w3id.entente.store.Facts;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All facts that a fact may rest on, and all rule instances between them; so what is chosen depends on the facts alone,
 * not on how they came about. Facts are settled level by level, as an and-or graph from its leaves: a fact's level is
 * the least height that a proof of it can have. Belongs to one thread.
 */
final class Cone {
    private final Facts facts;
    private final Instances instances;
    private final Map<Fact, Place> places = new HashMap<>();
    private final List<Place> settled = new ArrayList<>();
    private final Place goal;
    private final boolean whole;

    /** A fact, and what concludes it. */
    private static final class Place {
        final Fact fact;
        final int index;
        final List<Use> conclusions = new ArrayList<>();
        final List<Use> uses = new ArrayList<>();
        final List<Use> lowest = new ArrayList<>();
        int level = -1;
        Optional<Use> best = Optional.empty();
        BitSet steps = new BitSet();

        Place(Fact fact, int index) {
            this.fact = fact;
            this.index = index;
        }
    }

    /** An instance, which waits for its premises. */
    private static final class Use {
        final Place conclusion;
        final Instance instance;
        final Set<Place> premises = new LinkedHashSet<>();
        int open;
        int level;

        Use(Place conclusion, Instance instance) {
            this.conclusion = conclusion;
            this.instance = instance;
        }

        /** What a proof by this instance has in derived facts; all premises must be settled. */
        BitSet steps() {
            BitSet steps = new BitSet();
            premises.forEach(premise -> steps.or(premise.steps));
            steps.set(conclusion.index);
            return steps;
        }
    }

    /**
     * Looks for all that a fact may rest on.
     *
     * @param self whether the fact may stand below itself; otherwise it is never settled, nor is what needs it
     * @param budget how many rows may be looked at
     */
    Cone(Facts facts, Instances instances, Fact fact, boolean self, int budget) {
        this.facts = facts;
        this.instances = instances;
        goal = place(fact);
        whole = expand(self, budget);
        if (whole) {
            settle(self);
            settled.forEach(this::choose);
        }
    }

    /** Whether all was found; otherwise nothing else may be asked. */
    boolean isWhole() {
        return whole;
    }

    /** The instance to prove a settled fact by; empty for an asserted one. */
    Optional<Instance> best(Fact fact) {
        return places.get(fact).best.map(use -> use.instance);
    }

    /** The instances that conclude the goal from what is settled, the best first. */
    List<Instance> conclusions() {
        return goal.conclusions.stream()
                .filter(use -> use.open == 0)
                .sorted(order())
                .map(use -> use.instance)
                .toList();
    }

    private Place place(Fact fact) {
        return places.computeIfAbsent(fact, each -> new Place(each, places.size()));
    }

    private boolean isAsserted(Place place) {
        return facts.relation(place.fact.predicate()).height(place.fact.pair()) == 0;
    }

    private boolean expand(boolean self, int budget) {
        Deque<Place> open = new ArrayDeque<>(List.of(goal));
        int left = budget;
        while (!open.isEmpty()) {
            Matcher.checkInterruption();
            Place place = open.poll();
            if (isAsserted(place) && (self || place != goal)) {
                continue;
            }
            for (Instance instance : instances.of(place.fact, 256, left)) {
                left -= instance.rows().size();
                Use use = new Use(place, instance);
                for (Fact premise : instance.premises()) {
                    boolean isNew = !places.containsKey(premise);
                    Place below = place(premise);
                    if (isNew) {
                        open.add(below);
                    }
                    if (use.premises.add(below)) {
                        below.uses.add(use);
                    }
                }
                use.open = use.premises.size();
                place.conclusions.add(use);
            }
            if (left <= 0) {
                return false;
            }
        }
        return true;
    }

    private void settle(boolean self) {
        List<Place> level = new ArrayList<>();
        for (Place place : places.values()) {
            if (isAsserted(place) && (self || place != goal)) {
                place.level = 0;
                level.add(place);
            }
        }
        List<Place> next = new ArrayList<>();
        places.values().forEach(place -> place.conclusions.stream()
                .filter(use -> use.open == 0)
                .forEach(use -> complete(use, 0, self, next)));
        for (int height = 0; !level.isEmpty() || !next.isEmpty(); height++) {
            settled.addAll(level);
            for (Place place : level) {
                for (Use use : place.uses) {
                    if (--use.open == 0) {
                        complete(use, height, self, next);
                    }
                }
            }
            level = List.copyOf(next);
            next.clear();
        }
    }

    /** All premises of an instance are settled, the last of them at a height. */
    private void complete(Use use, int height, boolean self, List<Place> next) {
        use.level = height + 1;
        Place place = use.conclusion;
        if (place.level < 0 && (self || place != goal)) {
            place.level = use.level;
            next.add(place);
        }
        if (place.level == use.level) {
            place.lowest.add(use);
        }
    }

    private void choose(Place place) {
        if (place.level > 0) {
            Use best = place.lowest.size() == 1
                    ? place.lowest.getFirst()
                    : place.lowest.stream().min(order()).orElseThrow();
            place.best = Optional.of(best);
            place.steps = best.steps();
        }
    }

    /** Lower ones first, then those with fewer steps, then by terms. */
    private Comparator<Use> order() {
        Map<Use, Integer> sizes = new HashMap<>();
        return Comparator.<Use>comparingInt(use -> use.level)
                .thenComparingInt(
                        use -> sizes.computeIfAbsent(use, each -> each.steps().cardinality()))
                .thenComparing((one, other) -> Instance.compare(one.instance, other.instance, facts.dictionary()));
    }
}
