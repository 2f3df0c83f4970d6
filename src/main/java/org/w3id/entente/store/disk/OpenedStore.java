package org.w3id.entente.store.disk;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A store that has just been opened.
 *
 * @param store the store
 * @param graphs what it holds at its version, in memory; a default graph is named {@code Quad.defaultGraphIRI}
 * @param notices what its keeper should know of how it was found
 */
public record OpenedStore(Store store, Map<Node, Graph> graphs, List<String> notices) {
    /** Copies the list. */
    public OpenedStore {
        Objects.requireNonNull(store);
        Objects.requireNonNull(graphs);
        notices = List.copyOf(notices);
    }
}
