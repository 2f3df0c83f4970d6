package org.w3id.entente.query.execution;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order in which patterns are joined: from each pattern as the first, the one that gives the fewest solutions comes
 * next, and the order with the smallest sum of solutions is taken.
 */
final class JoinOrder {
    private static final int STARTS = 8;

    /** What a look-up costs, in solutions. */
    private static final double LOOK_UP = 2;

    private final List<Pattern> patterns;
    private final List<BitSet> slots;
    private final List<Map<BitSet, Double>> fanOuts = new ArrayList<>();
    private final BitSet bound;
    private final Cancellation cancellation;

    private JoinOrder(List<Pattern> patterns, BitSet bound, Cancellation cancellation) {
        this.cancellation = cancellation;
        this.patterns = patterns;
        this.bound = bound;
        slots = patterns.stream().map(Pattern::slots).toList();
        patterns.forEach(pattern -> fanOuts.add(new HashMap<>()));
    }

    /**
     * A pattern in its place.
     *
     * @param solutions about how many solutions there are after it
     */
    record Step(Pattern pattern, double solutions) {}

    private record Order(List<Step> steps, double cost) {}

    /**
     * Orders patterns.
     *
     * @param bound the slots that the solutions to join bind
     */
    static List<Step> of(List<Pattern> patterns, BitSet bound, Cancellation cancellation) {
        if (patterns.isEmpty()) {
            return List.of();
        }
        JoinOrder orders = new JoinOrder(patterns, bound, cancellation);
        Order best = orders.from(orders.next(new BitSet(), bound));
        for (int first : orders.starts()) {
            Order other = orders.from(first);
            if (other.cost < best.cost) {
                best = other;
            }
        }
        return best.steps;
    }

    private List<Integer> starts() {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < patterns.size(); i++) {
            all.add(i);
        }
        if (all.size() > STARTS) {
            double[] fanOuts = patterns.stream()
                    .mapToDouble(pattern -> pattern.fanOut(bound))
                    .toArray();
            all.sort((left, right) -> Double.compare(fanOuts[left], fanOuts[right]));
            return all.subList(0, STARTS);
        }
        return patterns.size() == 1 ? List.of() : all;
    }

    private Order from(int first) {
        BitSet done = new BitSet();
        BitSet known = (BitSet) bound.clone();
        List<Step> steps = new ArrayList<>();
        double solutions = 1;
        double cost = 0;
        for (int at = first; at >= 0; at = next(done, known)) {
            cost += solutions * LOOK_UP;
            solutions *= fanOut(at, known);
            cost += solutions;
            steps.add(new Step(patterns.get(at), solutions));
            done.set(at);
            known.or(slots.get(at));
        }
        return new Order(steps, cost);
    }

    private double fanOut(int pattern, BitSet known) {
        BitSet given = (BitSet) slots.get(pattern).clone();
        given.and(known);
        return fanOuts.get(pattern).computeIfAbsent(given, patterns.get(pattern)::fanOut);
    }

    /** The pattern with the smallest fan-out, a connected one if there is any; -1 when all are done. */
    private int next(BitSet done, BitSet known) {
        int best = -1;
        boolean bestConnected = false;
        double smallest = 0;
        for (int i = done.nextClearBit(0); i < patterns.size(); i = done.nextClearBit(i + 1)) {
            cancellation.tick();
            boolean connected = slots.get(i).isEmpty() || slots.get(i).intersects(known);
            double fanOut = fanOut(i, known);
            boolean better = connected == bestConnected ? fanOut < smallest : connected || fanOut <= 1;
            if (best < 0 || better) {
                best = i;
                bestConnected = connected;
                smallest = fanOut;
            }
        }
        return best;
    }
}
