package org.w3id.entente.store.disk;

import org.apache.jena.sparql.core.Quad;
import org.w3id.entente.store.CanonicalHash;
import org.w3id.entente.store.log.LoggedChange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What the files of a store come to, worked out record by record, each compared with its fingerprint. Not to be shared. */
final class Content {
    private final Path log;
    private final Quads quads;
    private long version;

    private Content(Path log, Quads quads, long version) {
        this.log = log;
        this.quads = quads;
        this.version = version;
    }

    /**
     * What a store begins with.
     *
     * @throws BrokenStoreException when the file is not what the description says
     */
    static Content base(Layout layout, Description description) throws IOException {
        Quads quads = new Quads();
        BaseFile.read(layout.base(), description.base(), quads::add);
        quads.sum();
        if (!quads.hash().equals(description.base().hash())
                || quads.size() != description.base().quads()) {
            throw new BrokenStoreException(
                    layout.base(),
                    "found " + quads.size() + " quads with the fingerprint " + quads.hash() + ", wanted "
                            + description.base().quads() + " with "
                            + description.base().hash(),
                    BrokenStoreException.RESTORE);
        }
        return new Content(layout.log(), quads, description.base().version());
    }

    /**
     * Takes the next record.
     *
     * @throws BrokenStoreException when it does not lead on from what is there to what it says
     */
    void accept(LoggedChange change) {
        Optional<Quad> without = quads.apply(change.change());
        if (without.isPresent()) {
            throw broken(change.version(), "a change without effect: " + without.get());
        }
        if (!quads.hash().equals(change.hash())) {
            throw broken(
                    change.version(), "it states the fingerprint " + change.hash() + ", and leads to " + quads.hash());
        }
        version = change.version();
    }

    private BrokenStoreException broken(long at, String found) {
        return new BrokenStoreException(
                log,
                "the record of version " + at + " does not follow from what is before it: " + found,
                BrokenStoreException.RESTORE);
    }

    Quads quads() {
        return quads;
    }

    CanonicalHash hash() {
        return quads.hash();
    }

    long version() {
        return version;
    }
}
