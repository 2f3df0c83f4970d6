package org.w3id.entente.query.execution;

import java.util.List;
import java.util.function.Supplier;

/**
 * The solutions of the input, joined with those of a table (SPARQL 1.1 Query, section 18.5, Join), or left-joined under
 * conditions (LeftJoin).
 */
final class Joined extends Solutions {
    private static final int NONE = -1;

    private final Solutions input;
    private final int[] ids;
    private final int[] slots;
    private final Supplier<Table> source;
    private final boolean optional;
    private final List<Condition> conditions;
    private final boolean[] bound;
    private Table.Probe probe;
    private boolean open;
    private boolean found;

    private Joined(
            Solutions input,
            Row row,
            int[] slots,
            Supplier<Table> source,
            boolean optional,
            List<Condition> conditions) {
        this.input = input;
        ids = row.ids;
        this.slots = slots;
        this.source = source;
        this.optional = optional;
        this.conditions = conditions;
        bound = new boolean[slots.length];
    }

    /**
     * A join.
     *
     * @param slots for each column of the table its slot in the row
     * @param table gives the table, indexed; asked once, when it is needed
     */
    static Joined inner(Solutions input, Row row, int[] slots, Supplier<Table> table) {
        return new Joined(input, row, slots, table, false, List.of());
    }

    /** A left join, whose conditions see what both sides bind. */
    static Joined left(Solutions input, Row row, int[] slots, Supplier<Table> table, List<Condition> conditions) {
        return new Joined(input, row, slots, table, true, conditions);
    }

    @Override
    boolean next() {
        for (; ; ) {
            if (open) {
                unbind();
                for (int match = probe.next(); match != NONE; match = probe.next()) {
                    bind(match);
                    if (fulfilsConditions()) {
                        found = true;
                        return true;
                    }
                    unbind();
                }
                open = false;
                if (optional && !found) {
                    return true;
                }
            }
            if (!input.next()) {
                return false;
            }
            begin();
        }
    }

    private void begin() {
        if (probe == null) {
            probe = source.get().new Probe(ids, slots);
        }
        probe.begin();
        open = true;
        found = false;
    }

    private void bind(int match) {
        for (int column = 0; column < slots.length; column++) {
            int id = probe.id(match, column);
            if (id != Terms.NONE && ids[slots[column]] == Terms.NONE) {
                ids[slots[column]] = id;
                bound[column] = true;
            }
        }
    }

    private void unbind() {
        for (int column = 0; column < slots.length; column++) {
            if (bound[column]) {
                bound[column] = false;
                ids[slots[column]] = Terms.NONE;
            }
        }
    }

    private boolean fulfilsConditions() {
        for (Condition condition : conditions) {
            if (!condition.holds()) {
                return false;
            }
        }
        return true;
    }

    @Override
    void restart() {
        unbind();
        open = false;
        input.restart();
    }
}
