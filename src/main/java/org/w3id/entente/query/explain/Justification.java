package org.w3id.entente.query.explain;

import java.util.Objects;

/**
 * The answer to “why?”. Immutable; threads may share it.
 *
 * @param goal the statement that was asked about
 * @param explanation its proofs, the smallest first; without a root when the statement does not hold
 * @param more whether there are other proofs, or may be
 */
public record Justification(Statement goal, Explanation explanation, boolean more) {
    /** Checks that nothing is missing. */
    public Justification {
        Objects.requireNonNull(goal);
        Objects.requireNonNull(explanation);
    }

    /** Whether the statement holds. */
    public boolean holds() {
        return !explanation.roots().isEmpty();
    }
}
