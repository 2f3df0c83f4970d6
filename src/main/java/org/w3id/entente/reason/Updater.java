package org.w3id.entente.reason;

import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import org.apache.jena.graph.Triple;
import org.w3id.entente.reason.Plan.Start;
import org.w3id.entente.store.Dictionary;
import org.w3id.entente.store.Facts;
import org.w3id.entente.store.Relation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.LongPredicate;

/**
 * Makes the next closure: stratum by stratum takes out what lost its support, and goes on from what is new. Belongs to
 * one thread and is used once.
 */
final class Updater {
    private final Engine engine;
    private final Closure closure;
    private final Facts old;
    private final Workspace workspace;
    private final Dictionary dictionary;
    private final Delta added = new Delta();
    private final Delta gone = new Delta();
    private final Delta raised = new Delta();

    Updater(Closure closure) {
        this.closure = closure;
        engine = closure.engine();
        old = closure.facts();
        dictionary = old.dictionary();
        workspace = new Workspace(old);
    }

    Update apply(Change change) {
        Set<Fact> insert = new LinkedHashSet<>();
        for (Triple triple : change.added()) {
            insert.add(new Fact(
                    dictionary.intern(triple.getPredicate()),
                    Relation.pair(dictionary.intern(triple.getSubject()), dictionary.intern(triple.getObject()))));
        }
        Set<Fact> delete = new LinkedHashSet<>();
        for (Triple triple : change.removed()) {
            if (old.height(triple) == 0) {
                delete.add(new Fact(
                        dictionary.find(triple.getPredicate()),
                        Relation.pair(dictionary.find(triple.getSubject()), dictionary.find(triple.getObject()))));
            }
        }
        delete.removeAll(insert);
        insert.removeIf(fact -> workspace.relation(fact.predicate()).height(fact.pair()) == 0);
        given(at(insert, Engine.GIVEN), at(delete, Engine.GIVEN));
        try (Workers workers = new Workers(closure.limits().threads())) {
            Saturation saturation = new Saturation(
                    engine, workspace, workers, closure.limits().conclusions(), old.size(), closure.concluded());
            for (int i = 0; i < engine.strata().size(); i++) {
                stratum(engine.strata().get(i), saturation, at(insert, i), at(delete, i));
            }
        }
        Closure next = new Closure(
                engine,
                closure.program(),
                closure.limits(),
                workspace.finish(),
                closure.concluded() + added.size() - gone.size());
        return new Update(closure, next, added, gone);
    }

    private List<Fact> at(Set<Fact> facts, int stratum) {
        return facts.stream()
                .filter(fact -> engine.stratum(fact.predicate(), Relation.following(fact.pair())) == stratum)
                .toList();
    }

    /** Facts that no rule concludes. */
    private void given(List<Fact> insert, List<Fact> delete) {
        for (Fact fact : delete) {
            workspace.remove(fact.predicate(), fact.pair());
        }
        group(delete, gone);
        Delta fresh = new Delta();
        group(insert, fresh);
        for (int predicate : fresh.predicates()) {
            fresh.of(predicate).forEach(batch -> workspace.add(predicate, batch));
        }
        added.addAll(fresh);
    }

    private static void group(List<Fact> facts, Delta delta) {
        Int2ObjectOpenHashMap<LongOpenHashSet> pairs = new Int2ObjectOpenHashMap<>();
        facts.forEach(fact -> pairs.computeIfAbsent(fact.predicate(), each -> new LongOpenHashSet())
                .add(fact.pair()));
        pairs.int2ObjectEntrySet()
                .forEach(entry -> delta.add(
                        entry.getIntKey(),
                        new Batch(0, Facts.ascending(entry.getValue().toLongArray()))));
    }

    private void stratum(List<Engine.Part> stratum, Saturation saturation, List<Fact> insert, List<Fact> delete) {
        if (added.isEmpty() && gone.isEmpty() && raised.isEmpty() && insert.isEmpty() && delete.isEmpty()) {
            return;
        }
        Support support = new Support(engine, workspace, old.size());
        Retraction retraction = new Retraction(engine, stratum, old, workspace, support);
        Buffers buffers = new Buffers();
        for (Fact fact : insert) {
            if (workspace.relation(fact.predicate()).height(fact.pair()) > 0) {
                workspace.add(fact.predicate(), new Batch(0, new long[] {fact.pair()}));
            } else {
                buffers.add(fact.predicate(), 0, fact.pair());
            }
        }
        delete.forEach(fact -> retraction.withdraw(fact.predicate(), fact.pair()));
        retraction.doubt(added, gone, raised);
        List<Callable<Output>> others = new ArrayList<>();
        for (Engine.Part part : stratum) {
            if (part.clause().groups.isPresent()) {
                regroup(part, saturation, retraction, support, others);
            } else {
                undenied(part, saturation, others);
            }
        }
        retraction.decide();
        retraction.rederive(buffers);
        Relations before = workspace.frozen();
        Delta fresh = saturation.from(stratum, added, buffers, others);
        record(saturation.proceed(stratum, fresh, before));
        gone.addAll(retraction.gone());
    }

