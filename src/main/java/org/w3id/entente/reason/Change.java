package org.w3id.entente.reason;

import org.apache.jena.graph.Triple;

import java.util.Collection;
import java.util.List;

/**
 * A change of what is asserted. Triples that are removed and added stay; those that are added twice, or removed without
 * being asserted, change nothing.
 *
 * @param added triples to assert
 * @param removed triples no longer to assert
 */
public record Change(List<Triple> added, List<Triple> removed) {
    /** Copies the lists. */
    public Change {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    /** A change that only asserts. */
    public static Change adding(Collection<Triple> triples) {
        return new Change(List.copyOf(triples), List.of());
    }

    /** A change that only takes back. */
    public static Change removing(Collection<Triple> triples) {
        return new Change(List.of(), List.copyOf(triples));
    }
}
