package org.w3id.entente.query.execution;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Groups of the input's solutions, each with its keys and aggregates (SPARQL 1.1 Query, section 18.5.1). */
final class Grouped extends Solutions {
    private final Solutions input;
    private final Row row;
    private final IntSupplier[] keys;
    private final int[] keySlots;
    private final int[] resultSlots;
    private final int[] emptyResults;
    private final LabelledBlankNode.Scope labels;
    private final Supplier<Aggregation[]> start;
    private final int[] key;
    private final int[] keyPlaces;
    private final BitSet bound = new BitSet();
    private Tuples groups;
    private Aggregation[] aggregations = {};
    private boolean grouped;
    private int at;

    /**
     * Groups.
     *
     * @param keys what gives the ids of a group's key
     * @param keySlots where they are put
     * @param resultSlots where the aggregates' results are put
     * @param emptyResults what the aggregates are of no solution at all, when there are no keys
     * @param labels the blank nodes of keys and aggregates
     * @param start gives the aggregates, without any solution
     */
    Grouped(
            Solutions input,
            Row row,
            IntSupplier[] keys,
            int[] keySlots,
            int[] resultSlots,
            int[] emptyResults,
            LabelledBlankNode.Scope labels,
            Supplier<Aggregation[]> start) {
        this.input = input;
        this.row = row;
        this.keys = keys.clone();
        this.keySlots = keySlots.clone();
        this.resultSlots = resultSlots.clone();
        this.emptyResults = emptyResults.clone();
        this.labels = labels;
        this.start = start;
        key = new int[keys.length];
        groups = new Tuples(0, row.cancellation);
        keyPlaces = new int[key.length];
        Arrays.setAll(keyPlaces, place -> place);
    }

    @Override
    boolean next() {
        if (!grouped) {
            group();
        }
        unbind();
        if (at < groups.size()) {
            for (int i = 0; i < keySlots.length; i++) {
                bind(keySlots[i], groups.id(at, i));
            }
            for (int i = 0; i < resultSlots.length; i++) {
                bind(resultSlots[i], aggregations[i].result(at));
            }
            at++;
            return true;
        }
        if (at == 0 && key.length == 0) {
            for (int i = 0; i < resultSlots.length; i++) {
                bind(resultSlots[i], emptyResults[i]);
            }
            at++;
            return true;
        }
        restart();
        return false;
    }

    /** Binds a variable, unless a solution that this is evaluated for has bound it: then it is the same. */
    private void bind(int slot, int id) {
        if (row.ids[slot] == Terms.NONE) {
            row.ids[slot] = id;
            bound.set(slot);
        }
    }

    private void unbind() {
        for (int slot = bound.nextSetBit(0); slot >= 0; slot = bound.nextSetBit(slot + 1)) {
            row.ids[slot] = Terms.NONE;
        }
        bound.clear();
    }

    private void group() {
        groups.clear();
        groups = new Tuples(key.length, row.cancellation);
        aggregations = start.get();
        at = 0;
        while (input.next()) {
            row.tick();
            labels.clear();
            for (int i = 0; i < key.length; i++) {
                key[i] = keys[i].getAsInt();
            }
            int number = groups.add(key, keyPlaces);
            int group = number < 0 ? -1 - number : number;
            for (Aggregation aggregation : aggregations) {
                aggregation.add(group);
            }
        }
        grouped = true;
    }

    @Override
    void restart() {
        grouped = false;
        unbind();
        input.restart();
    }
}
