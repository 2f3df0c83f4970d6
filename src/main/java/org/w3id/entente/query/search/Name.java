package org.w3id.entente.query.search;

import org.apache.jena.graph.Node;

import java.util.Objects;

/**
 * One of the names of a thing.
 *
 * @param thing what it names; an IRI
 * @param text the name as it stands
 * @param language its language tag; empty when it has none
 * @param kind what kind of name it is
 */
public record Name(Node thing, String text, String language, Kind kind) {
    /** Checks that nothing is missing. */
    public Name {
        Objects.requireNonNull(thing, "thing");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(kind, "kind");
    }

    /** What kinds of names there are, those that say most first. */
    public enum Kind {
        /** The label by which it is known. */
        LABEL,
        /** Another label. */
        ALTERNATIVE,
        /** The last part of its IRI. */
        SHORT,
        /** What somebody else's register calls it. */
        IDENTIFIER
    }
}
