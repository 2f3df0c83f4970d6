package org.w3id.entente.query.execution;

/**
 * The solutions of a sub-query, whose other variables are hidden from what follows (SPARQL 1.1 Query, section 18.5,
 * Project): another sub-query may have variables of the same names.
 */
final class Projected extends Solutions {
    private final Solutions input;
    private final int[] ids;
    private final int[] hidden;
    private final int[] kept;
    private boolean open;

    /**
     * A projection.
     *
     * @param hidden the slots of the variables to hide
     */
    Projected(Solutions input, Row row, int[] hidden) {
        this.input = input;
        ids = row.ids;
        this.hidden = hidden.clone();
        kept = new int[hidden.length];
    }

    @Override
    boolean next() {
        show();
        open = input.next();
        if (open) {
            for (int i = 0; i < hidden.length; i++) {
                kept[i] = ids[hidden[i]];
                ids[hidden[i]] = Terms.NONE;
            }
        }
        return open;
    }

    private void show() {
        if (open) {
            open = false;
            for (int i = 0; i < hidden.length; i++) {
                ids[hidden[i]] = kept[i];
            }
        }
    }

    @Override
    void restart() {
        show();
        input.restart();
    }
}
