package org.w3id.entente.query.execution;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.ints.IntComparator;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.util.NodeCmp;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * The solutions in order (SPARQL 1.1 Query, section 15.1), or the first of them. Solutions with equal keys are ordered by
 * their terms, so that the order does not depend on how they were found. Terms are compared once for each pair of
 * distinct ones, not for each pair of solutions.
 */
final class Sorted extends Solutions {
    private static final int FEWEST_TO_CUT = 1 << 12;

    private final Solutions input;
    private final Row row;
    private final List<Key> keys;
    private final int[] slots;
    private final long limit;
    private final int width;
    private final IntArrayList cells = new IntArrayList();
    private final Footprint footprint;
    private final BitSet bound = new BitSet();
    private int[] order = {};
    private boolean sorted;
    private int at;

    /** The first key of the last solution that was kept when the others were cut off. */
    private int worst;

    private boolean hasWorst;
    private final Int2IntOpenHashMap comparisons = new Int2IntOpenHashMap();

    /**
     * What to order by.
     *
     * @param value gives the id of the value; {@link Terms#NONE} comes first
     */
    record Key(IntSupplier value, boolean descending) {}

    /**
     * Ordered solutions.
     *
     * @param slots the slots of the variables to keep, in the order in which they decide between equal keys
     * @param limit how many solutions are asked for at most
     */
    Sorted(Solutions input, Row row, List<Key> keys, int[] slots, long limit) {
        this.input = input;
        this.row = row;
        this.keys = List.copyOf(keys);
        this.slots = slots.clone();
        this.limit = limit;
        width = keys.size() + slots.length;
        footprint = new Footprint(row.cancellation);
    }

    @Override
    boolean next() {
        if (!sorted) {
            collect();
        }
        unbind();
        if (at == order.length) {
            restart();
            return false;
        }
        int start = order[at++] * width + keys.size();
        for (int i = 0; i < slots.length; i++) {
            if (row.ids[slots[i]] == Terms.NONE) {
                row.ids[slots[i]] = cells.getInt(start + i);
                bound.set(slots[i]);
            }
        }
        return true;
    }

    private void unbind() {
        for (int slot = bound.nextSetBit(0); slot >= 0; slot = bound.nextSetBit(slot + 1)) {
            row.ids[slot] = Terms.NONE;
        }
        bound.clear();
    }

    private void collect() {
        cells.clear();
        long cut = Math.max(FEWEST_TO_CUT, 2 * Math.min(limit, Integer.MAX_VALUE));
        hasWorst = false;
        int size = 0;
        while (input.next()) {
            row.tick();
            if (isWorse()) {
                continue;
            }
            for (Key key : keys) {
                cells.add(key.value().getAsInt());
            }
            for (int slot : slots) {
                cells.add(row.ids[slot]);
            }
            footprint.cells(cells.elements().length);
            if (++size == cut) {
                size = cut(size);
            }
        }
        order = order(size);
        sorted = true;
        at = 0;
    }

    /** Keeps only the first solutions, as many as are asked for. */
    private int cut(int size) {
        int[] first = order(size);
        IntArrayList kept = new IntArrayList(first.length * width);
        for (int solution : first) {
            kept.addElements(kept.size(), cells.elements(), solution * width, width);
        }
        cells.clear();
        cells.addAll(kept);
        hasWorst = first.length > 0;
        worst = hasWorst ? cells.getInt((first.length - 1) * width) : Terms.NONE;
        comparisons.clear();
        return first.length;
    }

    /** Whether the solution comes after all those that are kept, by its first key alone. */
    private boolean isWorse() {
        if (!hasWorst) {
            return false;
        }
        int id = keys.get(0).value().getAsInt();
        if (comparisons.size() > FEWEST_TO_CUT) {
            comparisons.clear();
        }
        return id != worst && comparisons.computeIfAbsent(id, key -> compare(key, worst)) > 0;
    }

    private int compare(int id, int other) {
        if (id == Terms.NONE || other == Terms.NONE) {
            return keys.get(0).descending() == (id == Terms.NONE) ? 1 : -1;
        }
        int difference = NodeValue.compareAlways(row.terms.value(id), row.terms.value(other));
        return keys.get(0).descending() ? -difference : difference;
    }

    /** The numbers of the first solutions, in order. */
    private int[] order(int size) {
        int[] numbers = new int[size];
        Arrays.setAll(numbers, number -> number);
        Int2IntOpenHashMap[] ranks = new Int2IntOpenHashMap[width];
        IntArrays.mergeSort(numbers, (left, right) -> {
            row.tick();
            for (int column = 0; column < width; column++) {
                int first = cells.getInt(left * width + column);
                int second = cells.getInt(right * width + column);
                if (first != second) {
                    if (ranks[column] == null) {
                        ranks[column] = ranks(column, size);
                    }
                    int difference = Integer.compare(ranks[column].get(first), ranks[column].get(second));
                    if (difference != 0) {
                        return column < keys.size() && keys.get(column).descending() ? -difference : difference;
                    }
                }
            }
            return 0;
        });
        return Arrays.copyOf(numbers, (int) Math.min(size, limit));
    }

    /** For each id of a column its place in the order of terms; that of values, for a key. */
    private Int2IntOpenHashMap ranks(int column, int size) {
        IntOpenHashSet distinct = new IntOpenHashSet();
        for (int i = 0; i < size; i++) {
            distinct.add(cells.getInt(i * width + column));
        }
        distinct.remove(Terms.NONE);
        int[] ids = distinct.toIntArray();
        NodeValue[] values = new NodeValue[ids.length];
        for (int i = 0; i < ids.length; i++) {
            values[i] = row.terms.value(ids[i]);
        }
        int[] places = new int[ids.length];
        Arrays.setAll(places, place -> place);
        IntComparator comparison = column < keys.size()
                ? (left, right) -> NodeValue.compareAlways(values[left], values[right])
                : (left, right) -> NodeCmp.compareRDFTerms(values[left].asNode(), values[right].asNode());
        IntArrays.mergeSort(places, (left, right) -> {
            row.tick();
            return comparison.compare(left, right);
        });
        Int2IntOpenHashMap ranks = new Int2IntOpenHashMap(ids.length);
        int rank = 0;
        for (int i = 0; i < places.length; i++) {
            if (i == 0 || comparison.compare(places[i - 1], places[i]) != 0) {
                rank++;
            }
            ranks.put(ids[places[i]], rank);
        }
        return ranks;
    }

    @Override
    void restart() {
        sorted = false;
        cells.clear();
        cells.trim();
        order = new int[0];
        footprint.cells(0);
        unbind();
        input.restart();
    }
}
