package org.w3id.entente.serve.replica;

import org.w3id.entente.live.DurableLedger;
import org.w3id.entente.live.LiveGraph;
import org.w3id.entente.live.RecentChanges;
import org.w3id.entente.live.Safeguard;
import org.w3id.entente.live.StoredGraph;
import org.w3id.entente.live.Theory;
import org.w3id.entente.query.DefaultGraph;
import org.w3id.entente.store.disk.Compaction;
import org.w3id.entente.store.disk.Store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where a replica keeps its graph: in memory, or in a store of its own as well.
 *
 * @param theory what concludes
 * @param folder the store's folder; empty for none
 * @param notices takes what the store's keeper should know
 */
record Shelf(Theory theory, Optional<Path> folder, Consumer<String> notices) {
    Shelf {
        Objects.requireNonNull(theory);
        Objects.requireNonNull(folder);
        Objects.requireNonNull(notices);
    }

    /** What was kept; empty when there is no store yet. */
    Optional<LiveGraph> kept() throws IOException, InterruptedException {
        if (folder.isEmpty() || !Store.isStore(folder.get())) {
            return Optional.empty();
        }
        StoredGraph stored = StoredGraph.ofReplica(folder.get(), theory);
        stored.notices().forEach(notices);
        return Optional.of(new LiveGraph(
                stored.snapshot(), new DurableLedger(stored.store()), Safeguard.NONE, LiveGraph.Settings.USUAL));
    }

    /** Begins anew with other data. What was kept is closed. */
    LiveGraph begin(Base base) throws IOException, InterruptedException {
        if (folder.isEmpty()) {
            return new LiveGraph(
                    theory.with(base.graphs(), DefaultGraph.UNION, base.version()),
                    new RecentChanges(base.version(), base.hash(), RecentChanges.USUAL),
                    Safeguard.NONE,
                    LiveGraph.Settings.USUAL);
        }
        if (Store.isStore(folder.get())) {
            Compaction.replace(folder.get(), base.graphs(), base.version(), StoredGraph.REPLICA);
        } else {
            Store.create(folder.get(), base.graphs(), StoredGraph.REPLICA, base.version());
        }
        return kept().orElseThrow();
    }
}
