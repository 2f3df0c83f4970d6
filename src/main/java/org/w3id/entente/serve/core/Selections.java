package org.w3id.entente.serve.core;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.w3id.entente.query.EditionSelection;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.query.UnknownEditionException;
import org.w3id.entente.query.limits.Budget;
import org.w3id.entente.query.limits.Interruptible;
import org.w3id.entente.serve.http.Operation;
import org.w3id.entente.serve.http.Parameters;
import org.w3id.entente.serve.http.Problem;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The snapshots that requests are about: the one that is served, or one in which only some editions count. Of the latter a
 * few are kept. Threads share it.
 */
public final class Selections {
    /** The parameter that names an edition that counts; it may stand several times. */
    public static final String EDITION = "edition";

    /** The parameter for the last year of editions that count. */
    public static final String AS_OF = "as-of";

    /** What both parameters mean. */
    public static final List<Operation.Parameter> DESCRIBED = List.of(
            Operation.Parameter.optional(EDITION, "an edition that counts, such as 2020; all if not given")
                    .repeatable(),
            Operation.Parameter.optional(AS_OF, "the last year of editions that count"));

    /** The snapshots that are kept have together so many triples at most. */
    private static final long KEPT_TRIPLES = 1_000_000;

    private static final long BYTES_PER_TRIPLE = 64;

    /** What may be thought through, in bytes, before it is done on copies. */
    private static final long LASTING_BYTES = 16 << 20;

    private record Key(long version, EditionSelection editions, boolean isCopy) {}

    /** A snapshot, and how much has been thought through on it. */
    private record Kept(Snapshot snapshot, AtomicLong bytes) {
        int triples() {
            return (int) Math.min(Integer.MAX_VALUE, snapshot.closure().facts().size());
        }
    }

    private final AtomicLong bytes = new AtomicLong();
    private final Cache<Key, Kept> kept = Caffeine.newBuilder()
            .maximumWeight(KEPT_TRIPLES)
            .weigher((Key key, Kept value) -> value.triples())
            .executor(Runnable::run)
            .build();

    /** Nothing kept yet. */
    public Selections() {}

    /**
     * The editions that a request names.
     *
     * @throws org.w3id.entente.serve.http.ProblemException when it contradicts itself, or a year is none
     */
    public static EditionSelection named(Parameters parameters) {
        Optional<Integer> year = parameters.one(AS_OF).map(text -> EditionSelection.year(text)
                .orElseThrow(() -> Problem.of(
                                Problem.Kind.BAD_REQUEST, AS_OF + " \"" + text + "\"; wanted a year of four digits")
                        .with("parameter", AS_OF)
                        .thrown()));
        List<String> editions = parameters.all(EDITION);
        return EditionSelection.of(editions, year).orElseThrow(() -> Problem.of(
                        Problem.Kind.BAD_REQUEST, "found " + EDITION + " and " + AS_OF + "; wanted one of them")
                .thrown());
    }

    /**
     * The snapshot that a request is about.
     *
     * @throws org.w3id.entente.serve.http.ProblemException when there is no such edition
     */
    public Snapshot of(GraphSource.View view, EditionSelection editions, Budget budget) throws InterruptedException {
        if (editions instanceof EditionSelection.All) {
            return view.snapshot();
        }
        return kept(new Key(view.version(), editions, false), view, budget).snapshot();
    }

    /**
     * A snapshot to think a change through on. Terms that are new stay in a snapshot's dictionary; so that nobody fills the
     * memory with them, it is a copy, to be let go, once there have been many.
     *
     * @param length how many bytes the change has
     */
    public Snapshot toChange(GraphSource.View view, EditionSelection editions, long length, Budget budget)
            throws InterruptedException {
        if (bytes.addAndGet(length) <= LASTING_BYTES) {
            return of(view, editions, budget);
        }
        Key key = new Key(view.version(), editions, true);
        Kept copy = kept(key, view, budget);
        if (copy.bytes().addAndGet(length) > LASTING_BYTES) {
            kept.invalidate(key);
        }
        return copy.snapshot();
    }

    private Kept kept(Key key, GraphSource.View view, Budget budget) throws InterruptedException {
        Kept known = kept.getIfPresent(key);
        if (known == null) {
            long size = BYTES_PER_TRIPLE * view.dataset().tripleCount();
            budget.hold(size);
            try {
                known = new Kept(Interruptible.run(budget, () -> made(key, view.snapshot())), new AtomicLong());
            } catch (UnknownEditionException unknown) {
                throw Problem.of(Problem.Kind.UNANSWERABLE, unknown.getMessage())
                        .with("parameter", key.editions() instanceof EditionSelection.Only ? EDITION : AS_OF)
                        .thrown();
            } finally {
                budget.release(size);
            }
            kept.put(key, known);
        }
        return known;
    }

    private static Snapshot made(Key key, Snapshot snapshot) throws InterruptedException {
        Snapshot selected = snapshot.asOf(key.editions());
        return key.isCopy()
                ? Snapshot.of(selected.asserted(), selected.rules()).numbered(selected.version())
                : selected;
    }
}
