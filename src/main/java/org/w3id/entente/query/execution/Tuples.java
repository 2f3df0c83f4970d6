package org.w3id.entente.query.execution;

import java.util.Arrays;

/** Distinct tuples of ids, numbered in the order of arrival. */
final class Tuples {
    private static final int SMALLEST = 64;

    private final int width;
    private final Cancellation cancellation;
    private final Footprint footprint;
    private int[] cells;
    private int[] table = new int[2 * SMALLEST];
    private int size;

    Tuples(int width, Cancellation cancellation) {
        this.cancellation = cancellation;
        this.width = width;
        this.footprint = new Footprint(cancellation);
        cells = new int[SMALLEST * width];
    }

    int size() {
        return size;
    }

    int id(int tuple, int column) {
        return cells[tuple * width + column];
    }

    /** Puts in a tuple: the ids in some slots of a row. Gives its number, or {@code -1 - number} when it was there. */
    int add(int[] ids, int[] slots) {
        int hash = 0;
        for (int slot : slots) {
            hash = Table.mix(hash, ids[slot]);
        }
        int mask = table.length - 1;
        int place = hash & mask;
        for (; table[place] != 0; place = (place + 1) & mask) {
            int tuple = table[place] - 1;
            if (equals(tuple, ids, slots)) {
                return -1 - tuple;
            }
        }
        if ((size + 1) * width > cells.length) {
            cells = Arrays.copyOf(cells, Math.max(width, cells.length * 2));
            footprint.cells((long) cells.length + table.length);
        }
        for (int column = 0; column < width; column++) {
            cells[size * width + column] = ids[slots[column]];
        }
        table[place] = ++size;
        if (size * 2 > table.length) {
            grow();
        }
        return size - 1;
    }

    private boolean equals(int tuple, int[] ids, int[] slots) {
        int start = tuple * width;
        for (int column = 0; column < width; column++) {
            if (cells[start + column] != ids[slots[column]]) {
                return false;
            }
        }
        return true;
    }

    private void grow() {
        int[] grown = new int[table.length * 2];
        int mask = grown.length - 1;
        for (int tuple = 0; tuple < size; tuple++) {
            cancellation.tick();
            int hash = 0;
            for (int column = 0; column < width; column++) {
                hash = Table.mix(hash, id(tuple, column));
            }
            int place = hash & mask;
            while (grown[place] != 0) {
                place = (place + 1) & mask;
            }
            grown[place] = tuple + 1;
        }
        table = grown;
        footprint.cells((long) cells.length + table.length);
    }

    void clear() {
        if (size > 0) {
            if (table.length > 2 * SMALLEST) {
                table = new int[2 * SMALLEST];
                cells = new int[SMALLEST * width];
                footprint.cells(0);
            } else {
                Arrays.fill(table, 0);
            }
            size = 0;
        }
    }
}
