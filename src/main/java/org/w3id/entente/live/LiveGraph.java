package org.w3id.entente.live;

import org.w3id.entente.query.Revision;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.reason.ConclusionLimitException;
import org.w3id.entente.store.CanonicalHash;
import org.w3id.entente.store.DatasetChange;
import org.w3id.entente.store.log.LoggedChange;
import org.w3id.entente.store.log.UnwritableTermException;
import org.w3id.entente.validate.Severity;
import org.w3id.entente.validate.Violation;

import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * A graph that changes: readers take the {@linkplain #current snapshot of the moment} and never wait; writers take turns, in the
 * order in which they came. Any number of threads may share it.
 *
 * <p>{@snippet :
 * Outcome outcome = graph.change(ChangeRequest.of(snapshot -> change));
 * switch (outcome) {
 *     case Outcome.Accepted(var revision, var warnings) -> tell(revision.after().version());
 *     case Outcome.Unchanged(var current) -> tell(current.version());
 *     case Outcome.Refused(var findings) -> refuse(findings);
 *     case Outcome.Conflict(var current) -> refuse(current.version());
 * }
 * }
 */
public final class LiveGraph implements AutoCloseable {
    private final Ledger ledger;
    private final Safeguard safeguard;
    private final Settings settings;
    private final AtomicReference<Snapshot> current;
    private final Past past;
    private final String theory;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final ExecutorService clerk = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("ledger").daemon().factory());
    private volatile Optional<IOException> failure = Optional.empty();
    private volatile Consumer<Revision> watcher = revision -> {};

    /**
     * What one change may come to, and where its time comes from.
     *
     * @param mostQuads how many quads one change may add and remove, from 1
     * @param clock tells when a change was made
     */
    public record Settings(long mostQuads, InstantSource clock) {
        /** A million quads, by the system's clock. */
        public static final Settings USUAL = new Settings(1_000_000, InstantSource.system());

        /** Checks the range. */
        public Settings {
            Objects.requireNonNull(clock);
            if (mostQuads < 1) {
                throw new IllegalArgumentException("a change of " + mostQuads + " quads at most");
            }
        }
    }

    /**
     * A graph that changes from now on. Time linear in the graph, unless the {@linkplain Snapshot#hash fingerprint} is known.
     *
     * @param start what is known at the ledger's version, whose number it gets
     * @param ledger keeps the changes; closed with this graph
     * @param safeguard what a change must satisfy
     */
    public LiveGraph(Snapshot start, Ledger ledger, Safeguard safeguard, Settings settings) {
        this.ledger = Objects.requireNonNull(ledger);
        this.safeguard = Objects.requireNonNull(safeguard);
        this.settings = Objects.requireNonNull(settings);
        Snapshot first = start.version() == ledger.version() ? start : start.numbered(ledger.version());
        first.hash();
        this.current = new AtomicReference<>(first);
        this.past = new Past(ledger);
        this.theory = Theory.fingerprint(first);
    }

    /** A graph in memory: without checks, its last 1 000 changes kept. */
    public static LiveGraph inMemory(Snapshot start, Safeguard safeguard) {
        RecentChanges ledger = new RecentChanges(start.version(), start.hash(Theory::isOfData), RecentChanges.USUAL);
        return new LiveGraph(start, ledger, safeguard, Settings.USUAL);
    }

    /** What is known now; never waits. */
    public Snapshot current() {
        return current.get();
    }

    /**
     * Tells of each change from now on, in the place of whoever was told before.
     *
     * @param told is called in the writer's turn, after readers see the change; it must be quick, and never throw
     */
    public void watch(Consumer<Revision> told) {
        watcher = Objects.requireNonNull(told);
    }

    /** Why nothing can be changed any more; empty as long as it can. */
    public Optional<IOException> failure() {
        return failure;
    }

    /** Why a copy for other programs no longer follows the changes; the graph is not affected. Empty as long as all is well. */
    public Optional<String> copyFault() {
        return ledger.copyFault();
    }

    /**
     * Makes a change when its turn has come: looks whether the expected version is current, works out the change, concludes,
     * judges, keeps it in the ledger, publishes it. Unless the outcome is {@link Outcome.Accepted}, nothing has changed.
     *
     * @throws ChangeLimitException when the change is too large, or too much follows from it
     * @throws UnwritableTermException when it has a term that no ledger can keep
     * @throws UnwritableLedgerException when the ledger does not keep it, or failed to keep an earlier one
     * @throws InterruptedException when the thread was interrupted before the ledger got the change
     */
    public Outcome change(ChangeRequest request) throws InterruptedException {
        turn.lockInterruptibly();
        try {
            return inTurn(request);
        } finally {
            turn.unlock();
        }
    }

    private Outcome inTurn(ChangeRequest request) throws InterruptedException {
        if (failure.isPresent()) {
            throw new UnwritableLedgerException(failure.get());
        }
        Snapshot before = current.get();
        if (request.expectedVersion()
                .filter(expected -> expected != before.version())
                .isPresent()) {
            return new Outcome.Conflict(before);
        }
        Revision revision = revision(before, request);
        if (revision.effective().isEmpty()) {
            return new Outcome.Unchanged(before);
        }
        List<Violation> findings = safeguard.judge(revision);
        if (findings.stream().anyMatch(each -> each.severity() == Severity.VIOLATION)) {
            return new Outcome.Refused(findings);
        }
        Snapshot after = revision.after();
        keep(new LoggedChange(
                after.version(),
                settings.clock().instant(),
                hash(before.version()).after(revision.effective()),
                revision.effective()));
        current.set(after);
        watcher.accept(revision);
        return new Outcome.Accepted(revision, findings);
    }

    /**
     * Makes a change that another graph has made and judged, and keeps its record as it is.
     *
     * @throws ForeignChangeException when the record does not lead on from what is known here to what it states; nothing has
     *     changed
     * @throws ChangeLimitException when too much follows from it
     * @throws UnwritableLedgerException when the ledger does not keep it, or failed to keep an earlier one
     * @throws InterruptedException when the thread was interrupted before the ledger got the change
     */
    public void replay(LoggedChange record) throws InterruptedException {
        turn.lockInterruptibly();
        try {
            if (failure.isPresent()) {
                throw new UnwritableLedgerException(failure.get());
            }
            Snapshot before = current.get();
            if (record.version() != before.version() + 1) {
                throw new ForeignChangeException(
                        "the change to version " + record.version() + " after version " + before.version());
            }
            CanonicalHash hash = hash(before.version()).after(record.change());
            if (!hash.equals(record.hash())) {
                throw new ForeignChangeException("version " + record.version() + " is stated to have the fingerprint "
                        + record.hash() + ", and comes to " + hash);
            }
            Revision revision = replayed(before, record);
            current.set(revision.after());
            watcher.accept(revision);
        } finally {
            turn.unlock();
        }
    }

    private Revision replayed(Snapshot before, LoggedChange record) throws InterruptedException {
        Revision revision;
        try {
            revision = before.apply(record.change());
        } catch (ConclusionLimitException much) {
            throw ChangeLimitException.tooManyConclusions(much);
        } catch (IllegalArgumentException unwritable) {
            throw new ForeignChangeException("version " + record.version() + " changes " + unwritable.getMessage());
        }
        DatasetChange effective = revision.effective();
        if (effective.isEmpty()
                || effective.added().size() != record.change().added().size()
                || effective.removed().size() != record.change().removed().size()) {
            throw new ForeignChangeException("version " + record.version() + " changes what is not so here");
        }
        keep(record);
        return revision;
    }

    private CanonicalHash hash(long version) {
        try {
            return ledger.hash(version);
        } catch (IOException unreadable) {
            throw new UnwritableLedgerException(unreadable);
        }
    }

    /**
     * The fingerprint of the data at a version, as the ledger's records state it; what comes from the project's files at each start
     * does not count.
     *
     * @return empty when there is no such version, not yet or no longer
     * @throws IOException when the ledger cannot be read
     */
    public Optional<CanonicalHash> dataHash(long version) throws IOException {
        try {
            return Optional.of(ledger.hash(version));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    /** The fingerprint of what concludes: the ontology and the rules, which no change changes. */
    public String theory() {
        return theory;
    }

    private Revision revision(Snapshot before, ChangeRequest request) throws InterruptedException {
        DatasetChange change = request.what().on(before);
        long quads = (long) change.added().size() + change.removed().size();
        if (quads > settings.mostQuads()) {
            throw ChangeLimitException.tooManyQuads(quads, settings.mostQuads());
        }
        try {
            return before.apply(change);
        } catch (ConclusionLimitException much) {
            throw ChangeLimitException.tooManyConclusions(much);
        }
    }

    /** A thread of its own writes, for an interruption of the writer's thread would close the file under it. */
    private void keep(LoggedChange change) {
        Future<Void> kept = clerk.submit(() -> {
            ledger.append(change);
            return null;
        });
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    kept.get();
                    return;
                } catch (InterruptedException late) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException fault) {
            if (fault.getCause() instanceof UnwritableTermException refused) {
                throw refused;
            }
            IOException cause = fault.getCause() instanceof IOException disk
                    ? disk
                    : new IOException(String.valueOf(fault.getCause().getMessage()), fault.getCause());
            UnwritableLedgerException unwritable = new UnwritableLedgerException(cause);
            if (unwritable.isLasting()) {
                failure = Optional.of(cause);
            }
            throw unwritable;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The oldest version that can be asked for. */
    public long oldest() {
        return ledger.oldest();
    }

    /**
     * Copies the changes after a version, one record after another, as RDF Patch.
     *
     * @throws IllegalArgumentException when there is no such version, not yet or no longer
     * @throws IOException when the ledger cannot be read, or the copy not be written
     */
    public void copySince(long version, OutputStream out) throws IOException {
        ledger.copySince(version, out);
    }

    /**
     * What was known at a version, made from the current one by taking changes back; time goes with these changes.
     *
     * @return empty when there is no such version, not yet or no longer
     * @throws IOException when the ledger cannot be read
     * @throws InterruptedException when the thread is interrupted
     */
    public Optional<Snapshot> version(long number) throws IOException, InterruptedException {
        return past.version(number, current.get());
    }

    /** Waits for the change that is being made, takes no more, and closes the ledger. */
    @Override
    public void close() throws IOException {
        turn.lock();
        try {
            if (failure.isEmpty()) {
                failure = Optional.of(new IOException("the graph is closed"));
            }
            clerk.shutdown();
            ledger.close();
        } finally {
            turn.unlock();
        }
    }
}
