package org.w3id.entente.query.explain;

import java.util.List;
import java.util.Objects;

/**
 * The answer to “why not?”. Immutable; threads may share it.
 *
 * @param goal the statement that was asked about
 * @param holds whether it holds after all; there are no attempts then
 * @param attempts the rule instances that come nearest, the nearest first; empty when no rule concludes such statements
 * @param instead where a rule computes the object of such statements, what it gives for this subject
 * @param unfinished the rules of which so much had to be looked at that there may be nearer instances
 */
public record Refusal(
        Statement goal, boolean holds, List<Attempt> attempts, List<Statement> instead, List<Term> unfinished) {
    /** Copies the list. */
    public Refusal {
        Objects.requireNonNull(goal);
        attempts = List.copyOf(attempts);
        instead = List.copyOf(instead);
        unfinished = List.copyOf(unfinished);
    }

    /**
     * A rule that would conclude the statement.
     *
     * @param rule the rule
     * @param would the rule's reason in a sentence, which is not true as it stands; what is not settled is “some …”
     * @param held the premises that hold
     * @param missing the premises that do not; variables stand for anything
     * @param failed the conditions that are not true, in words
     * @param present the negated patterns that match, each by its triples
     * @param isAggregation whether the rule computes its conclusion from all that it matches
     */
    public record Attempt(
            Term rule,
            Sentence would,
            List<Statement> held,
            List<Statement> missing,
            List<String> failed,
            List<List<Statement>> present,
            boolean isAggregation) {
        /** Copies the lists. */
        public Attempt {
            Objects.requireNonNull(rule);
            Objects.requireNonNull(would);
            held = List.copyOf(held);
            missing = List.copyOf(missing);
            failed = List.copyOf(failed);
            present = present.stream().map(List::copyOf).toList();
        }
    }
}
