package org.w3id.entente.reason;

import org.w3id.entente.reason.Plan.Start;
import org.w3id.entente.store.Cursor;
import org.w3id.entente.store.Dictionary;
import org.w3id.entente.store.Relation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Concludes stratum by stratum into a workspace, until nothing new follows (semi-naive evaluation). */
final class Saturation {
    private static final int SLICE = 4096;

    private final Engine engine;
    private final Workspace workspace;
    private final Workers workers;
    private final long limit;
    private final long asserted;
    private final long size;
    private final IdentityHashMap<Rule, Long> found = new IdentityHashMap<>();
    private long concluded;

    /**
     * Begins.
     *
     * @param size how many facts there are about, for plans
     * @param concluded how many conclusions there are already
     */
    Saturation(Engine engine, Workspace workspace, Workers workers, long limit, long size, long concluded) {
        this.engine = engine;
        this.workspace = workspace;
        this.workers = workers;
        this.limit = limit;
        this.size = size;
        this.concluded = concluded;
        asserted = workspace.base().size();
    }

    /** Tasks of one round, and how much they read. */
    private static final class Round {
        final List<Callable<Output>> tasks = new ArrayList<>();
        long size;
    }

    /** Applies all rules of a stratum to all facts, and then to what follows from that. */
    void full(List<Engine.Part> stratum) {
        Round round = new Round();
        Relations now = workspace.frozen();
        for (Engine.Part part : stratum) {
            if (part.clause().groups.isPresent()) {
                round.size += asserted;
                round.tasks.add(() -> aggregate(part, now));
            } else {
                whole(part, now, round);
            }
        }
        proceed(stratum, merge(round, new Buffers()), now);
    }

    /**
     * Goes on from facts that are new in the workspace, until nothing follows.
     *
     * @param first the new facts
     * @param old the facts without them
     * @return all that were concluded, the first ones too
     */
    Delta proceed(List<Engine.Part> stratum, Delta first, Relations old) {
        Delta all = new Delta();
        Delta delta = first;
        Relations before = old;
        while (!delta.isEmpty()) {
            all.addAll(delta);
            Round round = new Round();
            Relations now = workspace.frozen();
            for (Engine.Part part : stratum) {
                if (part.clause().groups.isEmpty()) {
                    continued(part, delta, now, before, now, round);
                }
            }
            before = now;
            delta = round.tasks.isEmpty() ? new Delta() : merge(round, new Buffers());
        }
        return all;
    }

    /** What follows by parts of a stratum from premises that lower strata added, beside what a buffer holds. */
    Delta from(List<Engine.Part> stratum, Delta added, Buffers buffers, List<Callable<Output>> others) {
        Round round = new Round();
        round.tasks.addAll(others);
        Relations now = workspace.frozen();
        for (Engine.Part part : stratum) {
            if (part.clause().groups.isEmpty()) {
                continued(part, added, now, now, now, round);
            }
        }
        return merge(round, buffers);
    }

    private Delta merge(Round round, Buffers buffers) {
        for (Output output : workers.run(round.tasks, round.size)) {
            found.merge(output.rule(), output.found(), Long::sum);
            output.drain(buffers);
        }
        Delta delta = buffers.merge(workspace, workers);
        concluded += delta.size();
        if (concluded > limit) {
            throw new ConclusionLimitException(limit, most());
        }
        return delta;
    }

    /** The rule that found the most. */
    private Rule most() {
        return found.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElseThrow();
    }

    /** An output for the heads of a part that are new to the given facts. */
    Output output(Engine.Part part, Relations known) {
        return new Output(part.clause(), part.heads(), known, engine.terms().dictionary(), limit);
    }

    private Output aggregate(Engine.Part part, Relations now) {
        Grouping grouping = new Grouping(part.clause(), engine.terms());
        Plan plan = engine.plan(part.clause(), new Start.Nothing(), now, size);
        new Matcher(plan, true).open(now, now, now, 256, grouping).start();
        Output output = output(part, now);
        grouping.finish(output);
        return output;
    }

