package org.w3id.entente.query.explain;

import java.util.List;

/**
 * The first of some statements, and how many there are. Immutable; threads may share it.
 *
 * @param count how many there are
 * @param shown the first of them
 */
public record Listing(int count, List<Statement> shown) {
    /** Copies the list. */
    public Listing {
        shown = List.copyOf(shown);
    }
}
