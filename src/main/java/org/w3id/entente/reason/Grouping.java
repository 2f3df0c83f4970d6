package org.w3id.entente.reason;

import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.XSDFuncOp;
import org.w3id.entente.store.Dictionary;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the matches of an aggregated pattern in groups, and computes each group's row; belongs to one thread. */
final class Grouping implements Matcher.Sink {
    private final Clause clause;
    private final Clause.Groups groups;
    private final Terms terms;
    private final Map<Key, Group> found = new LinkedHashMap<>();
    private Key lastKey;
    private Group last;

    Grouping(Clause clause, Terms terms) {
        this.clause = clause;
        this.terms = terms;
        groups = clause.groups.orElseThrow();
    }

    /** The values of a group's keys. */
    static final class Key {
        final int[] values;

        Key(int[] row, List<Integer> slots) {
            values = new int[slots.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = row[slots.get(i)];
            }
        }

        boolean matches(int[] row, List<Integer> slots) {
            for (int i = 0; i < values.length; i++) {
                if (row[slots.get(i)] != values[i]) {
                    return false;
                }
            }
            return true;
        }

        void write(int[] row, List<Integer> slots) {
            for (int i = 0; i < values.length; i++) {
                row[slots.get(i)] = values[i];
            }
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Arrays.equals(values, key.values);
        }

        @Override
        public int hashCode() {
            int hash = 1;
            for (int value : values) {
                hash = (hash + value) * 0x9E3779B1;
            }
            return hash ^ (hash >>> 15);
        }
    }

    private final class Group {
        final Tally[] tallies = groups.sums().stream().map(Tally::new).toArray(Tally[]::new);
        int height = -1;
    }

    @Override
    public boolean accept(int[] row, int height) {
        if (last == null || !lastKey.matches(row, groups.keys())) {
            lastKey = new Key(row, groups.keys());
            last = found.computeIfAbsent(lastKey, key -> new Group());
        }
        Group group = last;
        group.height = Math.max(group.height, height);
        for (Tally tally : group.tallies) {
            tally.add(row);
        }
        return true;
    }

    /** Hands the row of each group to a sink, which may stop. */
    void finish(Matcher.Sink sink) {
        int[] row = new int[clause.variables.size()];
        for (Map.Entry<Key, Group> entry : found.entrySet()) {
            Arrays.fill(row, Dictionary.ABSENT);
            for (int i = 0; i < groups.keys().size(); i++) {
                row[groups.keys().get(i)] = entry.getKey().values[i];
            }
            for (Tally tally : entry.getValue().tallies) {
                row[tally.sum.slot()] = tally.result().map(this::intern).orElse(Dictionary.ABSENT);
            }
            for (Memo memo : groups.makes()) {
                row[memo.target()] = memo.value(row);
            }
            if (groups.conditions().stream().allMatch(condition -> condition.holds(row))
                    && !sink.accept(row, entry.getValue().height)) {
                return;
            }
        }
    }

    private int intern(NodeValue value) {
        return terms.dictionary().intern(value.asNode());
    }

    /** The values of one aggregate in one group (SPARQL 1.1, section 18.5.1). */
    private final class Tally {
        final Clause.Sum sum;
        private final IntOpenHashSet seen;
        private long count;
        private int bestId;
        private NodeValue total;
        private boolean failed;

        Tally(Clause.Sum sum) {
            this.sum = sum;
            seen = sum.distinct() ? new IntOpenHashSet(4) : null;
        }

        void add(int[] row) {
            int id = sum.argument() < 0 ? -1 : row[sum.argument()];
            boolean counts = sum.function() == Body.Function.COUNT;
            if (id == Dictionary.ABSENT) {
                failed |= !counts;
            } else if (seen == null || seen.add(id)) {
                count++;
                if (!counts && id != bestId) {
                    combine(id);
                } else if (sum.function() == Body.Function.SUM) {
                    combine(id);
                }
            }
        }

        private void combine(int id) {
            NodeValue value = NodeValue.makeNode(terms.node(id));
            try {
                boolean replaces =
                        switch (sum.function()) {
                            case COUNT -> false;
                            case MIN -> total == null || NodeValue.compareAlways(total, value) > 0;
                            case MAX -> total == null || NodeValue.compareAlways(total, value) < 0;
                            case SUM -> {
                                if (!value.isNumber()) {
                                    throw new ExprEvalException("no number: " + value);
                                }
                                value = total == null ? value : XSDFuncOp.numAdd(value, total);
                                yield true;
                            }
                        };
                if (replaces) {
                    total = value;
                    bestId = id;
                }
            } catch (ExprEvalException e) {
                failed = true; // the variable stays unbound
            }
        }

        Optional<NodeValue> result() {
            if (sum.function() == Body.Function.COUNT) {
                return Optional.of(NodeValue.makeInteger(count));
            }
            return failed ? Optional.empty() : Optional.ofNullable(total);
        }
    }
}
