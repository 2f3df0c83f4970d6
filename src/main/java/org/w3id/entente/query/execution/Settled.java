package org.w3id.entente.query.execution;

import it.unimi.dsi.fastutil.ints.IntOpenHashSet;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The distinct terms of one variable, ascending by id, once all solutions of the input are known. It stands where
 * repetition does not matter and no other variable of the input is asked for any more: what follows has less to do, and
 * reads its relation from one end to the other.
 */
final class Settled extends Solutions {
    private static final int[] NOTHING = {};

    private final Solutions input;
    private final Row row;
    private final int slot;
    private final BitSet known = new BitSet();
    private int[] foreign = NOTHING;
    private int nextForeign;
    private int at;
    private boolean collected;

    Settled(Solutions input, Row row, int slot) {
        this.input = input;
        this.row = row;
        this.slot = slot;
    }

    @Override
    boolean next() {
        if (!collected) {
            collect();
        }
        at = known.nextSetBit(at + 1);
        if (at > 0) {
            row.ids[slot] = at;
            return true;
        }
        at = Integer.MAX_VALUE - 1;
        if (nextForeign < foreign.length) {
            row.ids[slot] = foreign[nextForeign++];
            return true;
        }
        restart();
        return false;
    }

    private void collect() {
        IntOpenHashSet others = new IntOpenHashSet();
        while (input.next()) {
            row.tick();
            int id = row.ids[slot];
            if (id > 0) {
                known.set(id);
            } else {
                others.add(id);
            }
        }
        foreign = others.toIntArray();
        Arrays.sort(foreign);
        nextForeign = 0;
        at = 0;
        collected = true;
    }

    @Override
    void restart() {
        if (collected) {
            collected = false;
            known.clear();
            row.ids[slot] = Terms.NONE;
        }
        input.restart();
    }
}
