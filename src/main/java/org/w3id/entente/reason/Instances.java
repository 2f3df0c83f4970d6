package org.w3id.entente.reason;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import org.w3id.entente.reason.Plan.Start;
import org.w3id.entente.store.Dictionary;
import org.w3id.entente.store.Facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the rule instances that conclude a fact, with all that they rest on. Belongs to one thread. */
final class Instances {
    private final Engine engine;
    private final Facts facts;
    private final Support support;

    Instances(Engine engine, Facts facts) {
        this.engine = engine;
        this.facts = facts;
        support = new Support(engine, facts::relation, facts.size());
    }

    /**
     * Instances that conclude a fact.
     *
     * @param below premises must have a smaller height (an aggregate's need not)
     * @param enough after how many rows to stop: instances, and matches in the groups of aggregations, which are whole
     */
    List<Instance> of(Fact fact, int below, int enough) {
        List<Instance> found = new ArrayList<>();
        Map<Clause, Set<IntArrayList>> seen = new HashMap<>();
        int[] rows = {0};
        support.each(fact.predicate(), fact.pair(), below, (clause, head, row, height) -> {
            int[] own = own(clause, row);
            boolean isNew = clause.heads.length == 1
                    || seen.computeIfAbsent(clause, each -> new HashSet<>()).add(new IntArrayList(own));
            if (!isNew) {
                return true; // another head of the same instance
            }
            List<int[]> matches = clause.groups.isEmpty() ? List.of(own) : matches(clause, own);
            found.add(new Instance(clause, own, matches));
            rows[0] += matches.size();
            return rows[0] < enough;
        });
        return found;
    }

    private List<int[]> matches(Clause clause, int[] row) {
        List<Integer> keys = clause.groups.orElseThrow().keys();
        Plan plan = engine.plan(clause, new Start.Group(keys), facts::relation, facts.size());
        int[] values = keys.stream().mapToInt(slot -> row[slot]).toArray();
        List<int[]> matches = new ArrayList<>();
        new Matcher(plan, true)
                .open(facts::relation, facts::relation, facts::relation, 256, (match, height) -> {
                    matches.add(own(clause, match));
                    return true;
                })
                .start(keys, values);
        return matches;
    }

    /** A copy without what a negated pattern left behind. */
    private static int[] own(Clause clause, int[] row) {
        int[] own = row.clone();
        for (int i = 0; i < own.length; i++) {
            if (clause.isOfNegation(i)) {
                own[i] = Dictionary.ABSENT;
            }
        }
        return own;
    }
}
