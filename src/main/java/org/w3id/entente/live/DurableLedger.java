package org.w3id.entente.live;

import org.w3id.entente.store.CanonicalHash;
import org.w3id.entente.store.disk.Store;
import org.w3id.entente.store.log.LoggedChange;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.Optional;

/**
 * A ledger on disk: what it kept is there after any end of the process. Its fingerprints are those of the store's quads, which
 * the graphs that come from the project's files at each start are not among.
 *
 * @param store keeps the changes; closed with the ledger
 */
public record DurableLedger(Store store) implements Ledger {
    /** Checks that nothing is missing. */
    public DurableLedger {
        Objects.requireNonNull(store);
    }

    @Override
    public void append(LoggedChange change) throws IOException {
        store.append(change.version(), change.time(), change.change());
    }

    @Override
    public long version() {
        return store.version();
    }

    @Override
    public CanonicalHash hash(long version) throws IOException {
        return store.hash(version);
    }

    @Override
    public long oldest() {
        return store.oldest();
    }

    @Override
    public LoggedChange change(long version) throws IOException {
        return store.change(version);
    }

    @Override
    public void copySince(long version, OutputStream out) throws IOException {
        store.copySince(version, out);
    }

    @Override
    public Optional<String> copyFault() {
        return store.copy().fault();
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
