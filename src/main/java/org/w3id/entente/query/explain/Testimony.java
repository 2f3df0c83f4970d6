package org.w3id.entente.query.explain;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What leads from an asserted statement to the passages that say so. Immutable; threads may share it.
 *
 * @param witness the claim, or whatever else has the citations: a section, a cross reference, the citation itself
 * @param modality in which way a claim puts its facts; empty for other witnesses
 * @param statedIn the edition that makes the claim; empty for other witnesses
 * @param passages the passages, by their place in the text
 */
public record Testimony(Term witness, Optional<Term> modality, Optional<Term> statedIn, List<Passage> passages) {
    /** Copies the list. */
    public Testimony {
        Objects.requireNonNull(witness);
        Objects.requireNonNull(modality);
        Objects.requireNonNull(statedIn);
        passages = List.copyOf(passages);
    }
}
