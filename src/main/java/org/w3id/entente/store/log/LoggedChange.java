package org.w3id.entente.store.log;

import org.w3id.entente.store.CanonicalHash;
import org.w3id.entente.store.DatasetChange;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Objects;

/**
 * One record of the log.
 *
 * @param version the version that the change led to, from 1
 * @param time when it was made
 * @param hash the fingerprint of all asserted quads after it
 * @param change what was changed; all of it had an effect. The default graph is named as {@code Quad.defaultGraphIRI}
 */
public record LoggedChange(long version, Instant time, CanonicalHash hash, DatasetChange change) {
    /** Checks that nothing is missing. */
    public LoggedChange {
        Objects.requireNonNull(time);
        Objects.requireNonNull(hash);
        Objects.requireNonNull(change);
        if (version < 1) {
            throw new IllegalArgumentException("a change leads to version 1 or later, not to " + version);
        }
    }

    /**
     * Writes the record as it stands in a log: RDF Patch with headers.
     *
     * @throws IOException when it cannot be written
     */
    public void writeTo(OutputStream out) throws IOException {
        out.write(Records.write(this));
    }
}
