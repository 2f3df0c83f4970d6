package org.w3id.entente.query.execution;

/** The solutions without repetition in some variables (SPARQL 1.1 Query, section 18.5, Distinct). */
final class Distinct extends Solutions {
    private final Solutions input;
    private final Row row;
    private final int[] slots;
    private final Tuples seen;

    Distinct(Solutions input, Row row, int[] slots) {
        this.input = input;
        this.row = row;
        this.slots = slots.clone();
        seen = new Tuples(slots.length, row.cancellation);
    }

    @Override
    boolean next() {
        while (input.next()) {
            row.tick();
            if (seen.add(row.ids, slots) >= 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    void restart() {
        seen.clear();
        input.restart();
    }
}
