package org.w3id.entente.query.search;

import org.apache.jena.graph.Node;

import java.util.Objects;
import java.util.function.Predicate;

/**
 * What somebody looks for.
 *
 * @param text what was typed: a name, the beginning of one, an IRI
 * @param manner how names are compared with it
 * @param filter what may be found; asked for few of all things
 * @param limit how many to find at most, from 1 to {@value #MOST}
 */
public record SearchRequest(String text, Manner manner, Predicate<Node> filter, int limit) {
    /** How many things a search finds at most. */
    public static final int MOST = 1_000;

    /** How many characters a text may have; longer ones name nothing. */
    public static final int LONGEST = 1_000;

    /** Checks the limit. */
    public SearchRequest {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(manner, "manner");
        Objects.requireNonNull(filter, "filter");
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit " + limit + "; wanted 1 to " + MOST);
        }
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(text.length() + " characters; wanted at most " + LONGEST);
        }
    }

    /** How names are compared with a text. */
    public enum Manner {
        /** The text is a name, perhaps mistyped. */
        WHOLE,
        /** The text is being typed: names that begin so, or have a word that does, come first. */
        BEGINNING
    }

    /** Anything of this name. */
    public static SearchRequest of(String text, int limit) {
        return new SearchRequest(text, Manner.WHOLE, unused -> true, limit);
    }
}
