package org.w3id.entente.query.explain;

import java.util.Objects;
import java.util.Optional;

/**
 * The exact characters of a text that say something. Immutable; threads may share it.
 *
 * @param citation the citation
 * @param text the text that it is in; empty when the citation does not say
 * @param start the offset of the first character, in code points from 0
 * @param end the offset after the last character
 * @param sha256 the digest of the passage in UTF-8, in hexadecimal; empty when there is none
 */
public record Passage(Term citation, Optional<Term> text, int start, int end, Optional<String> sha256) {
    /** Checks that nothing is missing. */
    public Passage {
        Objects.requireNonNull(citation);
        Objects.requireNonNull(text);
        Objects.requireNonNull(sha256);
    }
}
