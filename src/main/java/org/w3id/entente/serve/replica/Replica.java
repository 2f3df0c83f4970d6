package org.w3id.entente.serve.replica;

import org.w3id.entente.live.ForeignChangeException;
import org.w3id.entente.live.LiveGraph;
import org.w3id.entente.live.Theory;
import org.w3id.entente.serve.core.Following;
import org.w3id.entente.serve.http.Outgoing;
import org.w3id.entente.store.log.LoggedChange;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Follows a writer: takes its data, makes its changes one after another as they come, and begins anew when they do not fit. One
 * thread {@linkplain #follow follows}; others may ask for the standing, and close it.
 */
public final class Replica implements AutoCloseable {
    private static final long BUSY = 20;
    private static final long IDLE = 500;
    private static final long FIRST_WAIT = 250;
    private static final long LONGEST_WAIT = 15_000;

    private final Writer writer;
    private final Standing standing;
    private final Stage stage;
    private final Consumer<String> notices;
    private final CountDownLatch closed = new CountDownLatch(1);
    private Optional<LiveGraph> graph = Optional.empty();
    private String said = "";

    /**
     * A replica that has not begun.
     *
     * @param writer the address of the writer, without the paths of its services
     * @param stage where its graph is shown
     * @param notices takes what its operator should know, a sentence at a time
     */
    public Replica(URI writer, Stage stage, Consumer<String> notices) {
        this.writer = new Writer(writer, Outgoing.USUAL);
        this.standing = new Standing(writer);
        this.stage = Objects.requireNonNull(stage);
        this.notices = Objects.requireNonNull(notices);
    }

    /** How it stands with following. */
    public Following standing() {
        return standing;
    }

    /**
     * Follows until closed.
     *
     * @param theory what concludes here
     * @param folder where a store of its own is kept; empty for none
     * @throws IOException when the store cannot be read
     * @throws org.w3id.entente.store.disk.NoStoreException when the folder holds something else
     * @throws org.w3id.entente.store.disk.StoreInUseException when another process uses the store
     * @throws org.w3id.entente.store.disk.BrokenStoreException when it is not what it was
     * @throws org.w3id.entente.store.log.BrokenLogException when its log is not what it was
     * @throws InterruptedException when the thread is interrupted
     */
    public void follow(Theory theory, Optional<Path> folder) throws IOException, InterruptedException {
        Shelf own = new Shelf(theory, folder, notices);
        try {
            own.kept().ifPresent(this::show);
            boolean isAnew = false;
            int failures = 0;
            long wait = 0;
            while (!closed.await(wait, TimeUnit.MILLISECONDS)) {
                try {
                    if (graph.isEmpty() || isAnew) {
                        beginAnew(own);
                        isAnew = false;
                    }
                    wait = vary(take(graph.orElseThrow()) ? BUSY : IDLE);
                    standing.level();
                    tell("");
                    failures = 0;
                } catch (OtherHistoryException other) {
                    isAnew = true;
                    wait = failures == 0 ? 0 : pause(failures);
                    failures++;
                    standing.failed(other.getMessage());
                    notices.accept(other.getMessage() + "; its data are taken anew");
                } catch (WriterException | IOException | RuntimeException fault) {
                    if (closed.getCount() == 0) {
                        break;
                    }
                    wait = pause(failures++);
                    standing.failed(String.valueOf(fault.getMessage()));
                    tell("no changes from " + writer.address() + " (" + fault.getMessage()
                            + "); asking again and again");
                }
            }
        } finally {
            closeGraph();
        }
    }

    /** Exponential, up to a bound, and different for each of many replicas. */
    private static long pause(int failures) {
        return vary(Math.min(LONGEST_WAIT, FIRST_WAIT << Math.min(failures, 10)));
    }

    private static long vary(long milliseconds) {
        return milliseconds / 2 + ThreadLocalRandom.current().nextLong(milliseconds);
    }

    /** Tells the operator what is new. */
    private void tell(String text) {
        if (!text.equals(said)) {
            said = text;
            notices.accept(text.isEmpty() ? "following " + writer.address() : text);
        }
    }

    private void beginAnew(Shelf own) throws WriterException, IOException, InterruptedException {
        Base base = writer.base(reader(Optional.empty()));
        Optional<LiveGraph> before = graph;
        if (own.folder().isPresent()) {
            // Its store is to be exchanged. What is shown goes on being shown from memory.
            closeGraph();
        }
        LiveGraph begun = own.begin(base);
        standing.began(base.version());
        show(begun);
        if (own.folder().isEmpty() && before.isPresent()) {
            before.get().close();
        }
    }

    private void show(LiveGraph next) {
        graph = Optional.of(next);
        standing.opened(next.current().version());
        stage.show(next);
    }

    /** Takes what is new; true when something was. */
    private boolean take(LiveGraph current)
            throws WriterException, OtherHistoryException, IOException, InterruptedException {
        long before = current.current().version();
        Optional<Writer.End> end = writer.changes(before, reader(Optional.of(current)));
        if (end.isPresent() && end.get().hash().isPresent()) {
            long version = end.get().version();
            if (!end.get().hash().equals(current.dataHash(version))) {
                throw new OtherHistoryException("version " + version + " of the writer is not what it is here");
            }
        }
        return current.current().version() > before;
    }

    private Writer.Reader reader(Optional<LiveGraph> current) {
        return new Writer.Reader() {
            @Override
            public void theory(String fingerprint) {
                current.ifPresent(graph -> compare(fingerprint, graph.theory()));
            }

            @Override
            public void change(LoggedChange change)
                    throws WriterException, OtherHistoryException, InterruptedException {
                if (closed.getCount() == 0) {
                    throw new WriterException("following has ended");
                }
                try {
                    current.orElseThrow().replay(change);
                } catch (ForeignChangeException foreign) {
                    throw new OtherHistoryException(foreign.getMessage(), foreign);
                }
                standing.changed(change.version());
            }
        };
    }

    private void compare(String theirs, String ours) {
        boolean isSame = theirs.equals(ours);
        if (standing.theory(isSame)) {
            notices.accept(
                    isSame
                            ? "the writer has the same ontology and rules again"
                            : "warning: the writer has another ontology or other rules than the project's files here, so that"
                                    + " conclusions may differ; use the same files on both");
        }
    }

    private void closeGraph() throws IOException {
        if (graph.isPresent()) {
            LiveGraph open = graph.get();
            graph = Optional.empty();
            open.close();
        }
    }

    /** Ends following, soon. */
    @Override
    public void close() {
        closed.countDown();
    }
}
