package org.w3id.entente.query.execution;

import java.util.function.IntFunction;

/**
 * GRAPH with a variable: for each solution of the input, those of a pattern in each of several graphs, together with the
 * graph's name (SPARQL 1.1 Query, section 18.6, Evaluation of Graph).
 */
final class GraphNames extends Solutions {
    private final Solutions input;
    private final Row row;
    private final int[] ids;
    private final int slot;
    private final int[] names;
    private final IntFunction<Solutions> compile;
    private final Solutions[] patterns;
    private int at;
    private boolean open;
    private boolean named;

    /**
     * A pattern in several graphs.
     *
     * @param slot where the name stands
     * @param names the ids of the names
     * @param compile the pattern in the graph of the name with an index; called once for each at most
     */
    GraphNames(Solutions input, Row row, int slot, int[] names, IntFunction<Solutions> compile) {
        this.input = input;
        this.row = row;
        ids = row.ids;
        this.slot = slot;
        this.names = names.clone();
        this.compile = compile;
        patterns = new Solutions[names.length];
        at = names.length;
    }

    @Override
    boolean next() {
        for (; ; ) {
            forgetName();
            if (open) {
                if (!patterns[at].next()) {
                    open = false;
                    at++;
                } else if (bindName()) {
                    return true;
                }
            } else if (at < names.length) {
                row.tick();
                // The name joins the pattern's solutions, but what is bound already need not be tried.
                if (ids[slot] == Terms.NONE || ids[slot] == names[at]) {
                    begin();
                } else {
                    at++;
                }
            } else if (input.next()) {
                at = 0;
            } else {
                return false;
            }
        }
    }

    private void begin() {
        if (patterns[at] == null) {
            patterns[at] = compile.apply(at);
        }
        patterns[at].restart();
        open = true;
    }

    private boolean bindName() {
        if (ids[slot] == Terms.NONE) {
            ids[slot] = names[at];
            named = true;
        }
        return ids[slot] == names[at];
    }

    private void forgetName() {
        if (named) {
            named = false;
            ids[slot] = Terms.NONE;
        }
    }

    @Override
    void restart() {
        forgetName();
        if (open) {
            open = false;
            patterns[at].restart();
        }
        at = names.length;
        input.restart();
    }
}
