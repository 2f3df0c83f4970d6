package org.w3id.entente.query.statistics;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Figures after a change of a graph. A term that a change touches counts anew when the graph did not have it before, and no
 * longer when it does not have it now; both graphs are at hand to be asked.
 */
final class ChangedCount {
    private final Graph before;
    private final Graph after;
    private final Map<Node, Long> classes;
    private final Map<Node, GraphStatistics.Property> properties;
    private final Map<GraphStatistics.Link, Long> links;
    private long triples;
    private long subjects;
    private long objects;
    private long entities;

    ChangedCount(GraphStatistics known, Graph before, Graph after) {
        this.before = before;
        this.after = after;
        this.classes = new HashMap<>(known.classes());
        this.properties = new HashMap<>(known.properties());
        this.links = new HashMap<>(known.links());
        this.triples = known.triples();
        this.subjects = known.subjects();
        this.objects = known.objects();
        this.entities = known.entities();
    }

    GraphStatistics with(Set<Triple> added, Set<Triple> removed) {
        added.forEach(triple -> count(triple, 1));
        removed.forEach(triple -> count(triple, -1));
        Set<Triple> touched = new HashSet<>(added);
        touched.addAll(removed);
        Set<Node> seenSubjects = new HashSet<>();
        Set<Node> seenObjects = new HashSet<>();
        Set<Triple> seenPairs = new HashSet<>();
        for (Triple triple : touched) {
            Node subject = triple.getSubject();
            Node property = triple.getPredicate();
            Node object = triple.getObject();
            if (seenSubjects.add(subject)) {
                int more = more(subject, Node.ANY, Node.ANY);
                subjects += more;
                entities += Links.isOurs(subject) ? more : 0;
            }
            if (seenObjects.add(object)) {
                objects += more(Node.ANY, Node.ANY, object);
            }
            if (seenPairs.add(Triple.create(subject, property, Node.ANY))) {
                add(property, 0, more(subject, property, Node.ANY), 0);
            }
            if (seenPairs.add(Triple.create(Node.ANY, property, object))) {
                add(property, 0, 0, more(Node.ANY, property, object));
            }
        }
        properties.values().removeIf(GraphStatistics.Property.NONE::equals);
        return new GraphStatistics(triples, subjects, objects, entities, classes, properties, links);
    }

    private void count(Triple triple, long sign) {
        triples += sign;
        add(triple.getPredicate(), sign, 0, 0);
        if (triple.getPredicate().equals(RDF.type.asNode())) {
            add(classes, triple.getObject(), sign);
        }
        if (Links.PROPERTIES.contains(triple.getPredicate())) {
            Links.host(triple.getObject())
                    .ifPresent(host -> add(links, new GraphStatistics.Link(triple.getPredicate(), host), sign));
        }
    }

    private static <T> void add(Map<T, Long> counts, T key, long sign) {
        counts.merge(key, sign, Long::sum);
        counts.remove(key, 0L);
    }

    private void add(Node property, long moreTriples, long moreSubjects, long moreObjects) {
        GraphStatistics.Property known = properties.getOrDefault(property, GraphStatistics.Property.NONE);
        properties.put(
                property,
                new GraphStatistics.Property(
                        known.triples() + moreTriples, known.subjects() + moreSubjects, known.objects() + moreObjects));
    }

    /** 1 when a pattern has its first match now, -1 when it has lost its last. */
    private int more(Node subject, Node property, Node object) {
        return (after.contains(subject, property, object) ? 1 : 0)
                - (before.contains(subject, property, object) ? 1 : 0);
    }
}
