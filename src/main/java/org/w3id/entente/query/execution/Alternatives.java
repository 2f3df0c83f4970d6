package org.w3id.entente.query.execution;

/** For each solution of the input, those of several branches, one after the other (SPARQL 1.1 Query, Union). */
final class Alternatives extends Solutions {
    private final Solutions input;
    private final Solutions[] branches;
    private int branch;

    Alternatives(Solutions input, Solutions[] branches) {
        this.input = input;
        this.branches = branches.clone();
        branch = branches.length;
    }

    @Override
    boolean next() {
        for (; ; ) {
            for (; branch < branches.length; branch++) {
                if (branches[branch].next()) {
                    return true;
                }
            }
            if (!input.next()) {
                return false;
            }
            for (Solutions each : branches) {
                each.restart();
            }
            branch = 0;
        }
    }

    @Override
    void restart() {
        if (branch < branches.length) {
            branches[branch].restart();
        }
        branch = branches.length;
        input.restart();
    }
}
