package org.w3id.entente.live;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.w3id.entente.load.Corpus;
import org.w3id.entente.query.DefaultGraph;
import org.w3id.entente.query.NamedGraphs;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.query.UnreadableGraphException;
import org.w3id.entente.store.CanonicalHash;
import org.w3id.entente.store.DatasetChange;
import org.w3id.entente.store.disk.NoStoreException;
import org.w3id.entente.store.disk.OpenedStore;
import org.w3id.entente.store.disk.Store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is known when data come from a store, and the ontology and the rules from the project's files as ever.
 *
 * @param snapshot what is known at the store's version
 * @param store keeps the changes from there on; whoever asked for it closes it
 * @param notices what the store's keeper should know
 */
public record StoredGraph(Snapshot snapshot, Store store, List<String> notices) {
    /** What the store of a replica says that it was made of. */
    public static final String REPLICA = "replica";

    /** Copies the list. */
    public StoredGraph {
        Objects.requireNonNull(snapshot);
        Objects.requireNonNull(store);
        notices = List.copyOf(notices);
    }

    /**
     * Opens a store; where there is none, one is made of the project's data. Then what follows from it is concluded.
     *
     * @param folder the store's folder
     * @param corpus the project's files
     * @param mode what the default graph is
     * @throws UnreadableGraphException when a file could not be read whole
     * @throws NoStoreException when the folder holds something else
     * @throws org.w3id.entente.store.disk.StoreInUseException when another process uses the store
     * @throws org.w3id.entente.store.disk.BrokenStoreException when it is not what it was
     * @throws org.w3id.entente.store.log.BrokenLogException when its log is not what it was
     * @throws DefaultGraphException when the store has a default graph of its own, and none is wanted
     * @throws IOException when a file cannot be read or written
     * @throws InterruptedException when the thread is interrupted
     */
    public static StoredGraph open(Path folder, Corpus corpus, DefaultGraph mode)
            throws IOException, InterruptedException {
        Theory theory = Theory.of(corpus);
        Map<Node, Graph> data = theory.others(NamedGraphs.of(corpus));
        List<String> notices = new ArrayList<>();
        String origin = fingerprint(data);
        if (!Store.isStore(folder)) {
            Store.create(folder, data, origin);
            notices.add("made the store " + folder + " of the project's data; from now on its data are the store's");
        }
        OpenedStore opened = Store.open(folder);
        Store store = opened.store();
        try {
            notices.addAll(opened.notices());
            if (store.origin().equals(REPLICA)) {
                notices.add("the store " + folder + " is that of a replica; from now on it goes its own way");
            } else if (!store.origin().equals(origin)) {
                notices.add(
                        "the project's data files are no longer those that the store was made of on " + store.created()
                                + ", and what is served are the store's; to take them over, write what differs by an update, or begin"
                                + " a new store with --store and another folder");
            }
            return new StoredGraph(theory.with(opened.graphs(), mode, store.version()), store, notices);
        } catch (InterruptedException | RuntimeException | Error fault) {
            store.close();
            throw fault;
        }
    }

    /**
     * Opens the store of a replica.
     *
     * @throws NoStoreException when the folder holds no store, or one that is not a replica's
     * @throws org.w3id.entente.store.disk.StoreInUseException when another process uses the store
     * @throws org.w3id.entente.store.disk.BrokenStoreException when it is not what it was
     * @throws org.w3id.entente.store.log.BrokenLogException when its log is not what it was
     * @throws IOException when a file cannot be read or written
     * @throws InterruptedException when the thread is interrupted
     */
    public static StoredGraph ofReplica(Path folder, Theory theory) throws IOException, InterruptedException {
        OpenedStore opened = Store.open(folder);
        try {
            if (!opened.store().origin().equals(REPLICA)) {
                throw NoStoreException.ofOther(folder, "a replica's");
            }
            Snapshot snapshot = theory.with(
                    opened.graphs(), DefaultGraph.UNION, opened.store().version());
            return new StoredGraph(snapshot, opened.store(), opened.notices());
        } catch (InterruptedException | RuntimeException | Error fault) {
            opened.store().close();
            throw fault;
        }
    }

    private static String fingerprint(Map<Node, Graph> graphs) {
        CanonicalHash hash = CanonicalHash.NOTHING;
        for (Map.Entry<Node, Graph> graph : graphs.entrySet()) {
            List<Quad> quads = graph.getValue().stream()
                    .map(triple -> Quad.create(graph.getKey(), triple))
                    .toList();
            hash = hash.after(new DatasetChange(quads, List.of()));
        }
        return hash.toString();
    }
}
