package org.w3id.entente.store.disk;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.w3id.entente.store.log.ChangeLog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * Gives a store a new beginning, so that its log becomes empty. The new description is what decides: before it has its name,
 * the new files are nothing; from then on they only have to be put into place.
 */
public final class Compaction {
    private Compaction() {}

    /**
     * What a compaction came to.
     *
     * @param version the version that the store now begins with
     * @param quads how many quads it holds
     * @param changes how many changes the log no longer holds
     */
    public record Result(long version, long quads, long changes) {}

    /**
     * Makes the last version of a store the one that it begins with. Earlier ones cannot be asked for any more.
     *
     * @throws NoStoreException when there is no store
     * @throws StoreInUseException when it is in use
     * @throws BrokenStoreException when it is not what it was; it is left as it is
     * @throws org.w3id.entente.store.log.BrokenLogException when its log is not what it was
     * @throws IOException when a file cannot be read or written
     */
    public static Result compact(Path folder) throws IOException {
        Layout layout = new Layout(folder);
        if (!layout.isStore()) {
            throw NoStoreException.missing(layout.folder());
        }
        try (StoreLock lock = StoreLock.toExchange(layout)) {
            assert lock != null;
            Description before = Description.read(layout.description());
            finish(layout, before);
            Content content = Content.base(layout, before);
            ChangeLog.open(
                            layout.log(),
                            new ChangeLog.Bounds(
                                    before.base().version(),
                                    Mark.read(layout.mark()).orElse(0)),
                            content::accept)
                    .close();
            long changes = content.version() - before.base().version();
            if (changes > 0) {
                Description.Base base = BaseFile.write(
                        next(layout), content.version(), content.quads().quads());
                Description after = new Description(before.created(), before.origin(), base);
                after.writeTo(layout.description());
                finish(layout, after);
            }
            return new Result(content.version(), content.quads().size(), changes);
        }
    }

    /**
     * Gives a store other contents at some version, in the place of all that it held. It is the old store or the new one at
     * any moment.
     *
     * @param graphs what it holds from now on
     * @param version the version that this is
     * @param origin tells what the graphs were made from
     * @throws NoStoreException when there is no store
     * @throws StoreInUseException when it is in use
     * @throws IOException when a file cannot be read or written
     */
    public static void replace(Path folder, Map<Node, Graph> graphs, long version, String origin) throws IOException {
        Layout layout = new Layout(folder);
        if (!layout.isStore()) {
            throw NoStoreException.missing(layout.folder());
        }
        try (StoreLock lock = StoreLock.toExchange(layout)) {
            assert lock != null;
            Description.Base base = BaseFile.write(next(layout), version, Quads.quads(graphs));
            Files.deleteIfExists(layout.mark()); // it may name a version that will not be there
            Layout.deleteTree(layout.copy());
            Description after = new Description(Instant.now().truncatedTo(ChronoUnit.SECONDS), origin, base);
            after.writeTo(layout.description());
            finish(layout, after);
        }
    }

    private static Path next(Layout layout) {
        return layout.folder().resolve("base.compacted.nq.gz");
    }

    /** Whether a compaction was decided, and the files are not in their places yet. */
    static boolean isPending(Layout layout, Description description) throws IOException {
        Path next = next(layout);
        return Files.exists(next)
                && Layout.sha256(next).equals(description.base().sha256());
    }

    /** Finishes a compaction that was decided, or forgets one that was not; whether there was one to finish. */
    static boolean finish(Layout layout, Description description) throws IOException {
        if (!isPending(layout, description)) {
            Files.deleteIfExists(next(layout));
            return false;
        }
        Layout.write(layout.log(), out -> {});
        Layout.move(next(layout), layout.base());
        return true;
    }
}
