package org.w3id.entente.live;

import org.w3id.entente.store.CanonicalHash;
import org.w3id.entente.store.log.LoggedChange;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * The changes that were made, one after another. One thread appends; any number may read meanwhile.
 *
 * <p>A change that {@link #append} returned from is kept as long as the ledger promises to; one that it failed on is not kept.
 */
public interface Ledger extends AutoCloseable {
    /**
     * Keeps a change, and returns when it is as safe as it will be.
     *
     * @param change leads from {@link #version} to the next
     * @throws org.w3id.entente.store.log.DiskFullException when there was no room; the next change may find some
     * @throws IOException when it could not be kept for any other reason, and none will be
     * @throws IllegalArgumentException when it leads to another version
     */
    void append(LoggedChange change) throws IOException;

    /** The version that the last change led to. */
    long version();

    /**
     * The fingerprint at a version of all that the changes are about: the graphs of data, not those that come from the
     * project's files at each start.
     *
     * @param version from {@link #oldest} to {@link #version}
     * @throws IllegalArgumentException when the ledger does not hold it, or no longer
     * @throws IOException when it cannot be read
     */
    CanonicalHash hash(long version) throws IOException;

    /** The oldest version that the changes lead on from; at most {@link #version}. */
    long oldest();

    /**
     * The change that led to a version.
     *
     * @param version above {@link #oldest}, up to {@link #version}
     * @throws IllegalArgumentException when the ledger does not hold it, or no longer
     * @throws IOException when it cannot be read
     */
    LoggedChange change(long version) throws IOException;

    /**
     * Copies the changes after a version, one record after another, as RDF Patch.
     *
     * @param version from {@link #oldest} to {@link #version}
     * @throws IllegalArgumentException when the ledger does not hold them, or no longer
     * @throws IOException when they cannot be read, or the copy not be written
     */
    void copySince(long version, OutputStream out) throws IOException;

    /** Why a copy for other programs no longer follows; empty as long as it does, and when there is none. */
    default Optional<String> copyFault() {
        return Optional.empty();
    }

    @Override
    void close() throws IOException;
}
