package org.w3id.entente.query.execution;

import java.util.BitSet;
import java.util.function.IntSupplier;

/**
 * Solutions, each with the values of expressions (SPARQL 1.1 Query, section 18.5, Extend); later ones see the earlier. An
 * error leaves its variable unbound; where a variable is bound already, as rewriting a query can bring about, the values
 * must be the same.
 */
final class Extended extends Solutions {
    private final Solutions input;
    private final Terms terms;
    private final int[] ids;
    private final int[] slots;
    private final IntSupplier[] values;
    private final LabelledBlankNode.Scope labels;
    private final BitSet bound = new BitSet();

    /**
     * An extension.
     *
     * @param slots where the values are put
     * @param values what gives their ids
     * @param labels the blank nodes of the expressions
     */
    Extended(Solutions input, Row row, int[] slots, IntSupplier[] values, LabelledBlankNode.Scope labels) {
        this.input = input;
        terms = row.terms;
        ids = row.ids;
        this.slots = slots.clone();
        this.values = values.clone();
        this.labels = labels;
    }

    @Override
    boolean next() {
        unbind();
        while (input.next()) {
            labels.clear();
            if (extend()) {
                return true;
            }
            unbind();
        }
        return false;
    }

    private boolean extend() {
        for (int i = 0; i < slots.length; i++) {
            int slot = slots[i];
            int id = values[i].getAsInt();
            if (id != Terms.NONE && ids[slot] == Terms.NONE) {
                ids[slot] = id;
                bound.set(slot);
            } else if (id != Terms.NONE
                    && id != ids[slot]
                    && !terms.node(ids[slot]).sameValueAs(terms.node(id))) {
                return false;
            }
        }
        return true;
    }

    @Override
    void restart() {
        unbind();
        input.restart();
    }

    private void unbind() {
        for (int slot = bound.nextSetBit(0); slot >= 0; slot = bound.nextSetBit(slot + 1)) {
            ids[slot] = Terms.NONE;
        }
        bound.clear();
    }
}
