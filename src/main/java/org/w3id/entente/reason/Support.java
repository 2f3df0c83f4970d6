package org.w3id.entente.reason;

import org.w3id.entente.reason.Plan.Start;
import org.w3id.entente.store.Dictionary;
import org.w3id.entente.store.Relation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks for rule instances that conclude a given fact, while facts of lower strata stay as they are. Threads may share it
 * as long as nobody changes the facts.
 */
final class Support {
    /** There is no instance. */
    static final int NONE = Integer.MAX_VALUE;

    private final Engine engine;
    private final Relations facts;
    private final long size;
    private final Map<Group, List<Result>> computed = new ConcurrentHashMap<>();

    private record Group(Clause clause, Grouping.Key key) {}

    private static final class Result {
        final int[] row;
        final int height;

        Result(int[] row, int height) {
            this.row = row.clone();
            this.height = height;
        }
    }

    Support(Engine engine, Relations facts, long size) {
        this.engine = engine;
        this.facts = facts;
        this.size = size;
    }

    /** Takes an instance; says whether more are wanted. */
    interface Sink {
        boolean accept(Clause clause, int head, int[] row, int height);
    }

    /**
     * The height that a fact may have: one more than the least height, among some instances, of the highest premise.
     *
     * @param below premises must have a smaller height (an aggregate's need not)
     * @param enough how many instances to look at
     */
    int height(int predicate, long pair, int below, int enough) {
        int[] best = {NONE, 0};
        each(predicate, pair, below, (clause, head, row, height) -> {
            best[0] = Math.min(best[0], Math.max(1, Math.min(255, height + 1)));
            return ++best[1] < enough;
        });
        return best[0];
    }

    /** Hands over the instances that conclude a fact, until no more are wanted. */
    void each(int predicate, long pair, int below, Sink sink) {
        int subject = Relation.leading(pair);
        int object = Relation.following(pair);
        for (Engine.Conclusion conclusion : engine.conclusions(predicate)) {
            Clause clause = conclusion.clause();
            Atom atom = clause.heads[conclusion.head()];
            if ((atom.subjectSlot() < 0 && atom.subject() != subject)
                    || (atom.objectSlot() < 0 && atom.object() != object)) {
                continue;
            }
            boolean more;
            if (clause.groups.isPresent()) {
                more = aggregated(conclusion, subject, object, sink);
            } else {
                Plan plan = engine.plan(clause, new Start.Conclusion(conclusion.head()), facts, size);
                more = new Matcher(plan, true)
                        .open(
                                facts,
                                facts,
                                facts,
                                below,
                                (row, height) -> sink.accept(clause, conclusion.head(), row, height))
                        .start(subject, object, -1);
            }
            if (!more) {
                return;
            }
        }
    }

    private boolean aggregated(Engine.Conclusion conclusion, int subject, int object, Sink sink) {
        Clause clause = conclusion.clause();
        Atom atom = clause.heads[conclusion.head()];
        int[] row = new int[clause.variables.size()];
        if (!atom.unify(row, subject, object)) {
            return true;
        }
        List<Memo> makes = new ArrayList<>(clause.groups.orElseThrow().makes()).reversed();
        return trace(
                conclusion,
                makes,
                row,
                (values, height) -> atom.subject(values) != subject
                        || atom.object(values) != object
                        || sink.accept(clause, conclusion.head(), values, height));
    }

    /** Finds arguments for what was made of a group's values, then the groups that fit. */
    private boolean trace(Engine.Conclusion conclusion, List<Memo> makes, int[] row, Matcher.Sink sink) {
        if (makes.isEmpty()) {
            List<Integer> known = conclusion.clause().groups.orElseThrow().keys().stream()
                    .filter(slot -> row[slot] != Dictionary.ABSENT)
                    .toList();
            return groups(conclusion.clause(), known, row, facts, sink);
        }
        Memo memo = makes.getFirst();
        List<Memo> rest = makes.subList(1, makes.size());
        if (row[memo.target()] == Dictionary.ABSENT) {
            return trace(conclusion, rest, row, sink);
        }
        for (int[] arguments : memo.arguments(row[memo.target()])) {
            int[] traced = row.clone();
            boolean fits = true;
            for (int i = 0; i < arguments.length; i++) {
                int slot = memo.slots()[i];
                fits &= row[slot] == Dictionary.ABSENT || row[slot] == arguments[i];
                traced[slot] = arguments[i];
            }
            if (fits && !trace(conclusion, rest, traced, sink)) {
                return false;
            }
        }
        return true;
    }

    /** Hands over the rows of the groups that have the given values in the known slots. */
    boolean groups(Clause clause, List<Integer> known, int[] row, Relations source, Matcher.Sink sink) {
        boolean one = source.equals(facts)
                && known.size() == clause.groups.orElseThrow().keys().size();
        if (!one) {
            return compute(clause, known, row, source, sink);
        }
        // Aggregated patterns lie in lower strata, which do not change while one stratum is worked on.
        List<Result> results = computed.computeIfAbsent(new Group(clause, new Grouping.Key(row, known)), group -> {
            List<Result> all = new ArrayList<>();
            compute(clause, known, row, source, (values, height) -> all.add(new Result(values, height)));
            return all;
        });
        for (Result result : results) {
            if (!sink.accept(result.row, result.height)) {
                return false;
            }
        }
        return true;
    }

    private boolean compute(Clause clause, List<Integer> known, int[] row, Relations source, Matcher.Sink sink) {
        Grouping grouping = new Grouping(clause, engine.terms());
        Plan plan = engine.plan(clause, new Start.Group(known), source, size);
        int[] values = known.stream().mapToInt(slot -> row[slot]).toArray();
        new Matcher(plan, true).open(source, source, source, 256, grouping).start(known, values);
        boolean[] more = {true};
        grouping.finish((result, height) -> more[0] = sink.accept(result, height));
        return more[0];
    }
}
