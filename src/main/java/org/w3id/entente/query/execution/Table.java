package org.w3id.entente.query.execution;

import it.unimi.dsi.fastutil.ints.IntArrayList;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Solutions kept to be joined with others: VALUES, or a pattern that is evaluated on its own. Looked up by the columns
 * that every one of them binds.
 */
final class Table {
    private static final int END = -1;

    private final int width;
    private final Cancellation cancellation;
    private final IntArrayList cells = new IntArrayList();
    private final BitSet gaps = new BitSet();
    private final Footprint footprint;
    private int size;

    private int[] keys = {};
    private int[] heads = {};
    private int[] followers = {};

    /** An empty table of so many columns. */
    Table(int width, Cancellation cancellation) {
        this.cancellation = cancellation;
        this.footprint = new Footprint(cancellation);
        this.width = width;
    }

    /** Adds one solution: the ids in some slots of a row, {@link Terms#NONE} for what is unbound. */
    void add(int[] ids, int[] slots) {
        for (int column = 0; column < width; column++) {
            int id = ids[slots[column]];
            cells.add(id);
            if (id == Terms.NONE) {
                gaps.set(column);
            }
        }
        size++;
        footprint.cells(cells.elements().length);
    }

    private int id(int solution, int column) {
        return cells.getInt(solution * width + column);
    }

    /** Builds the index over those of the columns that have no gap; to be called once, when all is added. */
    void index(int[] columns) {
        keys = Arrays.stream(columns).filter(column -> !gaps.get(column)).toArray();
        int capacity = Integer.highestOneBit(Math.max(1, size)) * 2;
        heads = new int[capacity];
        Arrays.fill(heads, END);
        followers = new int[size];
        footprint.cells((long) cells.elements().length + heads.length + followers.length);
        // Backwards, so that each chain gives its solutions in the order of arrival.
        for (int i = size - 1; i >= 0; i--) {
            cancellation.tick();
            int hash = 0;
            for (int key : keys) {
                hash = mix(hash, id(i, key));
            }
            followers[i] = heads[hash & (capacity - 1)];
            heads[hash & (capacity - 1)] = i;
        }
    }

    /** The solutions compatible with a row (SPARQL 1.1 Query, section 18.3), one after the other. */
    final class Probe {
        private final int[] ids;
        private final int[] slots;
        private boolean hashed;
        private int next = END;

        /**
         * A probe.
         *
         * @param slots for each column its slot in the row
         */
        Probe(int[] ids, int[] slots) {
            this.ids = ids;
            this.slots = slots;
        }

        /** Begins with the row as it is now. */
        void begin() {
            int hash = 0;
            hashed = true;
            for (int key : keys) {
                int id = ids[slots[key]];
                hashed &= id != Terms.NONE;
                hash = mix(hash, id);
            }
            next = hashed ? heads[hash & (heads.length - 1)] : size - 1;
        }

        /** The next solution; -1 when there is none. The row must be as it was at the beginning. */
        int next() {
            while (next != END) {
                cancellation.tick();
                int found = next;
                next = hashed ? followers[found] : found - 1;
                if (isCompatible(found)) {
                    return found;
                }
            }
            return END;
        }

        private boolean isCompatible(int solution) {
            for (int column = 0; column < width; column++) {
                int id = id(solution, column);
                int other = ids[slots[column]];
                if (id != other && id != Terms.NONE && other != Terms.NONE) {
                    return false;
                }
            }
            return true;
        }

        /** What a solution binds in a column. */
        int id(int solution, int column) {
            return Table.this.id(solution, column);
        }

        /** Whether a solution and the row bind one variable both. */
        boolean overlaps(int solution) {
            for (int column = 0; column < width; column++) {
                if (id(solution, column) != Terms.NONE && ids[slots[column]] != Terms.NONE) {
                    return true;
                }
            }
            return false;
        }
    }

    static int mix(int hash, int id) {
        int mixed = (hash ^ id) * 0x9e3779b1;
        return mixed ^ (mixed >>> 15);
    }
}
