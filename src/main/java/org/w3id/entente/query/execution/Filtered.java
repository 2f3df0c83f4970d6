package org.w3id.entente.query.execution;

/** The solutions that fulfil a condition. */
final class Filtered extends Solutions {
    private final Solutions input;
    private final Row row;
    private final Condition condition;

    Filtered(Solutions input, Row row, Condition condition) {
        this.input = input;
        this.row = row;
        this.condition = condition;
    }

    @Override
    boolean next() {
        while (input.next()) {
            row.tick();
            if (condition.holds()) {
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
