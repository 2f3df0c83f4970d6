package org.w3id.entente.live;

import org.w3id.entente.query.Snapshot;
import org.w3id.entente.store.DatasetChange;

import java.util.Objects;
import java.util.Optional;

/**
 * What a writer wants.
 *
 * @param what gives the change for the snapshot that it is to change, in the writer's turn: what takes long and does not
 *     depend on the snapshot, such as reading a body, is done before; what it throws reaches the caller, and nothing changes
 * @param expectedVersion the version that the writer has seen; when another one is current, nothing changes. Empty when any
 *     version will do
 */
public record ChangeRequest(Work what, Optional<Long> expectedVersion) {
    /** Works out a change. */
    @FunctionalInterface
    public interface Work {
        /**
         * The change of a snapshot that is wanted.
         *
         * @throws InterruptedException when the thread is interrupted
         */
        DatasetChange on(Snapshot snapshot) throws InterruptedException;
    }

    /** Checks that nothing is missing. */
    public ChangeRequest {
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(expectedVersion, "expectedVersion");
    }

    /** A change of whatever version is current. */
    public static ChangeRequest of(Work what) {
        return new ChangeRequest(what, Optional.empty());
    }
}
