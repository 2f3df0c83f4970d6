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
import java.util.Objects;

/**
 * What descriptions are made from: parts that have no statement in common. Immutable as long as nobody changes the graphs;
 * threads may share it.
 *
 * @param parts the parts
 */
public record Scope(List<Part> parts) {
    /**
     * Named graphs, and what they come to together.
     *
     * @param whole all statements
     * @param named the named graphs, in the order in which they are to be listed
     */
    public record Part(Graph whole, Map<Node, Graph> named) {
        /** Copies the map. */
        public Part {
            Objects.requireNonNull(whole);
            named = Collections.unmodifiableMap(new LinkedHashMap<>(named));
        }
    }

    /** Copies the list. */
    public Scope {
        parts = List.copyOf(parts);
    }

    /** All that a dataset holds. */
    public static Scope of(UnionDataset dataset) {
        Map<Node, Graph> named = new LinkedHashMap<>();
        dataset.graphNames().forEach(name -> named.put(name, dataset.getGraph(name)));
        return new Scope(List.of(new Part(dataset.getGraph(Quad.unionGraph), named)));
    }

    /** One graph without a name. */
    public static Scope of(Graph graph) {
        return new Scope(List.of(new Part(graph, Map.of())));
    }

    /** This and what stands beside it. */
    public Scope and(Scope other) {
        List<Part> all = new ArrayList<>(parts);
        all.addAll(other.parts);
        return new Scope(all);
    }

    /** Graphs that together hold all statements. */
    public List<Graph> wholes() {
        return parts.stream().map(Part::whole).toList();
    }

    /** The named graphs of all parts. */
    public Map<Node, Graph> named() {
        Map<Node, Graph> named = new LinkedHashMap<>();
        parts.forEach(part -> part.named().forEach(named::putIfAbsent));
        return named;
    }

    /** Whether a resource occurs, as subject, predicate, object or name of a graph. At most three look-ups for each part. */
    public boolean contains(Node resource) {
        return parts.stream().anyMatch(part -> part.named().containsKey(resource) || occurs(resource, part.whole()));
    }

    static boolean occurs(Node resource, Graph graph) {
        return graph.contains(resource, Node.ANY, Node.ANY)
                || graph.contains(Node.ANY, Node.ANY, resource)
                || graph.contains(Node.ANY, resource, Node.ANY);
    }

    /** The words for the terms of this in a language. */
    public Labels labels(String language) {
        return new Labels(wholes(), language);
    }
}