    /** Sorts what came into the workspace: new, or there before but now at a greater height. */
    private void record(Delta fresh) {
        for (int predicate : fresh.predicates()) {
            Relation before = old.relation(predicate);
            for (Batch batch : fresh.of(predicate)) {
                long[] unknown = select(batch, pair -> before.height(pair) < 0);
                added.add(predicate, new Batch(batch.height(), unknown));
                raised.add(predicate, new Batch(batch.height(), select(batch, pair -> {
                    int height = before.height(pair);
                    return height >= 0 && height < batch.height();
                })));
            }
        }
    }

    private static long[] select(Batch batch, LongPredicate predicate) {
        return Arrays.stream(batch.bySubject()).filter(predicate).toArray();
    }

    /** Adds the matches in which a negated pattern may have lost its match. */
    private void undenied(Engine.Part part, Saturation saturation, List<Callable<Output>> others) {
        Clause clause = part.clause();
        for (int i = 0; i < clause.denials.length; i++) {
            for (int j = 0; j < clause.denials[i].atoms().size(); j++) {
                List<Batch> batches = gone.of(clause.denials[i].atoms().get(j).predicate());
                if (!batches.isEmpty()) {
                    Plan plan = engine.plan(clause, new Start.Denied(i, j), workspace, old.size());
                    others.add(() -> {
                        Output output = saturation.output(part, workspace);
                        start(new Matcher(plan, false).open(workspace, workspace, workspace, 256, output), batches);
                        return output;
                    });
                }
            }
        }
    }

    private static void start(Matcher matcher, List<Batch> batches) {
        for (Batch batch : batches) {
            for (long pair : batch.bySubject()) {
                matcher.start(Relation.leading(pair), Relation.following(pair), batch.height());
            }
        }
    }

    /** Doubts what the touched groups concluded, and concludes from them as they are now. */
    private void regroup(
            Engine.Part part,
            Saturation saturation,
            Retraction retraction,
            Support groups,
            List<Callable<Output>> others) {
        Clause clause = part.clause();
        Set<Grouping.Key> touched = new LinkedHashSet<>();
        for (int i = 0; i < clause.atoms.length; i++) {
            int predicate = clause.atoms[i].predicate();
            touch(clause, new Start.Premise(i), gone.of(predicate), old::relation, touched);
            touch(clause, new Start.Premise(i), added.of(predicate), workspace, touched);
        }
        for (int i = 0; i < clause.denials.length; i++) {
            for (int j = 0; j < clause.denials[i].atoms().size(); j++) {
                int predicate = clause.denials[i].atoms().get(j).predicate();
                touch(clause, new Start.Denied(i, j), added.of(predicate), old::relation, touched);
                touch(clause, new Start.Denied(i, j), gone.of(predicate), workspace, touched);
            }
        }
        if (touched.isEmpty()) {
            return;
        }
        List<Integer> keys = clause.groups.orElseThrow().keys();
        int[] row = new int[clause.variables.size()];
        for (Grouping.Key key : touched) {
            key.write(row, keys);
            groups.groups(clause, keys, row, old::relation, (values, height) -> {
                retraction.doubt(part, values);
                return true;
            });
        }
        others.add(() -> {
            Output output = saturation.output(part, workspace);
            for (Grouping.Key key : touched) {
                key.write(row, keys);
                groups.groups(clause, keys, row, workspace, output);
            }
            return output;
        });
    }

    private void touch(Clause clause, Start start, List<Batch> batches, Relations facts, Set<Grouping.Key> touched) {
        if (!batches.isEmpty()) {
            List<Integer> keys = clause.groups.orElseThrow().keys();
            Plan plan = engine.plan(clause, start, facts, old.size());
            Matcher matcher = new Matcher(plan, true).open(facts, facts, facts, 256, (row, height) -> {
                touched.add(new Grouping.Key(row, keys));
                return true;
            });
            start(matcher, batches);
        }
    }
}
