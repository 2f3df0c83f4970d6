package org.w3id.entente.reason;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Why a triple does not hold. Immutable; threads may share it.
 *
 * @param goal the triple; variables in it stand for anything
 * @param holds whether it holds after all; there are no attempts then
 * @param attempts the rule instances that come nearest, the nearest first; empty when no rule concludes such triples
 * @param unfinished the rules of which so many triples had to be looked at that the search was given up: there may be
 *     nearer instances of them
 */
public record WhyNot(Triple goal, boolean holds, List<Attempt> attempts, List<Rule> unfinished) {
    /** Copies the lists. */
    public WhyNot {
        Objects.requireNonNull(goal);
        attempts = List.copyOf(attempts);
        unfinished = List.copyOf(unfinished);
    }

    /**
     * One rule instance that would conclude the goal.
     *
     * @param rule the rule
     * @param bindings values of the rule's variables, as far as they are settled
     * @param held the premises that hold
     * @param missing the premises that do not; variables in them stand for anything
     * @param failed the filters that are not true
     * @param present for each negated pattern that matches, the triples of its first match
     */
    public record Attempt(
            Rule rule,
            Map<Var, Node> bindings,
            List<Triple> held,
            List<Triple> missing,
            List<Expr> failed,
            List<List<Triple>> present) {
        /** Copies the collections. */
        public Attempt {
            Objects.requireNonNull(rule);
            bindings = Map.copyOf(bindings);
            held = List.copyOf(held);
            missing = List.copyOf(missing);
            failed = List.copyOf(failed);
            present = present.stream().map(List::copyOf).toList();
        }

        /** How many things stand in the way. */
        public int distance() {
            return missing.size() + failed.size() + present.size();
        }
    }
}
