package org.w3id.entente.query.explain;

import org.w3id.entente.store.CanonicalHash;

import java.util.Objects;

/**
 * The answer to “what if?”. Immutable; threads may share it.
 *
 * @param added statements that would be asserted and are not
 * @param alreadyAsserted statements to add that are asserted already
 * @param removed statements that would no longer be asserted
 * @param notAsserted statements to remove that do not hold
 * @param onlyInferred statements to remove that are not asserted but follow by rule, and so cannot be taken back
 * @param holdsRules whether the additions hold rules or axioms; these conclude nothing here
 * @param appeared what would follow and does not hold now, each proven after the change
 * @param disappeared what follows now and would not hold, each proven before the change
 * @param baseBefore the fingerprint of all that holds, taken before
 * @param baseAfter the same, taken after; equal, as nothing is changed
 */
public record Consequences(
        Listing added,
        Listing alreadyAsserted,
        Listing removed,
        Listing notAsserted,
        Listing onlyInferred,
        boolean holdsRules,
        Conclusions appeared,
        Conclusions disappeared,
        CanonicalHash baseBefore,
        CanonicalHash baseAfter) {
    /** Checks that nothing is missing. */
    public Consequences {
        Objects.requireNonNull(added);
        Objects.requireNonNull(alreadyAsserted);
        Objects.requireNonNull(removed);
        Objects.requireNonNull(notAsserted);
        Objects.requireNonNull(onlyInferred);
        Objects.requireNonNull(appeared);
        Objects.requireNonNull(disappeared);
        Objects.requireNonNull(baseBefore);
        Objects.requireNonNull(baseAfter);
    }

    /** Whether what is known is as it was. */
    public boolean isBaseUntouched() {
        return baseBefore.equals(baseAfter);
    }

    /** Whether any conclusion would appear or disappear. */
    public boolean isDifferent() {
        return appeared.count() + disappeared.count() > 0;
    }

    /**
     * Conclusions with their proofs.
     *
     * @param count how many there are
     * @param explanation the first of them, each a root: relations before numbers and dates, and those that took the most
     *     steps before the others
     */
    public record Conclusions(int count, Explanation explanation) {
        /** Checks that nothing is missing. */
        public Conclusions {
            Objects.requireNonNull(explanation);
        }
    }
}
