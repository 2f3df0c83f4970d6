package org.w3id.entente.store;

import org.apache.jena.sparql.core.Quad;

import java.util.List;

/**
 * A change of what named graphs assert. A quad that is removed and added stays. Immutable; threads may share it.
 *
 * @param added quads to assert
 * @param removed quads no longer to assert
 */
public record DatasetChange(List<Quad> added, List<Quad> removed) {
    /** The change that changes nothing. */
    public static final DatasetChange NOTHING = new DatasetChange(List.of(), List.of());

    /** Copies the lists. */
    public DatasetChange {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    /** Whether there is nothing to add and nothing to remove. */
    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty();
    }

    /** The change that takes this one back, when this one had its full effect. */
    public DatasetChange inverse() {
        return new DatasetChange(removed, added);
    }
}
