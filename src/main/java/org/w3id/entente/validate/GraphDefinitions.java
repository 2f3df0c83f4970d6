package org.w3id.entente.validate;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;

import java.util.Set;
import java.util.stream.Collectors;

/** What a graph describes, looked up when it is asked for. */
final class GraphDefinitions implements Definitions {
    private static final Node TYPE = RDF.type.asNode();

    private final Graph graph;
    private final Names names;

    GraphDefinitions(Graph graph, Names names) {
        this.graph = graph;
        this.names = names;
    }

    @Override
    public Set<Node> types(Node resource) {
        return graph.find(resource, TYPE, Node.ANY).mapWith(Triple::getObject).toSet();
    }

    @Override
    public boolean describes(Node resource) {
        return graph.contains(resource, Node.ANY, Node.ANY);
    }

    @Override
    public boolean isUnread(Node resource) {
        return false;
    }

    @Override
    public Set<Node> typed() {
        return graph.stream(Node.ANY, TYPE, Node.ANY).map(Triple::getSubject).collect(Collectors.toSet());
    }

    @Override
    public String name(Node node) {
        return names.of(node);
    }
}
