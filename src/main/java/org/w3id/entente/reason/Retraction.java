package org.w3id.entente.reason;

import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import org.w3id.entente.reason.Plan.Start;
import org.w3id.entente.store.Dictionary;
import org.w3id.entente.store.Facts;
import org.w3id.entente.store.Relation;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Takes out of a workspace what one stratum no longer concludes, or may not.
 *
 * <p>Facts that lost an instance are looked at in the order of their heights. One stays when another instance has only
 * premises of smaller heights, for those are settled; otherwise it goes, and what was concluded from it is looked at. So
 * no circle of facts keeps itself. Facts of the greatest height, which may stand for many, go at the least doubt. What
 * went may follow in another way: that is tried afterwards.
 */
final class Retraction {
    private final Engine engine;
    private final List<Engine.Part> stratum;
    private final Facts old;
    private final Workspace workspace;
    private final Support support;
    private final IdentityHashMap<Plan, Matcher> matchers = new IdentityHashMap<>();
    private final IntArrayList[] predicates = new IntArrayList[256];
    private final LongArrayList[] pairs = new LongArrayList[256];
    private final Int2ObjectOpenHashMap<LongOpenHashSet> seen = new Int2ObjectOpenHashMap<>();
    private final IntArrayList removedPredicates = new IntArrayList();
    private final LongArrayList removedPairs = new LongArrayList();
    private int above;

    Retraction(Engine engine, List<Engine.Part> stratum, Facts old, Workspace workspace, Support support) {
        this.engine = engine;
        this.stratum = stratum;
        this.old = old;
        this.workspace = workspace;
        this.support = support;
    }

    /** A fact that is no longer asserted. */
    void withdraw(int predicate, long pair) {
        push(predicate, pair, 0);
    }

    /** Doubts the conclusions of instances whose premises went or rose, or whose negated patterns may match now. */
    void doubt(Delta added, Delta gone, Delta raised) {
        above = -1;
        for (Engine.Part part : stratum) {
            if (part.clause().groups.isEmpty()) {
                Atom[] atoms = part.clause().atoms;
                for (int i = 0; i < atoms.length; i++) {
                    Start start = new Start.Premise(i);
                    each(gone.of(atoms[i].predicate()), part, start);
                    each(raised.of(atoms[i].predicate()), part, start);
                }
                Clause.Denial[] denials = part.clause().denials;
                for (int i = 0; i < denials.length; i++) {
                    for (int j = 0; j < denials[i].atoms().size(); j++) {
                        each(added.of(denials[i].atoms().get(j).predicate()), part, new Start.Denied(i, j));
                    }
                }
            }
        }
    }

    private void each(List<Batch> batches, Engine.Part part, Start start) {
        for (Batch batch : batches) {
            Matcher matcher = matcher(part, start);
            for (long pair : batch.bySubject()) {
                matcher.start(Relation.leading(pair), Relation.following(pair), -1);
            }
        }
    }

    /** Doubts what a row concludes. */
    void doubt(Engine.Part part, int[] row) {
        for (int index : part.heads()) {
            Atom head = part.clause().heads[index];
            int subject = head.subject(row);
            int object = head.object(row);
            if (subject != Dictionary.ABSENT && object != Dictionary.ABSENT) {
                long pair = Relation.pair(subject, object);
                int height = workspace.relation(head.predicate()).height(pair);
                if (height > 0 && (height > above || height == 255)) {
                    push(head.predicate(), pair, height);
                }
            }
        }
    }

    private Matcher matcher(Engine.Part part, Start start) {
        Plan plan = engine.plan(part.clause(), start, old::relation, old.size());
        return matchers.computeIfAbsent(plan, each -> new Matcher(plan, false)
                .open(old::relation, old::relation, old::relation, 256, (row, height) -> {
                    doubt(part, row);
                    return true;
                }));
    }

    private void push(int predicate, long pair, int height) {
        if (seen.computeIfAbsent(predicate, each -> new LongOpenHashSet()).add(pair)) {
            if (pairs[height] == null) {
                pairs[height] = new LongArrayList();
                predicates[height] = new IntArrayList();
            }
            pairs[height].add(pair);
            predicates[height].add(predicate);
        }
    }

    /**
     * Decides on all doubts, and takes out what does not stay: height by height, for whether a fact stays depends on
     * lower ones alone.
     */
    void decide() {
        for (int height = 0; height < 256; height++) {
            int before = removedPairs.size();
            for (int i = 0; pairs[height] != null && i < pairs[height].size(); i++) {
                int predicate = predicates[height].getInt(i);
                long pair = pairs[height].getLong(i);
                if (height == 0 || support.height(predicate, pair, height, 1) == Support.NONE) {
                    removedPredicates.add(predicate);
                    removedPairs.add(pair);
                    follow(predicate, pair, height);
                }
            }
            byPredicate(before, i -> true).forEach(workspace::remove);
        }
    }

    /** The removed facts from a place on, of those that a condition chooses. */
    private Map<Integer, long[]> byPredicate(int from, IntPredicate chosen) {
        Map<Integer, LongArrayList> found = new HashMap<>();
        for (int i = from; i < removedPairs.size(); i++) {
            if (chosen.test(i)) {
                found.computeIfAbsent(removedPredicates.getInt(i), each -> new LongArrayList())
                        .add(removedPairs.getLong(i));
            }
        }
        Map<Integer, long[]> sorted = new HashMap<>();
        found.forEach((predicate, list) -> sorted.put(predicate, Facts.ascending(list.toLongArray())));
        return sorted;
    }

    private void follow(int predicate, long pair, int height) {
        above = height;
        for (Engine.Part part : stratum) {
            Atom[] atoms = part.clause().atoms;
            for (int i = 0; i < atoms.length; i++) {
                if (atoms[i].predicate() == predicate && part.clause().groups.isEmpty()) {
                    matcher(part, new Start.Premise(i)).start(Relation.leading(pair), Relation.following(pair), -1);
                }
            }
        }
    }

    /** Adds the removed facts that follow in another way from what is there now. */
    void rederive(Buffers buffers) {
        for (int i = 0; i < removedPairs.size(); i++) {
            int predicate = removedPredicates.getInt(i);
            int height = support.height(predicate, removedPairs.getLong(i), 256, 16);
            if (height != Support.NONE) {
                buffers.add(predicate, height, removedPairs.getLong(i));
            }
        }
    }

    /** The removed facts that are not in the workspace again. */
    Delta gone() {
        Delta gone = new Delta();
        byPredicate(0, i -> workspace.relation(removedPredicates.getInt(i)).height(removedPairs.getLong(i)) < 0)
                .forEach((predicate, missing) -> gone.add(predicate, new Batch(0, missing)));
        return gone;
    }
}
