package org.w3id.entente.live;

import org.w3id.entente.store.CanonicalHash;
import org.w3id.entente.store.log.LoggedChange;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A ledger in memory, which forgets all but the last changes. */
public final class RecentChanges implements Ledger {
    /** How many changes are kept unless told otherwise. */
    public static final int USUAL = 1_000;

    private final int kept;
    private final Map<Long, LoggedChange> changes = new HashMap<>();
    private CanonicalHash oldestHash;
    private long version;

    /** A ledger of the last 1 000 changes after a version 0 of nothing. */
    public RecentChanges() {
        this(0, CanonicalHash.NOTHING, USUAL);
    }

    /**
     * An empty ledger.
     *
     * @param version the version before the first change
     * @param hash the fingerprint of what the changes are about at that version
     * @param kept how many changes to keep, from 1
     */
    public RecentChanges(long version, CanonicalHash hash, int kept) {
        if (version < 0 || kept < 1) {
            throw new IllegalArgumentException("version " + version + ", " + kept + " changes kept");
        }
        this.version = version;
        this.oldestHash = Objects.requireNonNull(hash);
        this.kept = kept;
    }

    @Override
    public synchronized void append(LoggedChange change) {
        if (change.version() != version + 1) {
            throw new IllegalArgumentException("version " + change.version() + " after version " + version);
        }
        version++;
        changes.put(version, change);
        LoggedChange forgotten = changes.remove(version - kept);
        if (forgotten != null) {
            oldestHash = forgotten.hash();
        }
    }

    @Override
    public synchronized long version() {
        return version;
    }

    @Override
    public synchronized CanonicalHash hash(long wanted) {
        return wanted == oldest() ? oldestHash : change(wanted).hash();
    }

    @Override
    public synchronized long oldest() {
        return version - changes.size();
    }

    @Override
    public synchronized LoggedChange change(long wanted) {
        LoggedChange change = changes.get(wanted);
        if (change == null) {
            throw new IllegalArgumentException(
                    "there is no change to version " + wanted + " but to " + (oldest() + 1) + " to " + version);
        }
        return change;
    }

    @Override
    public void copySince(long since, OutputStream out) throws IOException {
        List<LoggedChange> copied = new ArrayList<>();
        synchronized (this) {
            if (since < oldest() || since > version) {
                throw new IllegalArgumentException(
                        "there is no version " + since + " but " + oldest() + " to " + version);
            }
            for (long each = since + 1; each <= version; each++) {
                copied.add(change(each));
            }
        }
        for (LoggedChange change : copied) {
            change.writeTo(out);
        }
    }

    @Override
    public void close() {}
}
