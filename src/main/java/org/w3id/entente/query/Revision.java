package org.w3id.entente.query;

import org.w3id.entente.reason.Update;
import org.w3id.entente.store.DatasetChange;

import java.util.Objects;

/**
 * What a change comes to. Immutable; threads may share it.
 *
 * @param before the snapshot that was changed; it is as it was
 * @param after the snapshot that came out; the same one when nothing changed
 * @param effective what of the change made a difference to the named graphs
 * @param conclusions how the conclusions differ
 */
public record Revision(Snapshot before, Snapshot after, DatasetChange effective, Update conclusions) {
    /** Checks that nothing is missing. */
    public Revision {
        Objects.requireNonNull(before);
        Objects.requireNonNull(after);
        Objects.requireNonNull(effective);
        Objects.requireNonNull(conclusions);
    }
}
