package org.w3id.entente.query.search;

import org.apache.jena.graph.Node;

/**
 * Something that was found.
 *
 * @param thing what; an IRI
 * @param score how near its name comes to what was typed, from 0 to 100; 100 is for the name itself
 * @param matched the name that comes nearest
 */
public record Hit(Node thing, double score, Name matched) {
    /** What only names itself is found by its whole name. */
    static final double EXACT = 100;

    /** Whether the name is the one that was typed, but for case, width and diacritics. */
    public boolean isExact() {
        return score == EXACT;
    }
}
