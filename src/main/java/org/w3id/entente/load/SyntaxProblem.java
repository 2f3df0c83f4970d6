package org.w3id.entente.load;

import java.util.Objects;

/**
 * A fault of a file that reading it shows. A shared value.
 *
 * @param kind which fault
 * @param place where
 * @param found what stands there
 * @param wanted what was wanted instead; empty when {@code found} says it all
 * @param cure what to do; empty when {@code wanted} says it all
 */
public record SyntaxProblem(Kind kind, Place place, String found, String wanted, String cure) {
    /** The faults that reading shows. */
    public enum Kind {
        /** There is no such file, or the system refuses it. */
        UNREADABLE,
        /** A folder stands where a file was meant. */
        FOLDER,
        /** Bytes that are no UTF-8. */
        NOT_UTF8,
        /** No triple and no fault. */
        EMPTY,
        /** What Turtle's grammar does not allow. */
        SYNTAX,
        /** A prefix that is not declared. */
        UNDEFINED_PREFIX,
        /** An IRI that needs a base. */
        RELATIVE_IRI,
        /** An IRI that breaks the rules of its scheme. */
        BAD_IRI,
        /** A literal whose text does not fit its datatype. */
        ILL_FORMED_LITERAL,
        /** A language tag that is none. */
        BAD_LANGUAGE_TAG
    }

    /** Checks that nothing is missing. */
    public SyntaxProblem {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(found, "found");
        Objects.requireNonNull(wanted, "wanted");
        Objects.requireNonNull(cure, "cure");
    }
}
