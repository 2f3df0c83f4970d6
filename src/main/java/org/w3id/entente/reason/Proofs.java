package org.w3id.entente.reason;

import org.apache.jena.graph.Triple;

import java.util.List;
import java.util.Objects;

/**
 * Proofs of one triple that differ in their last step; none rests on the triple itself. Immutable; threads may share it.
 *
 * @param conclusion the triple
 * @param proofs first the asserted triple if it is asserted, then the smaller proofs before the larger; empty when the
 *     triple does not hold
 * @param more whether there are others, or may be: the limit was reached, or too many rule instances had to be looked at
 */
public record Proofs(Triple conclusion, List<Proof> proofs, boolean more) {
    /** Copies the list. */
    public Proofs {
        Objects.requireNonNull(conclusion);
        proofs = List.copyOf(proofs);
    }
}
