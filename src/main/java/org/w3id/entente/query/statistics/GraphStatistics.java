package org.w3id.entente.query.statistics;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.w3id.entente.store.FactsGraph;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How much one graph holds of what.
 *
 * @param triples the number of triples
 * @param subjects the number of distinct subjects
 * @param objects the number of distinct objects
 * @param entities the number of distinct subjects whose IRI is one of ours
 * @param classes how many things are stated to be of each class
 * @param properties what there is of each property
 * @param links how many triples link to each place outside
 */
public record GraphStatistics(
        long triples,
        long subjects,
        long objects,
        long entities,
        Map<Node, Long> classes,
        Map<Node, Property> properties,
        Map<Link, Long> links) {
    /** Those of no triples. */
    public static final GraphStatistics NONE = new GraphStatistics(0, 0, 0, 0, Map.of(), Map.of(), Map.of());

    /**
     * What there is of one property.
     *
     * @param triples the number of triples
     * @param subjects the number of distinct subjects
     * @param objects the number of distinct objects
     */
    public record Property(long triples, long subjects, long objects) {
        /** Nothing. */
        static final Property NONE = new Property(0, 0, 0);
    }

    /**
     * A place outside that a property links to.
     *
     * @param property the property
     * @param host the host of what is linked to
     */
    public record Link(Node property, String host) {
        /** Checks that nothing is missing. */
        public Link {
            Objects.requireNonNull(property);
            Objects.requireNonNull(host);
        }
    }

    /** Copies the maps. */
    public GraphStatistics {
        classes = Map.copyOf(classes);
        properties = Map.copyOf(properties);
        links = Map.copyOf(links);
    }

    /** Counts all of a graph; time linear in its triples. */
    public static GraphStatistics of(FactsGraph graph) {
        return new FullCount(graph).statistics();
    }

    /**
     * What they are after a change; time goes with the change, and with how many properties there are.
     *
     * @param before the graph that these are the statistics of
     * @param after the same graph after the change
     * @param added what it holds more, each once
     * @param removed what it holds no longer, each once
     */
    GraphStatistics after(Graph before, Graph after, Set<Triple> added, Set<Triple> removed) {
        return added.isEmpty() && removed.isEmpty() ? this : new ChangedCount(this, before, after).with(added, removed);
    }
}
