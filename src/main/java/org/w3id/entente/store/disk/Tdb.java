package org.w3id.entente.store.disk;

import org.apache.jena.dboe.base.file.ChannelManager;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.dboe.base.file.ProcessFileLock;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.params.StoreParams;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.sys.DatabaseConnection;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL;
import org.w3id.entente.store.CanonicalHash;
import org.w3id.entente.store.DatasetChange;
import org.w3id.entente.vocab.Namespaces;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The copy as a TDB2 database. Its version stands in it, in a graph of its own that the same transaction writes. No transaction
 * that wrote is ever aborted: TDB2 5.6.0 then spoils its table of terms (apache/jena#3877). After any fault the database is
 * left as it is, for a restart to look at. One thread uses it.
 */
final class Tdb implements AutoCloseable {
    /** The graph in which the copy says of what it is one, and its name. */
    static final Node ABOUT = NodeFactory.createURI(Namespaces.BASE + "store");

    private static final Node VERSION = OWL.versionInfo.asNode();
    private static final Node SOURCE = DCTerms.source.asNode();
    private static final Node CONTENT = NodeFactory.createURI("http://spdx.org/rdf/terms#checksumValue");
    private static final String FINGERPRINT = "[0-9a-f]{32}";
    private static final int AT_ONCE = 10_000;

    /** TDB2 would keep a million terms in memory beside those of the snapshot. */
    private static final StoreParams PARAMETERS = StoreParams.builder("copy")
            .node2NodeIdCacheSize(20_000)
            .nodeId2NodeCacheSize(20_000)
            .build();

    private final DatasetGraph dataset;

    /** The fingerprint of what the copy holds, as it holds it. */
    private CanonicalHash sum = CanonicalHash.NOTHING;

    private long size;

    private Tdb(DatasetGraph dataset) {
        this.dataset = dataset;
    }

    /**
     * Opens a copy, which comes into being when there is none.
     *
     * @throws RuntimeException of many kinds, when it cannot be opened
     */
    static Tdb open(Path folder) throws IOException {
        try {
            return new Tdb(DatabaseMgr.connectDatasetGraph(folder.toString(), PARAMETERS));
        } catch (RuntimeException | Error fault) {
            giveFree(folder);
            throw fault;
        }
    }

    /** What TDB2 could not open it keeps locked. */
    private static void giveFree(Path folder) throws IOException {
        List<Path> locked = new ArrayList<>(List.of(folder));
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, "Data-*")) {
            parts.forEach(locked::add);
        }
        for (Path each : locked) {
            ProcessFileLock lock = DatabaseConnection.lockForLocation(Location.create(each.toString()));
            if (lock.isLockedHere()) {
                lock.unlock();
            }
            ProcessFileLock.release(lock);
        }
        ChannelManager.releaseAll(folder.toString());
    }

    /**
     * What the copy says that it is a copy of.
     *
     * @param version the version
     * @param hash the fingerprint that the log states for that version
     */
    record State(long version, CanonicalHash hash) {}

    /** What the copy says of itself; empty when it says nothing, nonsense, or something else than is there. Reads everything. */
    Optional<State> state() {
        return Txn.calculateRead(dataset, () -> {
            Optional<String> version = value(VERSION, "[0-9]{1,18}");
            Optional<String> source = value(SOURCE, FINGERPRINT);
            Optional<String> content = value(CONTENT, FINGERPRINT);
            sum = contentSum();
            if (version.isEmpty() || source.isEmpty() || !content.equals(Optional.of(sum.toString()))) {
                return Optional.empty();
            }
            return Optional.of(new State(Long.parseLong(version.get()), CanonicalHash.parse(source.get())));
        });
    }

    private Optional<String> value(Node property, String pattern) {
        List<String> values = new ArrayList<>();
        dataset.find(ABOUT, ABOUT, property, Node.ANY).forEachRemaining(quad -> {
            Node value = quad.getObject();
            values.add(value.isLiteral() ? value.getLiteralLexicalForm() : "");
        });
        return values.size() == 1 && values.getFirst().matches(pattern)
                ? Optional.of(values.getFirst())
                : Optional.empty();
    }

    private CanonicalHash contentSum() {
        CanonicalHash hash = CanonicalHash.NOTHING;
        size = 0;
        List<Quad> some = new ArrayList<>(AT_ONCE);
        for (Iterator<Quad> quads = dataset.find(); quads.hasNext(); ) {
            Quad quad = quads.next();
            if (!quad.getGraph().equals(ABOUT)) {
                some.add(kept(quad));
            }
            if (some.size() == AT_ONCE || !quads.hasNext()) {
                hash = hash.after(new DatasetChange(some, List.of()));
                size += some.size();
                some.clear();
            }
        }
        return hash;
    }

    /** A quad as TDB2 gives it back: it keeps numbers and dates by their values, so that 01 becomes 1. */
    static Quad kept(Quad quad) {
        Node object = quad.getObject();
        return Quad.create(
                quad.isDefaultGraph() ? Quad.defaultGraphIRI : quad.getGraph(),
                quad.getSubject(),
                quad.getPredicate(),
                isValue(object) ? NodeId.extract(NodeId.inline(object)) : object);
    }

    private static boolean isValue(Node node) {
        return node.isLiteral() && NodeId.inline(node) != null;
    }

    /**
     * Fills a copy in one transaction: with several, TDB2 would write most pages many times, and give none back.
     *
     * @param source gives the quads, none of them twice, to whoever takes them
     * @param isWanted asked again and again; when it is false, the copy is left as it is, without a version, and closed
     */
    void fill(Source source, BooleanSupplier isWanted, State state) throws IOException {
        dataset.begin(ReadWrite.WRITE);
        List<Quad> some = new ArrayList<>(AT_ONCE);
        source.read(quad -> {
            some.add(quad);
            if (some.size() == AT_ONCE) {
                if (isWanted.getAsBoolean()) {
                    write(new DatasetChange(some, List.of()));
                }
                some.clear();
            }
        });
        if (isWanted.getAsBoolean()) {
            write(new DatasetChange(some, List.of()));
            say(state);
            dataset.commit();
            dataset.end();
        }
    }

    /** Gives quads. */
    @FunctionalInterface
    interface Source {
        void read(Consumer<Quad> taker) throws IOException;
    }

    /** Makes changes, and says where they lead to. */
    void apply(List<DatasetChange> changes, State state) {
        dataset.begin(ReadWrite.WRITE);
        changes.forEach(this::write);
        say(state);
        dataset.commit();
        dataset.end();
    }

    private void write(DatasetChange change) {
        List<Quad> added = new ArrayList<>();
        List<Quad> removed = new ArrayList<>();
        for (Quad quad : change.removed()) {
            if (dataset.contains(quad)) {
                dataset.delete(quad);
                removed.add(kept(quad));
            }
        }
        for (Quad quad : change.added()) {
            // Only a value can be there already, written in another way: what is added is not there.
            if (!isValue(quad.getObject()) || !dataset.contains(quad)) {
                dataset.add(quad);
                added.add(kept(quad));
            }
        }
        sum = sum.after(new DatasetChange(added, removed));
        size += added.size() - removed.size();
    }

    /** How many quads the copy holds. */
    long size() {
        return size;
    }

    private void say(State state) {
        say(VERSION, Long.toString(state.version()));
        say(SOURCE, state.hash().toString());
        say(CONTENT, sum.toString());
    }

    private void say(Node property, String value) {
        dataset.deleteAny(ABOUT, ABOUT, property, Node.ANY);
        dataset.add(ABOUT, ABOUT, property, NodeFactory.createLiteralString(value));
    }

    @Override
    public void close() {
        TDBInternal.expel(dataset, true);
    }
}
