package org.w3id.entente.serve.core;

import org.w3id.entente.live.LiveGraph;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.query.UnionDataset;
import org.w3id.entente.query.describe.Definitions;
import org.w3id.entente.query.statistics.CurrentStatistics;
import org.w3id.entente.query.statistics.DatasetStatistics;
import org.w3id.entente.serve.http.Problem;
import org.w3id.entente.store.CanonicalHash;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** The graph that is served, and its versions. Threads may share it. */
public final class GraphSource {
    private final AtomicReference<LiveGraph> graph = new AtomicReference<>();
    private volatile View latest;
    private final CurrentStatistics statistics = new CurrentStatistics();
    private volatile Supplier<Definitions> definitions = () -> Definitions.NONE;

    /** A snapshot and its dataset. */
    public record View(Snapshot snapshot, UnionDataset dataset) {
        static View of(Snapshot snapshot) {
            return new View(snapshot, snapshot.dataset());
        }

        /** The number of the version. */
        public long version() {
            return snapshot.version();
        }
    }

    /** Serves this graph from now on. */
    public void publish(LiveGraph next) {
        next.watch(statistics::changed);
        graph.set(next);
    }

    /** Says what stands beside the graph: asked for when it is needed, at each time, on a thread of a request. */
    public void define(Supplier<Definitions> beside) {
        definitions = beside;
    }

    /** The rules, shapes and questions that stand beside the graph; none unless they were given. */
    public Definitions definitions() {
        return definitions.get();
    }

    /** How much a version holds of what; those of the newest version are at hand. */
    public DatasetStatistics statistics(View view) {
        return statistics.of(view.snapshot);
    }

    /**
     * The fingerprint of the data at a version, which no start of the server changes; empty when it is no longer known.
     *
     * @throws org.w3id.entente.serve.http.ProblemException when the ledger cannot be read
     */
    public Optional<String> fingerprint(long version) {
        try {
            return graph.get().dataHash(version).map(CanonicalHash::toString);
        } catch (IOException unreadable) {
            throw Problem.of(Problem.Kind.STORAGE, "earlier versions cannot be read; the server's log says why")
                    .thrown();
        }
    }

    /** The graph that is served. */
    public LiveGraph graph() {
        return graph.get();
    }

    /** What is known now. */
    public View current() {
        Snapshot snapshot = graph.get().current();
        View known = latest;
        if (known == null || known.snapshot != snapshot) {
            known = View.of(snapshot);
            latest = known;
        }
        return known;
    }

    /**
     * Checks that a version can be asked for.
     *
     * @throws org.w3id.entente.serve.http.ProblemException when there is none of the number, not yet or no longer
     */
    public void check(long version) {
        LiveGraph live = graph.get();
        long newest = live.current().version();
        long oldest = live.oldest();
        if (version > newest) {
            throw Problem.of(
                            Problem.Kind.NOT_FOUND, "version " + version + " is not there yet; the newest is " + newest)
                    .with("oldest", oldest)
                    .with("newest", newest)
                    .thrown();
        }
        if (version < oldest) {
            throw gone(version, oldest, newest);
        }
    }

    private static RuntimeException gone(long version, long oldest, long newest) {
        return Problem.of(
                        Problem.Kind.GONE,
                        "version " + version + " is no longer kept; versions " + oldest + " to " + newest + " are")
                .with("oldest", oldest)
                .with("newest", newest)
                .thrown();
    }

    /**
     * What was known at a version. It takes time that goes with the changes since.
     *
     * @throws org.w3id.entente.serve.http.ProblemException when there is none of the number
     */
    public View at(long version) {
        View now = current();
        if (now.version() == version) {
            return now;
        }
        check(version);
        LiveGraph live = graph.get();
        try {
            return View.of(live.version(version).orElseThrow(() -> gone(version, live.oldest(), now.version())));
        } catch (IOException unreadable) {
            throw Problem.of(Problem.Kind.STORAGE, "earlier versions cannot be read; the server's log says why")
                    .thrown();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Problem.of(Problem.Kind.BUSY, "the server is stopping")
                    .retryAfter(5)
                    .thrown();
        }
    }
}
