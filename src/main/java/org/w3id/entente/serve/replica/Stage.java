package org.w3id.entente.serve.replica;

import org.w3id.entente.live.LiveGraph;

/** Where a replica shows its graph. */
@FunctionalInterface
public interface Stage {
    /**
     * Shows a graph from now on, in the place of the one before, if there was one. The new one may be at an earlier version, and then
     * may differ from what was shown under the same number: nothing that was derived from the one before may be shown any more.
     */
    void show(LiveGraph graph);
}
