package org.w3id.entente.reason;

import org.w3id.entente.store.Relation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Orders the atoms of a clause, next always the one that is expected to give the fewest pairs, and puts conditions,
 * assignments and negations where their values are known first.
 */
final class Planner {
    private final Clause clause;
    private final Relations relations;
    private final BitSet known = new BitSet();
    private final List<Step> steps = new ArrayList<>();
    private final BitSet outside = new BitSet();

    private Planner(Clause clause, Relations relations) {
        this.clause = clause;
        this.relations = relations;
        for (Atom atom : clause.atoms) {
            learn(atom, outside);
        }
        for (Memo memo : clause.makes) {
            outside.set(memo.target());
        }
    }

    static Plan plan(Clause clause, Plan.Start start, Relations relations) {
        return new Planner(clause, relations).plan(start);
    }

    private Plan plan(Plan.Start start) {
        int used = -1;
        switch (start) {
            case Plan.Start.Nothing nothing -> {}
            case Plan.Start.Premise premise -> {
                used = premise.atom();
                learn(clause.atoms[used], known);
            }
            case Plan.Start.Denied denied -> {
                learn(clause.denials[denied.denial()].atoms().get(denied.atom()), known);
                known.and(outside);
            }
            case Plan.Start.Conclusion conclusion -> {
                learn(clause.heads[conclusion.head()], known);
                known.and(outside);
            }
            case Plan.Start.Group group -> group.slots().forEach(known::set);
        }
        List<Integer> rest = new ArrayList<>();
        for (int i = 0; i < clause.atoms.length; i++) {
            if (i != used) {
                rest.add(i);
            }
        }
        List<Condition> conditions = new ArrayList<>(List.of(clause.conditions));
        List<Memo> makes = new ArrayList<>(List.of(clause.makes));
        List<Clause.Denial> denials = new ArrayList<>(List.of(clause.denials));
        place(conditions, makes, denials);
        while (!rest.isEmpty()) {
            Integer next = cheapest(rest);
            rest.removeIf(next::equals);
            Atom atom = clause.atoms[next];
            steps.add(new Step.Scan(atom, next, way(atom, known)));
            learn(atom, known);
            place(conditions, makes, denials);
        }
        return new Plan(clause, start, steps, cut());
    }

    private void place(List<Condition> conditions, List<Memo> makes, List<Clause.Denial> denials) {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Memo memo : List.copyOf(makes)) {
                boolean computable = Arrays.stream(memo.slots()).allMatch(known::get);
                if (computable) {
                    steps.add(new Step.Make(memo, known.get(memo.target())));
                    known.set(memo.target());
                } else if (known.get(memo.target())) {
                    steps.add(new Step.Trace(
                            memo,
                            Arrays.stream(memo.slots()).mapToObj(known::get).toList()));
                    Arrays.stream(memo.slots()).forEach(known::set);
                } else {
                    continue;
                }
                makes.remove(memo);
                changed = true;
            }
        }
        for (Condition condition : List.copyOf(conditions)) {
            if (Arrays.stream(condition.slots()).allMatch(known::get)) {
                steps.add(new Step.Check(condition));
                conditions.remove(condition);
            }
        }
        for (Clause.Denial denial : List.copyOf(denials)) {
            if (needs(denial).stream().allMatch(known::get)) {
                steps.add(new Step.Deny(inside(denial)));
                denials.remove(denial);
            }
        }
    }

    /** The slots of a negation that the body gives values to. */
    private BitSet needs(Clause.Denial denial) {
        BitSet needs = new BitSet();
        for (Atom atom : denial.atoms()) {
            learn(atom, needs);
        }
        for (Condition condition : denial.conditions()) {
            Arrays.stream(condition.slots()).forEach(needs::set);
        }
        needs.and(outside);
        return needs;
    }

    private List<Step> inside(Clause.Denial denial) {
        List<Step> inner = new ArrayList<>();
        BitSet inKnown = (BitSet) known.clone();
        inKnown.and(outside);
        List<Atom> rest = new ArrayList<>(denial.atoms());
        List<Condition> conditions = new ArrayList<>(denial.conditions());
        while (!rest.isEmpty()) {
            Atom next = rest.getFirst();
            for (Atom atom : rest) {
                if (cost(atom, inKnown) < cost(next, inKnown)) {
                    next = atom;
                }
            }
            rest.remove(next);
            inner.add(new Step.Scan(next, -1, way(next, inKnown)));
            learn(next, inKnown);
            for (Condition condition : List.copyOf(conditions)) {
                if (Arrays.stream(condition.slots()).allMatch(inKnown::get)) {
                    inner.add(new Step.Check(condition));
                    conditions.remove(condition);
                }
            }
        }
        return inner;
    }

    private Integer cheapest(List<Integer> rest) {
        Integer best = rest.getFirst();
        double least = Double.MAX_VALUE;
        for (Integer each : rest) {
            double cost = cost(clause.atoms[each], known);
            if (cost < least) {
                least = cost;
                best = each;
            }
        }
        return best;
    }

    /** About how many pairs an atom gives for one row. */
    private double cost(Atom atom, BitSet bound) {
        Relation relation = relations.relation(atom.predicate());
        return switch (way(atom, bound)) {
            case BOTH -> 0.5;
            case SUBJECT -> relation.fanOut(false);
            case OBJECT ->
                atom.objectSlot() >= 0
                        ? relation.fanOut(true)
                        : relation.estimate(true, Relation.pair(atom.object(), 0), Relation.pair(atom.object() + 1, 0));
            case NEITHER, LOOP -> 1e6 + relation.size();
        };
    }

    static Step.Way way(Atom atom, BitSet bound) {
        boolean subject = atom.subjectSlot() < 0 || bound.get(atom.subjectSlot());
        boolean object = atom.objectSlot() < 0 || bound.get(atom.objectSlot());
        if (subject) {
            return object ? Step.Way.BOTH : Step.Way.SUBJECT;
        }
        if (object) {
            return Step.Way.OBJECT;
        }
        return atom.subjectSlot() == atom.objectSlot() ? Step.Way.LOOP : Step.Way.NEITHER;
    }

    private static void learn(Atom atom, BitSet bound) {
        if (atom.subjectSlot() >= 0) {
            bound.set(atom.subjectSlot());
        }
        if (atom.objectSlot() >= 0) {
            bound.set(atom.objectSlot());
        }
    }

    /** One more than the last step that gives a value which the head needs. */
    private int cut() {
        BitSet needed = new BitSet();
        for (Atom head : clause.heads) {
            learn(head, needed);
        }
        int cut = 0;
        for (int i = 0; i < steps.size(); i++) {
            boolean gives =
                    switch (steps.get(i)) {
                        case Step.Scan scan ->
                            (scan.atom().subjectSlot() >= 0
                                            && needed.get(scan.atom().subjectSlot()))
                                    || (scan.atom().objectSlot() >= 0
                                            && needed.get(scan.atom().objectSlot()));
                        case Step.Make make -> needed.get(make.memo().target());
                        case Step.Trace trace -> true;
                        case Step.Check check -> false;
                        case Step.Deny deny -> false;
                    };
            if (gives) {
                cut = i + 1;
            }
        }
        return cut;
    }
}
