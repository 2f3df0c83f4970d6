package org.w3id.entente.store.disk;

import java.util.Objects;
import java.util.Optional;

/**
 * How far the copy in TDB2 is.
 *
 * @param version the version that it holds; -1 before it holds any
 * @param fault why it follows no more; empty as long as it does
 */
public record CopyStatus(long version, Optional<String> fault) {
    /** The version of a copy that holds none. */
    public static final long NONE = -1;

    /** Checks that nothing is missing. */
    public CopyStatus {
        Objects.requireNonNull(fault);
    }
}
