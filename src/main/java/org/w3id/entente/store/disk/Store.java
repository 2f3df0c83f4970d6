package org.w3id.entente.store.disk;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3id.entente.store.CanonicalHash;
import org.w3id.entente.store.DatasetChange;
import org.w3id.entente.store.log.ChangeLog;
import org.w3id.entente.store.log.LoggedChange;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A store that this process uses and no other. A change that {@link #append} returned from is there after any restart. One
 * thread appends; any number may read.
 */
public final class Store implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Store.class);

    private final Layout layout;
    private final Description description;
    private final StoreLock lock;
    private final ChangeLog log;
    private final Mark mark;
    private final Copier copier;
    private volatile Reached reached;
    private boolean isClosed;

    private Store(
            Layout layout,
            Description description,
            StoreLock lock,
            ChangeLog log,
            Mark mark,
            CanonicalHash hash,
            Copier.Pace pace) {
        this.layout = layout;
        this.description = description;
        this.lock = lock;
        this.log = log;
        this.mark = mark;
        this.reached = new Reached(log.version(), hash);
        this.copier = new Copier(layout, description.base(), log, pace);
    }

    /** A version and its fingerprint. */
    private record Reached(long version, CanonicalHash hash) {}

    /** Whether a folder holds a store, sound or not. */
    public static boolean isStore(Path folder) {
        return new Layout(folder).isStore();
    }

    /**
     * Makes a store, which is whole or not there. It has to be {@linkplain #open opened} then.
     *
     * @param folder does not exist, or is empty
     * @param graphs what it begins with, as version 0; a default graph is named {@code Quad.defaultGraphIRI}
     * @param origin tells what the graphs were made from from what others are
     * @throws NoStoreException when there is something else in the folder
     * @throws StoreInUseException when another process does the same
     * @throws IOException when a file cannot be written
     */
    public static void create(Path folder, Map<Node, Graph> graphs, String origin) throws IOException {
        create(folder, graphs, origin, 0);
    }

    /**
     * Makes a store that begins with a later version.
     *
     * @param version the version that the graphs are, from 0
     * @see #create(Path, Map, String)
     */
    public static void create(Path folder, Map<Node, Graph> graphs, String origin, long version) throws IOException {
        Layout layout = new Layout(folder);
        for (Path entry : layout.entries()) {
            if (!isLeftOver(layout, entry)) {
                throw NoStoreException.occupied(layout.folder(), entry);
            }
        }
        Files.createDirectories(layout.folder());
        try (StoreLock lock = StoreLock.toExchange(layout)) {
            assert lock != null;
            Description.Base base = BaseFile.write(layout.base(), version, Quads.quads(graphs));
            Layout.write(layout.log(), out -> {});
            Files.deleteIfExists(layout.mark());
            new Description(Instant.now().truncatedTo(ChronoUnit.SECONDS), origin, base).writeTo(layout.description());
        }
        Layout.syncFolder(layout.folder().getParent());
    }

    /** Whether something in a folder without a store comes from the making of one that was broken off. */
    private static boolean isLeftOver(Layout layout, Path entry) throws IOException {
        return entry.equals(layout.lock())
                || entry.equals(layout.base())
                || (entry.equals(layout.log()) && Files.size(entry) == 0)
                || entry.getFileName().toString().endsWith(".next");
    }

    /**
     * Opens a store after all of it was read and compared with its digests. Time linear in what it began with and in the
     * log.
     *
     * @throws NoStoreException when there is none
     * @throws StoreInUseException when another process uses it
     * @throws BrokenStoreException when it is not what it was
     * @throws org.w3id.entente.store.log.BrokenLogException when its log is not what it was
     * @throws IOException when a file cannot be read or written
     */
    public static OpenedStore open(Path folder) throws IOException {
        return open(folder, Copier.Pace.USUAL);
    }

    static OpenedStore open(Path folder, Copier.Pace pace) throws IOException {
        Layout layout = new Layout(folder);
        if (!layout.isStore()) {
            throw NoStoreException.missing(layout.folder());
        }
        StoreLock lock = StoreLock.toWrite(layout);
        try {
            return open(layout, lock, pace);
        } catch (IOException | RuntimeException | Error fault) {
            lock.close();
            throw fault;
        }
    }

    private static OpenedStore open(Layout layout, StoreLock lock, Copier.Pace pace) throws IOException {
        List<String> notices = new ArrayList<>();
        Description description = Description.read(layout.description());
        if (Compaction.finish(layout, description)) {
            notices.add("a compaction that was broken off has been finished");
        }
        Content content = Content.base(layout, description);
        OptionalLong acknowledged = Mark.read(layout.mark());
        ChangeLog log = ChangeLog.open(
                layout.log(),
                new ChangeLog.Bounds(description.base().version(), acknowledged.orElse(0)),
                content::accept);
        if (log.cutOff() > 0) {
            notices.add("the last record of the log was not whole and never acknowledged; its " + log.cutOff()
                    + " bytes have been taken away");
        }
        Store store = new Store(
                layout, description, lock, log, Mark.open(layout.mark(), log.version()), content.hash(), pace);
        store.copier.start();
        return new OpenedStore(store, content.quads().graphs(), notices);
    }

    /** The folder, absolute. */
    public Path folder() {
        return layout.folder();
    }

    /** What the store was made from, as it was told. */
    public String origin() {
        return description.origin();
    }

    /** When the store was made. */
    public Instant created() {
        return description.created();
    }

    /** The version that the last acknowledged change led to. */
    public long version() {
        return reached.version();
    }

    /** The oldest version that the log leads on from. */
    public long oldest() {
        return log.oldest();
    }

    /** The fingerprint of all quads at the last version. */
    public CanonicalHash hash() {
        return reached.hash();
    }

    /**
     * The fingerprint of all quads at a version.
     *
     * @throws IllegalArgumentException when there is no such version, or the log does not reach back to it
     * @throws IOException when the log cannot be read
     */
    public CanonicalHash hash(long version) throws IOException {
        Reached now = reached;
        if (version == now.version()) {
            return now.hash();
        }
        return version == description.base().version()
                ? description.base().hash()
                : log.change(version).hash();
    }

    /** How long the log is, in bytes. */
    public long logLength() {
        return log.length();
    }

    /** How far the copy is. */
    public CopyStatus copy() {
        return copier.status();
    }

    /**
     * Waits until the copy holds a version, follows no more, or the time is over.
     *
     * @throws InterruptedException when the thread is interrupted
     */
    public CopyStatus awaitCopy(long version, Duration atMost) throws InterruptedException {
        return copier.await(version, atMost);
    }

    /**
     * Keeps a change, and returns when it is on disk. When this fails, the store is as it was.
     *
     * @param next one more than the last version
     * @param time when the change was made
     * @param change all of it has an effect
     * @throws org.w3id.entente.store.log.DiskFullException when there is no room; the next change may find some
     * @throws IOException when it cannot be written for any other reason, and nothing can until the store is opened anew
     * @throws org.w3id.entente.store.log.UnwritableTermException when it has a term that cannot be written
     * @throws IllegalArgumentException when it does not lead to the next version, or is empty
     */
    public void append(long next, Instant time, DatasetChange change) throws IOException {
        DatasetChange named = new DatasetChange(named(change.added()), named(change.removed()));
        if (named.isEmpty()) {
            throw new IllegalArgumentException("a change that changes nothing");
        }
        CanonicalHash after = reached.hash().after(named);
        log.append(new LoggedChange(next, time, after, named));
        try {
            mark.set(next);
        } catch (IOException unimportant) {
            LOG.warn("{} cannot be written: {}", layout.mark(), unimportant.getMessage());
        }
        reached = new Reached(next, after);
        copier.changed();
    }

    private static List<Quad> named(List<Quad> quads) {
        List<Quad> named = new ArrayList<>(quads.size());
        for (Quad quad : quads) {
            if (quad.getGraph().equals(Tdb.ABOUT)) {
                throw new IllegalArgumentException("a quad in the graph in which the copy speaks of itself: " + quad);
            }
            named.add(quad.isDefaultGraph() ? Quad.create(Quad.defaultGraphIRI, quad.asTriple()) : quad);
        }
        return named;
    }

    /**
     * The change that led to a version.
     *
     * @throws IllegalArgumentException when there is no such version, or the log does not reach back to it
     * @throws IOException when the log cannot be read
     */
    public LoggedChange change(long version) throws IOException {
        return log.change(version);
    }

    /**
     * Copies the log after a version.
     *
     * @throws IllegalArgumentException when there is no such version, or the log does not reach back to it
     * @throws IOException when the log cannot be read, or the copy not be written
     */
    public void copySince(long version, OutputStream out) throws IOException {
        log.copySince(version, out);
    }

    /** Lets the copy catch up, for some seconds at most, and gives the store free. Whoever closes it a second time waits for that. */
    @Override
    public synchronized void close() throws IOException {
        if (isClosed) {
            return;
        }
        isClosed = true;
        try (lock;
                mark;
                log) {
            copier.close();
        }
    }
}
