package org.w3id.entente.query.execution;

/** How much of the query's memory one table holds. For one thread. */
final class Footprint {
    private final Cancellation cancellation;
    private long bytes;

    Footprint(Cancellation cancellation) {
        this.cancellation = cancellation;
    }

    /**
     * Says how many cells of four bytes the table holds now.
     *
     * @throws org.apache.jena.query.QueryCancelledException when it is more than the query may hold
     */
    void cells(long count) {
        long now = Integer.BYTES * count;
        if (now != bytes) {
            long change = now - bytes;
            bytes = now;
            cancellation.holds(change);
        }
    }
}
