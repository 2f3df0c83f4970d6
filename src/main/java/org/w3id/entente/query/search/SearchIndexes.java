package org.w3id.entente.query.search;

import org.w3id.entente.query.Snapshot;
import org.w3id.entente.query.limits.Budget;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The indexes of the snapshots that were searched last. One is built by the first search in a snapshot, on its thread and its
 * budget; searches in the same snapshot meanwhile wait for it as long as their own budgets allow. Threads may share it.
 */
public final class SearchIndexes {
    /** The newest version and an earlier one that somebody compares with it. */
    private static final int KEPT = 2;

    private static final long LOOK = 20;

    private final ReentrantLock building = new ReentrantLock();
    private final Map<Snapshot, SearchIndex> kept = new LinkedHashMap<>(8, 0.75f, true);

    /**
     * The index of a snapshot.
     *
     * @throws org.w3id.entente.query.limits.LimitException when building it takes more than the budget allows
     */
    public SearchIndex of(Snapshot snapshot, Budget budget) throws InterruptedException {
        while (true) {
            synchronized (kept) {
                SearchIndex known = kept.get(snapshot);
                if (known != null) {
                    return known;
                }
            }
            budget.check();
            if (building.tryLock(LOOK, TimeUnit.MILLISECONDS)) {
                try {
                    return build(snapshot, budget);
                } finally {
                    building.unlock();
                }
            }
        }
    }

    private SearchIndex build(Snapshot snapshot, Budget budget) {
        synchronized (kept) {
            SearchIndex known = kept.get(snapshot);
            if (known != null) {
                return known;
            }
        }
        SearchIndex index = SearchIndex.of(snapshot.closure().graph(), budget);
        synchronized (kept) {
            kept.put(snapshot, index);
            if (kept.size() > KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return index;
    }
}
