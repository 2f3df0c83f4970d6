package org.w3id.entente.query.execution;

import java.util.function.Supplier;

/**
 * The solutions of the input without those that are compatible with one of a table and share a variable with it (SPARQL
 * 1.1 Query, section 18.5, Minus).
 */
final class Subtracted extends Solutions {
    private final Solutions input;
    private final Row row;
    private final int[] slots;
    private final Supplier<Table> source;
    private Table.Probe probe;

    /**
     * A difference.
     *
     * @param slots for each column of the table its slot in the row; the variables that both sides may bind
     * @param table gives the table, indexed; asked once, when it is needed
     */
    Subtracted(Solutions input, Row row, int[] slots, Supplier<Table> table) {
        this.input = input;
        this.row = row;
        this.slots = slots;
        source = table;
    }

    @Override
    boolean next() {
        while (input.next()) {
            row.tick();
            if (probe == null) {
                probe = source.get().new Probe(row.ids, slots);
            }
            if (!isDenied()) {
                return true;
            }
        }
        return false;
    }

    private boolean isDenied() {
        probe.begin();
        for (int match = probe.next(); match >= 0; match = probe.next()) {
            if (probe.overlaps(match)) {
                return true;
            }
        }
        return false;
    }

    @Override
    void restart() {
        input.restart();
    }
}
