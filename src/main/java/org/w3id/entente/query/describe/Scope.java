package org.w3id.entente.query.describe;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.w3id.entente.query.UnionDataset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What descriptions are made from: named graphs, and what they come to together. Immutable as long as nobody changes the
 * graphs; threads may share it.
 *
 * @param wholes graphs that together hold all statements, each of them once
 * @param named the named graphs, in the order in which they are to be listed
 */
public record Scope(List<Graph> wholes, Map<Node, Graph> named) {
    /** Copies the collections. */
    public Scope {
        wholes = List.copyOf(wholes);
        named = Collections.unmodifiableMap(new LinkedHashMap<>(named));
    }

    /** All that a dataset holds. */
    public static Scope of(UnionDataset dataset) {
        Map<Node, Graph> named = new LinkedHashMap<>();
        dataset.graphNames().forEach(name -> named.put(name, dataset.getGraph(name)));
        return new Scope(List.of(dataset.getGraph(Quad.unionGraph)), named);
    }

    /** This and what stands beside it. */
    public Scope and(Scope other) {
        List<Graph> all = new ArrayList<>(wholes);
        all.addAll(other.wholes);
        Map<Node, Graph> more = new LinkedHashMap<>(named);
        other.named.forEach(more::putIfAbsent);
        return new Scope(all, more);
    }

    /** Whether a resource occurs, as subject, predicate, object or name of a graph. At most three look-ups for each whole. */
    public boolean contains(Node resource) {
        return named.containsKey(resource) || wholes.stream().anyMatch(graph -> occurs(resource, graph));
    }

    static boolean occurs(Node resource, Graph graph) {
        return graph.contains(resource, Node.ANY, Node.ANY)
                || graph.contains(Node.ANY, Node.ANY, resource)
                || graph.contains(Node.ANY, resource, Node.ANY);
    }

    /** The words for the terms of this in a language. */
    public Labels labels(String language) {
        return new Labels(wholes, language);
    }
}
