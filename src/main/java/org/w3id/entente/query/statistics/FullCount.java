package org.w3id.entente.query.statistics;

import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.RDF;
import org.w3id.entente.store.Cursor;
import org.w3id.entente.store.Dictionary;
import org.w3id.entente.store.FactsGraph;
import org.w3id.entente.store.Relation;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** One pass over a graph, on ids. */
final class FullCount {
    private final FactsGraph graph;
    private final Dictionary dictionary;
    private final BitSet subjects = new BitSet();
    private final BitSet objects = new BitSet();
    private final Map<Node, Long> classes = new HashMap<>();
    private final Map<Node, GraphStatistics.Property> properties = new HashMap<>();
    private final Map<GraphStatistics.Link, Long> links = new HashMap<>();
    private final Cursor cursor = new Cursor();
    private long triples;

    FullCount(FactsGraph graph) {
        this.graph = graph;
        this.dictionary = graph.facts().dictionary();
    }

    GraphStatistics statistics() {
        for (int predicate : graph.facts().predicates()) {
            count(predicate);
        }
        long entities = subjects.stream()
                .filter(id -> Links.isOurs(dictionary.node(id)))
                .count();
        return new GraphStatistics(
                triples, subjects.cardinality(), objects.cardinality(), entities, classes, properties, links);
    }

    private void count(int predicate) {
        Node property = dictionary.node(predicate);
        Relation relation = graph.facts().relation(predicate);
        boolean isType = property.equals(RDF.type.asNode());
        boolean isLink = Links.PROPERTIES.contains(property);
        long all = 0;
        long distinctSubjects = 0;
        int last = 0;
        relation.bySubject(cursor);
        for (boolean more = cursor.seek(0); more; more = cursor.next()) {
            if (!graph.shows(cursor.height())) {
                continue;
            }
            all++;
            int subject = Relation.leading(cursor.key());
            if (subject != last) {
                last = subject;
                distinctSubjects++;
                subjects.set(subject);
            }
            if (isLink) {
                Links.host(dictionary.node(Relation.following(cursor.key())))
                        .ifPresent(host -> links.merge(new GraphStatistics.Link(property, host), 1L, Long::sum));
            }
        }
        long distinctObjects = objects(relation, isType);
        if (all > 0) {
            triples += all;
            properties.put(property, new GraphStatistics.Property(all, distinctSubjects, distinctObjects));
        }
    }

    private long objects(Relation relation, boolean isType) {
        long distinct = 0;
        int last = 0;
        long ofLast = 0;
        relation.byObject(cursor);
        for (boolean more = cursor.seek(0); more; more = cursor.next()) {
            if (!graph.shows(cursor.height())) {
                continue;
            }
            int object = Relation.leading(cursor.key());
            if (object != last) {
                keep(isType, last, ofLast);
                last = object;
                ofLast = 0;
                distinct++;
                objects.set(object);
            }
            ofLast++;
        }
        keep(isType, last, ofLast);
        return distinct;
    }

    private void keep(boolean isType, int object, long count) {
        if (isType && count > 0) {
            classes.put(dictionary.node(object), count);
        }
    }
}
