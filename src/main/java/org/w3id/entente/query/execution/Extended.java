package org.w3id.entente.query.execution;

import java.util.function.IntSupplier;

/**
 * Solutions, each with the value of an expression (SPARQL 1.1 Query, section 18.5, Extend). An error leaves the variable
 * unbound; where the variable is bound already, as rewriting a query can bring about, the values must be the same.
 */
final class Extended extends Solutions {
    private final Solutions input;
    private final Terms terms;
    private final int[] ids;
    private final int slot;
    private final IntSupplier expression;
    private boolean bound;

    Extended(Solutions input, Row row, int slot, IntSupplier expression) {
        this.input = input;
        terms = row.terms;
        ids = row.ids;
        this.slot = slot;
        this.expression = expression;
    }

    @Override
    boolean next() {
        unbind();
        while (input.next()) {
            int id = expression.getAsInt();
            if (ids[slot] == Terms.NONE) {
                ids[slot] = id;
                bound = true;
                return true;
            }
            if (id == Terms.NONE || id == ids[slot] || terms.node(ids[slot]).sameValueAs(terms.node(id))) {
                return true;
            }
        }
        return false;
    }

    @Override
    void restart() {
        unbind();
        input.restart();
    }

    private void unbind() {
        if (bound) {
            bound = false;
            ids[slot] = Terms.NONE;
        }
    }
}
