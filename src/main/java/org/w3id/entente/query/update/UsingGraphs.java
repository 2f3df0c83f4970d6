package org.w3id.entente.query.update;

import java.util.List;

/**
 * The dataset that the patterns of an update are matched against, when the request names it beside its text (SPARQL 1.1
 * Protocol, section 2.2.3). Immutable.
 *
 * @param graphs names of the graphs that are merged into the default graph: {@code using-graph-uri}
 * @param named names of the named graphs: {@code using-named-graph-uri}
 */
public record UsingGraphs(List<String> graphs, List<String> named) {
    /** What an update without such names is matched against: the dataset itself. */
    public static final UsingGraphs NONE = new UsingGraphs(List.of(), List.of());

    /** Copies the lists. */
    public UsingGraphs {
        graphs = List.copyOf(graphs);
        named = List.copyOf(named);
    }

    boolean isEmpty() {
        return graphs.isEmpty() && named.isEmpty();
    }
}
