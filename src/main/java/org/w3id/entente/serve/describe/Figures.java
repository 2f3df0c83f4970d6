package org.w3id.entente.serve.describe;

import org.apache.jena.graph.Node;
import org.w3id.entente.query.statistics.GraphStatistics;

/** The figures of a graph in VoID. */
final class Figures {
    private Figures() {}

    static void add(Node dataset, GraphStatistics counted, Statements statements) {
        statements
                .add(dataset, "void:triples", counted.triples())
                .add(dataset, "void:entities", counted.entities())
                .add(dataset, "void:distinctSubjects", counted.subjects())
                .add(dataset, "void:distinctObjects", counted.objects())
                .add(dataset, "void:classes", counted.classes().size())
                .add(dataset, "void:properties", counted.properties().size());
    }
}
