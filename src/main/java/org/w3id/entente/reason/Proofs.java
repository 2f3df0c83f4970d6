package org.w3id.entente.reason;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.w3id.entente.reason.Plan.Start;
import org.w3id.entente.store.Dictionary;
import org.w3id.entente.store.Facts;
import org.w3id.entente.store.Relation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds proofs by matching rules backwards on premises of smaller height, of some instances the one whose highest
 * premise is lowest. Belongs to one thread; keeps what it has proven.
 */
final class Proofs {
    private static final int INSTANCES = 64;
    private static final int SATURATED = 255;

    private final Engine engine;
    private final Facts facts;
    private final Dictionary dictionary;
    private final Support support;
    private final Map<Fact, Proof> proven = new HashMap<>();

    private record Fact(int predicate, long pair) {}

    /** A match of a clause that concludes a fact. */
    private static final class Instance {
        final Clause clause;
        final int[] row;
        final int height;

        Instance(Clause clause, int[] row, int height) {
            this.clause = clause;
            this.row = row.clone();
            this.height = height;
        }

        List<Fact> premises() {
            List<Fact> premises = new ArrayList<>();
            if (clause.groups.isEmpty()) {
                for (Atom atom : clause.atoms) {
                    premises.add(new Fact(atom.predicate(), Relation.pair(atom.subject(row), atom.object(row))));
                }
            }
            return premises;
        }
    }

    Proofs(Engine engine, Facts facts) {
        this.engine = engine;
        this.facts = facts;
        dictionary = facts.dictionary();
        support = new Support(engine, facts::relation, facts.size());
    }

    Optional<Proof> prove(Triple triple) {
        if (facts.height(triple) < 0) {
            return Optional.empty();
        }
        return Optional.of(prove(new Fact(
                dictionary.find(triple.getPredicate()),
                Relation.pair(dictionary.find(triple.getSubject()), dictionary.find(triple.getObject())))));
    }

    private Proof prove(Fact fact) {
        Proof known = proven.get(fact);
        if (known == null) {
            int height = height(fact);
            if (height == 0) {
                known = new Proof.Asserted(triple(fact));
            } else {
                List<Instance> found = instances(fact, height, INSTANCES);
                if (found.isEmpty()) {
                    climb(fact); // proves it and, in order, all of its height that it rests on
                    return proven.get(fact);
                }
                Instance best = found.getFirst();
                for (Instance each : found) {
                    best = each.height < best.height ? each : best;
                }
                known = derived(fact, best);
            }
            proven.put(fact, known);
        }
        return known;
    }

    private int height(Fact fact) {
        return facts.relation(fact.predicate()).height(fact.pair());
    }

    private List<Instance> instances(Fact fact, int below, int enough) {
        List<Instance> found = new ArrayList<>();
        support.each(fact.predicate(), fact.pair(), below, (clause, head, row, height) -> {
            found.add(new Instance(clause, row, height));
            return found.size() < enough;
        });
        return found;
    }

    /** Heights above 254 tell no order: finds one among the facts of that height that a fact may rest on. */
    private void climb(Fact goal) {
        Map<Fact, List<Instance>> open = new LinkedHashMap<>();
        Deque<Fact> queue = new ArrayDeque<>(List.of(goal));
        while (!queue.isEmpty()) {
            Fact fact = queue.poll();
            if (!open.containsKey(fact) && !proven.containsKey(fact)) {
                List<Instance> found = instances(fact, 256, Integer.MAX_VALUE);
                open.put(fact, found);
                for (Instance instance : found) {
                    instance.premises().stream()
                            .filter(premise -> height(premise) == SATURATED)
                            .forEach(queue::add);
                }
            }
        }
        boolean changed = true;
        while (changed && !proven.containsKey(goal)) {
            changed = false;
            for (Fact fact : List.copyOf(open.keySet()).reversed()) {
                Optional<Instance> settled = open.get(fact).stream()
                        .filter(instance -> instance.premises().stream()
                                .allMatch(each -> height(each) < SATURATED || proven.containsKey(each)))
                        .findFirst();
                if (settled.isPresent()) {
                    proven.put(fact, derived(fact, settled.get()));
                    open.remove(fact);
                    changed = true;
                }
            }
        }
        if (!proven.containsKey(goal)) {
            throw new IllegalStateException("a fact without a proof: " + triple(goal));
        }
    }

    private Proof derived(Fact fact, Instance instance) {
        Map<Var, Node> bindings = Rows.bindings(instance.clause, instance.row, dictionary);
        List<Proof> premises = instance.premises().stream().map(this::prove).toList();
        boolean counts = instance.clause.groups.isPresent();
        List<Proof.Absence> absences = counts
                ? List.of()
                : instance.clause.rule.body().pattern().negations().stream()
                        .map(each -> new Proof.Absence(Rows.substitute(each.triples(), bindings), each))
                        .toList();
        return new Proof.Derived(
                triple(fact), instance.clause.rule, bindings, premises, absences, counts ? rows(instance) : List.of());
    }

    private List<Map<Var, Node>> rows(Instance instance) {
        List<Integer> keys = instance.clause.groups.orElseThrow().keys();
        Plan plan = engine.plan(instance.clause, new Start.Group(keys), facts::relation, facts.size());
        List<Map<Var, Node>> rows = new ArrayList<>();
        int[] values = keys.stream().mapToInt(slot -> instance.row[slot]).toArray();
        new Matcher(plan, true)
                .open(facts::relation, facts::relation, facts::relation, 256, (row, height) -> {
                    rows.add(Rows.bindings(instance.clause, row, dictionary));
                    return true;
                })
                .start(keys, values);
        return rows;
    }

    private Triple triple(Fact fact) {
        return Triple.create(
                dictionary.node(Relation.leading(fact.pair())),
                dictionary.node(fact.predicate()),
                dictionary.node(Relation.following(fact.pair())));
    }
}
