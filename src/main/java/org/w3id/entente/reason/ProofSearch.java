package org.w3id.entente.reason;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.w3id.entente.store.Dictionary;
import org.w3id.entente.store.Facts;
import org.w3id.entente.store.Relation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds proofs: the smallest ones where all that a fact may rest on can be looked at, otherwise some that follow the
 * heights of the facts. Belongs to one thread.
 */
final class ProofSearch {
    /** How many rows may be looked at for the smallest proof; about ten milliseconds' work. */
    private static final int BUDGET = 8_192;

    private final int budget;
    private final Facts facts;
    private final Dictionary dictionary;
    private final Instances instances;
    private final ProofsByHeight byHeight;

    ProofSearch(Engine engine, Facts facts) {
        this(engine, facts, BUDGET);
    }

    ProofSearch(Engine engine, Facts facts, int budget) {
        this.budget = budget;
        this.facts = facts;
        dictionary = facts.dictionary();
        instances = new Instances(engine, facts);
        byHeight = new ProofsByHeight(facts, instances);
    }

    /** The smallest proof, or at least a small one; empty when the triple does not hold. */
    Optional<Proof> prove(Triple triple) {
        int height = facts.height(triple);
        if (height <= 0) {
            return height < 0 ? Optional.empty() : Optional.of(new Proof.Asserted(triple));
        }
        Fact fact = fact(triple);
        Cone cone = new Cone(facts, instances, fact, true, budget);
        return Optional.of(
                cone.isWhole()
                        ? new Builder(cone::best).proof(fact)
                        : byHeightBuilder().proof(fact));
    }

    /** Proofs that differ in their last step, the smallest first. */
    Proofs all(Triple triple, int limit) {
        int height = facts.height(triple);
        List<Proof> found = new ArrayList<>();
        if (height < 0) {
            return new Proofs(triple, found, false);
        }
        if (height == 0) {
            found.add(new Proof.Asserted(triple));
        }
        Fact fact = fact(triple);
        Cone cone = new Cone(facts, instances, fact, false, budget);
        List<Instance> last = cone.isWhole() ? cone.conclusions() : byHeight.without(fact);
        Builder builder = cone.isWhole() ? new Builder(cone::best) : byHeightBuilder();
        int wanted = Math.min(last.size(), limit - found.size());
        last.subList(0, Math.max(0, wanted)).forEach(each -> found.add(builder.derived(fact, each)));
        boolean more = !cone.isWhole() || last.size() > wanted;
        return new Proofs(triple, found.subList(0, Math.min(limit, found.size())), more);
    }

    private Builder byHeightBuilder() {
        return new Builder(byHeight::best);
    }

    private Fact fact(Triple triple) {
        return new Fact(
                dictionary.find(triple.getPredicate()),
                Relation.pair(dictionary.find(triple.getSubject()), dictionary.find(triple.getObject())));
    }

    /** Turns choices of instances into trees, with one object for each fact. */
    private final class Builder {
        private final Function<Fact, Optional<Instance>> choice;
        private final Map<Fact, Proof> built = new HashMap<>();

        Builder(Function<Fact, Optional<Instance>> choice) {
            this.choice = choice;
        }

        /** Builds premises first, with a stack of its own: proofs may be higher than the thread's. */
        Proof proof(Fact goal) {
            List<Fact> stack = new ArrayList<>(List.of(goal));
            while (!stack.isEmpty()) {
                Matcher.checkInterruption();
                Fact fact = stack.getLast();
                Optional<Instance> instance = built.containsKey(fact) ? Optional.empty() : choice.apply(fact);
                List<Fact> open = instance.stream()
                        .flatMap(each -> each.premises().stream())
                        .filter(each -> !built.containsKey(each))
                        .toList();
                if (open.isEmpty()) {
                    stack.removeLast();
                    if (!built.containsKey(fact)) {
                        built.put(
                                fact,
                                instance.<Proof>map(each -> step(fact, each))
                                        .orElseGet(() -> new Proof.Asserted(fact.triple(dictionary))));
                    }
                } else {
                    stack.addAll(open);
                }
            }
            return built.get(goal);
        }

        /** A proof with a chosen last step. */
        Proof derived(Fact fact, Instance instance) {
            instance.premises().forEach(this::proof);
            return step(fact, instance);
        }

        private Proof step(Fact fact, Instance instance) {
            Rule rule = instance.clause().rule;
            Map<Var, Node> bindings = Rows.bindings(instance.clause(), instance.row(), dictionary);
            boolean counts = instance.clause().groups.isPresent();
            return new Proof.Derived(
                    fact.triple(dictionary),
                    rule,
                    bindings,
                    counts ? List.of() : premises(instance, instance.row()),
                    counts ? List.of() : absences(rule, bindings),
                    counts ? rows(instance) : List.of());
        }

        private List<Proof.Row> rows(Instance instance) {
            Comparator<int[]> order = (one, other) -> Instance.compare(one, other, dictionary);
            return instance.rows().stream()
                    .sorted(order)
                    .map(row -> {
                        Map<Var, Node> bindings = Rows.bindings(instance.clause(), row, dictionary);
                        return new Proof.Row(
                                bindings, premises(instance, row), absences(instance.clause().rule, bindings));
                    })
                    .toList();
        }

        private List<Proof> premises(Instance instance, int[] row) {
            return instance.premises(row).stream().map(built::get).toList();
        }

        private static List<Proof.Absence> absences(Rule rule, Map<Var, Node> bindings) {
            return rule.body().pattern().negations().stream()
                    .map(each -> new Proof.Absence(Rows.substitute(each.triples(), bindings), each))
                    .toList();
        }
    }
}
