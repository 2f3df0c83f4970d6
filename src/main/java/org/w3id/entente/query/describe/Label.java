package org.w3id.entente.query.describe;

import java.util.Objects;

/**
 * The words for a term. Immutable; threads may share it.
 *
 * @param text the words, on one line; never empty
 * @param language the language tag of the words; empty when they are a name, or in no language
 */
public record Label(String text, String language) {
    /** Checks that nothing is missing. */
    public Label {
        Objects.requireNonNull(text);
        Objects.requireNonNull(language);
    }
}
