package org.w3id.entente.store;

import java.util.concurrent.atomic.AtomicInteger;

/** Makes the adjacency of a run when there have been so many look-ups that it pays. Threads share it. */
final class LookUps {
    /** Making an adjacency takes about as long as one look-up for so many pairs. */
    private static final int PAIRS = 16;

    private final SortedRun run;
    private final AtomicInteger count = new AtomicInteger();
    private volatile Adjacency adjacency = Adjacency.NONE;

    LookUps(SortedRun run) {
        this.run = run;
    }

    /** The adjacency, if it has been made, after some more look-ups. */
    Adjacency after(int more) {
        Adjacency known = adjacency;
        if (more > 0 && !known.isMade()) {
            int before = count.getAndAdd(more);
            int enough = run.size / PAIRS;
            // Only the thread that reaches the number makes it, while others go on without.
            if (before < enough && before + more >= enough) {
                known = Adjacency.of(run);
                adjacency = known;
            }
        }
        return known;
    }
}
