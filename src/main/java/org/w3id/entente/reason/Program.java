package org.w3id.entente.reason;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Rules in an order in which each can be applied to a fixpoint before the next: what a rule negates or counts is
 * complete before the rule is applied. Classes are told apart: {@code ?x a ex:C} and {@code ?x a ex:D} may stand in
 * different strata. Immutable; threads may share it.
 */
public final class Program {
    private final List<Rule> rules;
    private final List<List<Part>> strata;

    /**
     * Some triples of a rule's head, those that one stratum concludes.
     *
     * @param rule the rule
     * @param head indexes of triples in its head
     */
    record Part(Rule rule, List<Integer> head) {
        Part {
            head = List.copyOf(head);
        }
    }

    /** What becomes of a set of rules. */
    public sealed interface Result {
        /**
         * The rules can be ordered.
         *
         * @param program the ordered rules
         */
        record Ordered(Program program) implements Result {}

        /**
         * Something is negated or counted in a cycle.
         *
         * @param problems one for each cycle found; at least one
         */
        record Cyclic(List<RuleProblem> problems) implements Result {
            /** Copies the list. */
            public Cyclic {
                problems = List.copyOf(problems);
            }
        }
    }

    Program(List<Rule> rules, List<List<Part>> strata) {
        this.rules = List.copyOf(rules);
        this.strata = strata.stream().map(List::copyOf).toList();
    }

    /** Orders rules; O(size of the rules). */
    public static Result of(List<Rule> rules) {
        return new Stratification(rules).result();
    }

    /**
     * Orders rules that are known to be orderable.
     *
     * @throws IllegalArgumentException when they are not
     */
    public static Program require(List<Rule> rules) {
        return switch (of(rules)) {
            case Result.Ordered ordered -> ordered.program();
            case Result.Cyclic cyclic ->
                throw new IllegalArgumentException(cyclic.problems().getFirst().message());
        };
    }

    /** The rules, as given. */
    public List<Rule> rules() {
        return rules;
    }

    /** The rules stratum by stratum, in the order of application; a rule with several conclusions may stand in several. */
    public List<List<Rule>> strata() {
        List<List<Rule>> result = new ArrayList<>();
        strata.forEach(parts -> result.add(parts.stream().map(Part::rule).toList()));
        return List.copyOf(result);
    }

    List<List<Part>> parts() {
        return Objects.requireNonNull(strata);
    }
}
