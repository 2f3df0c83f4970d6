package org.w3id.entente.live;

import org.apache.jena.sparql.core.Quad;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.store.DatasetChange;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Earlier versions, made when they are asked for; the last few are kept. Threads may share it. */
final class Past {
    private static final int KEPT = 8;

    private final Ledger ledger;
    private final Map<Long, Snapshot> made = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Snapshot> eldest) {
            return size() > KEPT;
        }
    };

    Past(Ledger ledger) {
        this.ledger = ledger;
    }

    Optional<Snapshot> version(long number, Snapshot current) throws IOException, InterruptedException {
        if (number == current.version()) {
            return Optional.of(current);
        }
        if (number > current.version() || number < ledger.oldest()) {
            return Optional.empty();
        }
        synchronized (made) {
            Snapshot known = made.get(number);
            if (known != null) {
                return Optional.of(known);
            }
        }
        Optional<DatasetChange> back = back(number, current.version());
        if (back.isEmpty()) {
            return Optional.empty();
        }
        Snapshot snapshot = current.apply(back.get()).after().numbered(number);
        synchronized (made) {
            made.put(number, snapshot);
        }
        return Optional.of(snapshot);
    }

    /** What takes the changes between two versions back; empty when the ledger has meanwhile forgotten one of them. */
    private Optional<DatasetChange> back(long from, long to) throws IOException {
        Set<Quad> added = new LinkedHashSet<>();
        Set<Quad> removed = new LinkedHashSet<>();
        for (long version = to; version > from; version--) {
            DatasetChange change;
            try {
                change = ledger.change(version).change();
            } catch (IllegalArgumentException forgotten) {
                return Optional.empty();
            }
            change.added().forEach(quad -> {
                added.remove(quad);
                removed.add(quad);
            });
            change.removed().forEach(quad -> {
                removed.remove(quad);
                added.add(quad);
            });
        }
        return Optional.of(new DatasetChange(List.copyOf(added), List.copyOf(removed)));
    }
}