    private void whole(Engine.Part part, Relations now, Round round) {
        Clause clause = part.clause();
        if (clause.atoms.length == 0) {
            Plan plan = engine.plan(clause, new Start.Nothing(), now, size);
            round.tasks.add(() -> {
                Output output = output(part, now);
                new Matcher(plan, false).open(now, now, now, 256, output).start();
                return output;
            });
            return;
        }
        int first = 0;
        long least = Long.MAX_VALUE;
        for (int i = 0; i < clause.atoms.length; i++) {
            Span span = Span.of(clause.atoms[i]);
            long count = now.relation(clause.atoms[i].predicate()).estimate(span.byObject(), span.begin(), span.end());
            if (count < least) {
                least = count;
                first = i;
            }
        }
        Atom atom = clause.atoms[first];
        Span span = Span.of(atom);
        Relation relation = now.relation(atom.predicate());
        if (relation.size() == 0) {
            return;
        }
        Plan plan = engine.plan(clause, new Start.Premise(first), now, size);
        round.size += least;
        int parts = workers.isLarge(least) ? workers.threads() * 4 : 1;
        long[] cuts = relation.cuts(span.byObject(), span.begin(), span.end(), parts);
        for (int i = 0; i + 1 < cuts.length; i++) {
            long from = cuts[i];
            long to = cuts[i + 1];
            round.tasks.add(() -> {
                Output output = output(part, now);
                Matcher matcher = new Matcher(plan, false).open(now, now, now, 256, output);
                scan(relation, span.byObject(), from, to, matcher);
                return output;
            });
        }
    }

    private static void scan(Relation relation, boolean byObject, long from, long to, Matcher matcher) {
        Cursor cursor = byObject ? relation.byObject(new Cursor()) : relation.bySubject(new Cursor());
        for (boolean more = cursor.seek(from); more && cursor.key() < to; more = cursor.next()) {
            int leading = Relation.leading(cursor.key());
            int following = Relation.following(cursor.key());
            matcher.start(byObject ? following : leading, byObject ? leading : following, cursor.height());
        }
    }

    /** Adds tasks for the matches in which at least one premise is in a delta. */
    private void continued(
            Engine.Part part, Delta delta, Relations now, Relations before, Relations absent, Round round) {
        Clause clause = part.clause();
        for (int i = 0; i < clause.atoms.length; i++) {
            Atom atom = clause.atoms[i];
            Span span = Span.of(atom);
            for (Batch batch : delta.of(atom.predicate())) {
                long[] pairs = span.byObject() ? batch.byObject() : batch.bySubject();
                int begin = span.whole() ? 0 : place(pairs, span.begin());
                int end = span.whole() ? pairs.length : place(pairs, span.end());
                if (begin == end) {
                    continue;
                }
                Plan plan = engine.plan(clause, new Start.Premise(i), now, size);
                round.size += end - begin;
                for (int from = begin; from < end; from += SLICE) {
                    int first = from;
                    int last = Math.min(end, from + SLICE);
                    round.tasks.add(() -> {
                        Output output = output(part, now);
                        Matcher matcher = new Matcher(plan, false).open(now, before, absent, 256, output);
                        for (int at = first; at < last; at++) {
                            int leading = Relation.leading(pairs[at]);
                            int following = Relation.following(pairs[at]);
                            matcher.start(
                                    span.byObject() ? following : leading,
                                    span.byObject() ? leading : following,
                                    batch.height());
                        }
                        return output;
                    });
                }
            }
        }
    }

    private static int place(long[] pairs, long key) {
        int index = Arrays.binarySearch(pairs, key);
        return index < 0 ? -index - 1 : index;
    }

    /** The pairs that an atom's constants leave, in one direction. */
    record Span(boolean byObject, long begin, long end) {
        static Span of(Atom atom) {
            boolean byObject = atom.objectSlot() < 0;
            int leading = byObject ? atom.object() : atom.subject();
            return leading == Dictionary.ABSENT
                    ? new Span(byObject, 0, Long.MAX_VALUE)
                    : new Span(byObject, Relation.pair(leading, 0), Relation.pair(leading, 0) + (1L << 32));
        }

        boolean whole() {
            return end == Long.MAX_VALUE;
        }
    }
}
