package org.w3id.entente.query.statistics;

import org.w3id.entente.query.Revision;
import org.w3id.entente.query.Snapshot;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The statistics of the newest snapshot, kept up to date. Whoever makes a change only leaves it here; whoever asks next works it
 * in. When more than a few changes, or a large one, have been left since anybody asked, all is counted anew. Threads share it.
 */
public final class CurrentStatistics {
    /** Beyond so many changes, what they were made from would be kept in memory for nothing. */
    private static final int MOST_CHANGES = 64;

    /** Beyond so many quads, counting all is hardly slower. */
    private static final int MOST_QUADS = 4_096;

    private record Known(Snapshot snapshot, DatasetStatistics statistics) {}

    private final Queue<Revision> pending = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private Optional<Known> known = Optional.empty();

    /** Nothing counted yet. */
    public CurrentStatistics() {}

    /** Takes notice of a change, at once. */
    public void changed(Revision revision) {
        int quads = revision.effective().added().size()
                + revision.effective().removed().size();
        if (quads > MOST_QUADS || waiting.incrementAndGet() > MOST_CHANGES) {
            pending.clear(); // the next one does not follow on what is known, and that is noticed
            waiting.set(0);
        } else {
            pending.add(revision);
        }
    }

    /** The statistics of a snapshot; those of an earlier one than the newest are counted each time. */
    public synchronized DatasetStatistics of(Snapshot snapshot) {
        while (known.isPresent() && known.get().snapshot != snapshot) {
            Optional<Revision> next = Optional.ofNullable(pending.poll());
            if (next.isEmpty()) {
                break;
            }
            waiting.decrementAndGet();
            Snapshot base = known.get().snapshot;
            if (next.get().before() == base) {
                known = Optional.of(
                        new Known(next.get().after(), known.get().statistics.after(next.get())));
            } else if (next.get().before().version() >= base.version()) {
                known = Optional.empty();
            }
        }
        if (known.isPresent() && known.get().snapshot == snapshot) {
            return known.get().statistics;
        }
        DatasetStatistics counted = DatasetStatistics.of(snapshot);
        if (known.isEmpty() || known.get().snapshot.version() <= snapshot.version()) {
            known = Optional.of(new Known(snapshot, counted));
        }
        return counted;
    }
}
