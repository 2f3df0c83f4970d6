package org.w3id.entente.query.execution;

/** Some of the solutions, by their place in the sequence (SPARQL 1.1 Query, section 18.5, Slice). */
final class Slice extends Solutions {
    private final Solutions input;
    private final Row row;
    private final long offset;
    private final long end;
    private long at;

    /**
     * A slice.
     *
     * @param offset how many solutions are left out
     * @param limit how many follow at most
     */
    Slice(Solutions input, Row row, long offset, long limit) {
        this.input = input;
        this.row = row;
        this.offset = offset;
        end = limit > Long.MAX_VALUE - offset ? Long.MAX_VALUE : offset + limit;
    }

    @Override
    boolean next() {
        while (at < end) {
            if (!input.next()) {
                return false;
            }
            row.tick();
            if (at++ >= offset) {
                return true;
            }
        }
        input.restart();
        return false;
    }

    @Override
    void restart() {
        at = 0;
        input.restart();
    }
}
