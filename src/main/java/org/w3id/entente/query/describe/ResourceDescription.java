package org.w3id.entente.query.describe;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * What is said of a resource. Immutable; threads may share it.
 *
 * @param resource the resource
 * @param statements what is said of it, by property, and of the blank nodes and fragments that this leads to
 * @param inverse what points to it, by property
 * @param uses how often it is a predicate; at most {@link #COUNTED}
 * @param graphs the named graphs that it occurs in, or that it names
 * @param size how many triples the graph has that it names; empty when it names none
 * @param parts the same of each fragment of its address that it leads to, such as a selector
 */
public record ResourceDescription(
        Node resource,
        List<Property> statements,
        List<Inverse> inverse,
        int uses,
        List<Node> graphs,
        OptionalInt size,
        List<ResourceDescription> parts) {
    /** Up to where uses of a predicate are counted. */
    public static final int COUNTED = 10_000;

    /** Copies the lists. */
    public ResourceDescription {
        Objects.requireNonNull(resource);
        statements = List.copyOf(statements);
        inverse = List.copyOf(inverse);
        graphs = List.copyOf(graphs);
        Objects.requireNonNull(size);
        parts = List.copyOf(parts);
    }

    /**
     * A property and its values.
     *
     * @param property the property
     * @param values its values, at least one
     */
    public record Property(Node property, List<Value> values) {
        /** Copies the list. */
        public Property {
            Objects.requireNonNull(property);
            values = List.copyOf(values);
        }
    }

    /**
     * A value.
     *
     * @param node the value
     * @param graphs the named graphs in which the statement is
     * @param isInferred whether the statement only follows by rule
     * @param details what is said of a blank node; empty for other values
     */
    public record Value(Node node, List<Node> graphs, boolean isInferred, List<Property> details) {
        /** Copies the lists. */
        public Value {
            Objects.requireNonNull(node);
            graphs = List.copyOf(graphs);
            details = List.copyOf(details);
        }
    }

    /**
     * What points to the resource by one property.
     *
     * @param property the property
     * @param count how many do
     * @param shown some of them, or all
     */
    public record Inverse(Node property, int count, List<Value> shown) {
        /** Copies the list. */
        public Inverse {
            Objects.requireNonNull(property);
            shown = List.copyOf(shown);
        }

        /** How many are not shown. */
        public int rest() {
            return count - shown.size();
        }
    }

    /** How many statements that point to the resource are left out. */
    public int rest() {
        return inverse.stream().mapToInt(Inverse::rest).sum();
    }

    /** The values of a property, in order. */
    public List<Node> values(Node property) {
        return statements.stream()
                .filter(each -> each.property().equals(property))
                .flatMap(each -> each.values().stream())
                .map(Value::node)
                .toList();
    }

    /** All statements that are shown, as a graph of its own. */
    public Graph graph() {
        Graph graph = GraphMemFactory.createGraphMem2();
        add(graph);
        return graph;
    }

    private void add(Graph graph) {
        statements.forEach(property -> add(resource, property, graph));
        for (Inverse each : inverse) {
            each.shown().forEach(value -> graph.add(Triple.create(value.node(), each.property(), resource)));
        }
        parts.forEach(part -> part.add(graph));
    }

    private static void add(Node subject, Property property, Graph graph) {
        for (Value value : property.values()) {
            graph.add(Triple.create(subject, property.property(), value.node()));
            value.details().forEach(each -> add(value.node(), each, graph));
        }
    }
}
