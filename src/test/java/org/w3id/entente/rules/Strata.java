package org.w3id.entente.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rules in layers: what a rule negates or aggregates is derived by lower layers alone. */
final class Strata {
    private Strata() {}

    /**
     * Puts rules into layers.
     *
     * @throws IllegalArgumentException when a predicate depends on its own absence or on a sum over itself
     */
    static List<List<Rule>> of(List<Rule> rules) {
        Map<Rule, Dependencies> dependencies = new LinkedHashMap<>();
        rules.forEach(rule -> dependencies.put(rule, rule.dependencies()));
        Map<String, Integer> levels = new HashMap<>();
        dependencies.values().forEach(each -> each.heads().forEach(head -> levels.put(head, 0)));
        int most = levels.size();
        for (boolean hasRisen = true; hasRisen; ) {
            hasRisen = false;
            for (Dependencies each : dependencies.values()) {
                int level = level(each, levels);
                if (level > most) {
                    throw new IllegalArgumentException("no order of the rules is sound: " + each.heads());
                }
                for (String head : each.heads()) {
                    if (level > levels.get(head)) {
                        levels.put(head, level);
                        hasRisen = true;
                    }
                }
            }
        }
        List<List<Rule>> strata = new ArrayList<>();
        dependencies.forEach((rule, each) -> {
            int level = level(each, levels);
            while (strata.size() <= level) {
                strata.add(new ArrayList<>());
            }
            strata.get(level).add(rule);
        });
        return strata;
    }

    /** The lowest layer in which all that the rule reads is there, or still growing where it may grow. */
    private static int level(Dependencies dependencies, Map<String, Integer> levels) {
        int level = 0;
        for (String each : dependencies.positive()) {
            level = Math.max(level, levels.getOrDefault(each, 0));
        }
        for (String each : dependencies.negative()) {
            level = Math.max(level, levels.getOrDefault(each, -1) + 1);
        }
        return level;
    }
}
