package org.w3id.entente.store.disk;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3id.entente.store.CanonicalHash;
import org.w3id.entente.store.DatasetChange;
import org.w3id.entente.store.log.ChangeLog;
import org.w3id.entente.store.log.LoggedChange;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Keeps the copy up with the log, in a thread of its own: several changes at a time, because every transaction of TDB2 writes
 * many pages anew. A copy that is not what the log says is made anew. After a fault the copy is left alone until the next
 * start. Threads may share it.
 */
final class Copier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Copier.class);
    private static final int CHANGES_AT_ONCE = 1_000;
    private static final int QUADS_AT_ONCE = 50_000;

    private final Layout layout;
    private final Description.Base base;
    private final ChangeLog log;
    private final Pace pace;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Condition progress = lock.newCondition();
    private final Thread thread;
    private boolean isEnding;
    private boolean isAbandoned;
    private CopyStatus status = new CopyStatus(CopyStatus.NONE, Optional.empty());

    /**
     * How the copy follows.
     *
     * @param follows whether it does at all
     * @param rest how long to let changes gather after a transaction
     * @param end how long to go on following once the store is being closed
     * @param lookAfter after how many transactions to look how large the copy has become, since TDB2 gives no page back
     * @param bytes how large it may become besides what its quads take
     */
    record Pace(boolean follows, Duration rest, Duration end, long lookAfter, long bytes) {
        static final Pace USUAL = new Pace(true, Duration.ofSeconds(2), Duration.ofSeconds(10), 50, 1L << 30);
        static final Pace NEVER = new Pace(false, Duration.ZERO, Duration.ZERO, 50, 1L << 30);

        /** About 500 bytes a quad are usual. */
        long most(long quads) {
            return bytes + 2_000 * quads;
        }
    }

    Copier(Layout layout, Description.Base base, ChangeLog log, Pace pace) {
        this.layout = layout;
        this.base = base;
        this.log = log;
        this.pace = pace;
        this.thread = Thread.ofPlatform().name("copy").daemon().unstarted(this::run);
    }

    void start() {
        if (pace.follows()) {
            thread.start();
        }
    }

    /** Says that the log has grown. */
    void changed() {
        lock.lock();
        try {
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    CopyStatus status() {
        lock.lock();
        try {
            return status;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the copy holds a version, has stopped following, or the time is over. */
    CopyStatus await(long version, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lock();
        try {
            while (status.version() < version && status.fault().isEmpty() && left > 0) {
                left = progress.awaitNanos(left);
            }
            return status;
        } finally {
            lock.unlock();
        }
    }

    private void tell(CopyStatus now) {
        lock.lock();
        try {
            status = now;
            progress.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            follow();
        } catch (IOException | RuntimeException | Error fault) { // whatever TDB2 throws: it is not touched again
            String reason = fault.getMessage() == null ? fault.toString() : fault.getMessage();
            LOG.error(
                    "the copy in {} no longer follows: {}; the store itself is not affected; restart to make the copy anew",
                    layout.copy(),
                    reason);
            tell(new CopyStatus(status().version(), Optional.of(reason)));
        }
    }

    private void follow() throws IOException {
        Tdb tdb = existingOrNew();
        for (long transactions = 1; awaitNews(); transactions++) {
            next(tdb);
            if (transactions % pace.lookAfter() == 0 && size(layout.copy()) > pace.most(tdb.size())) {
                LOG.info("the copy in {} has grown with its transactions; it is made anew", layout.copy());
                tdb.close();
                tdb = anew();
            }
        }
        tdb.close();
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(Path::toFile).mapToLong(File::length).sum();
        }
    }

    /** A copy of some version of the log: the one that is there, or a new one. */
    private Tdb existingOrNew() throws IOException {
        if (Files.exists(layout.copy())) {
            Optional<Tdb> there = existing();
            if (there.isPresent()) {
                return there.get();
            }
            LOG.warn("the copy in {} is not finished, or not what the log says; it is made anew", layout.copy());
        }
        return anew();
    }

    /** A copy of what the store began with. */
    private Tdb anew() throws IOException {
        tell(new CopyStatus(CopyStatus.NONE, Optional.empty()));
        Layout.deleteTree(layout.copy());
        Files.createDirectories(layout.copy());
        Tdb tdb = Tdb.open(layout.copy());
        tdb.fill(
                taker -> BaseFile.read(layout.base(), base, taker),
                () -> !isAbandoned(),
                new Tdb.State(base.version(), base.hash()));
        if (!isAbandoned()) {
            tell(new CopyStatus(base.version(), Optional.empty()));
        }
        return tdb;
    }

    private Optional<Tdb> existing() throws IOException {
        Tdb tdb;
        try {
            tdb = Tdb.open(layout.copy());
        } catch (RuntimeException | Error unreadable) { // whatever a damaged file makes of TDB2
            LOG.debug("the copy cannot be opened", unreadable);
            return Optional.empty();
        }
        try {
            Optional<Tdb.State> state = tdb.state();
            if (state.isPresent() && isOfTheLog(state.get())) {
                tell(new CopyStatus(state.get().version(), Optional.empty()));
                return Optional.of(tdb);
            }
        } catch (RuntimeException | Error unreadable) {
            LOG.debug("the copy cannot be read", unreadable);
        }
        tdb.close();
        return Optional.empty();
    }

    private boolean isOfTheLog(Tdb.State state) throws IOException {
        if (state.version() < base.version() || state.version() > log.version()) {
            return false;
        }
        CanonicalHash hash = state.version() == base.version()
                ? base.hash()
                : log.change(state.version()).hash();
        return hash.equals(state.hash());
    }

    /** Takes the next changes of the log into the copy. */
    private void next(Tdb tdb) throws IOException {
        List<DatasetChange> changes = new ArrayList<>();
        long version = status().version();
        long quads = 0;
        CanonicalHash hash = CanonicalHash.NOTHING;
        while (version < log.version() && changes.size() < CHANGES_AT_ONCE && quads < QUADS_AT_ONCE) {
            LoggedChange change = log.change(version + 1);
            version++;
            changes.add(change.change());
            hash = change.hash();
            quads += change.change().added().size() + change.change().removed().size();
        }
        if (!changes.isEmpty()) {
            tdb.apply(changes, new Tdb.State(version, hash));
            tell(new CopyStatus(version, Optional.empty()));
        }
    }

    /** Waits until there is something to do; false when there is nothing left, or no time for it. */
    private boolean awaitNews() {
        lock.lock();
        try {
            long rest = pace.rest().toNanos();
            while (!isEnding && rest > 0) {
                rest = news.awaitNanos(rest);
            }
            while (!isEnding && status.version() == log.version()) {
                news.await();
            }
            return !isAbandoned && status.version() < log.version() && status.version() >= base.version();
        } catch (InterruptedException unexpected) {
            isAbandoned = true;
            return false;
        } finally {
            lock.unlock();
        }
    }

    private boolean isAbandoned() {
        lock.lock();
        try {
            return isAbandoned;
        } finally {
            lock.unlock();
        }
    }

    /** Follows to the end of the log, if that does not take too long. */
    @Override
    public void close() {
        if (pace.follows()) {
            end(pace.end());
        }
    }

    private void end(Duration atMost) {
        lock.lock();
        try {
            isEnding = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
        boolean interrupted = false;
        try {
            if (!thread.join(atMost)) {
                abandon();
                // Up to the end of the transaction that it is in: the log must not be closed under it.
                thread.join(TimeUnit.SECONDS.toMillis(30));
            }
        } catch (InterruptedException late) {
            interrupted = true;
            abandon();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void abandon() {
        lock.lock();
        try {
            isAbandoned = true;
        } finally {
            lock.unlock();
        }
    }
}
