package org.w3id.entente.query.describe;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.query.limits.Budget;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * Describes resources. The cost goes with what is said of them and points to them. Belongs to one thread.
 */
public final class Describer {
    /** How many of what points to a resource by one property are shown unless told otherwise. */
    public static final int SHOWN = 100;

    private static final int DEEPEST = 8;

    /** What comes first in a description; everything else follows by name. */
    private static final List<Node> FIRST = List.of(
            RDF.type.asNode(),
            RDFS.label.asNode(),
            SKOS.prefLabel.asNode(),
            SKOS.altLabel.asNode(),
            SKOS.definition.asNode(),
            RDFS.comment.asNode());

    private static final Comparator<Node> PROPERTIES =
            Comparator.comparingInt((Node node) -> rank(node)).thenComparing(node -> node.toString());
    private static final Comparator<Node> VALUES =
            Comparator.comparing(Node::isLiteral).thenComparing(node -> node.toString());

    private final Scope scope;
    private final Budget budget;
    private final int most;

    /**
     * Describes what is in a scope.
     *
     * @param budget is checked while it counts
     * @param most how many of what points to a resource by one property are shown, from 1
     */
    public Describer(Scope scope, Budget budget, int most) {
        this.scope = scope;
        this.budget = budget;
        this.most = most;
    }

    private static int rank(Node property) {
        int rank = FIRST.indexOf(property);
        return rank < 0 ? FIRST.size() : rank;
    }

    /** What is said of a resource; nothing at all, when it does not occur. */
    public ResourceDescription describe(Node resource) {
        List<ResourceDescription.Property> statements = statements(resource);
        String fragments = resource.toString() + "#";
        Set<Node> parts = new HashSet<>();
        for (ResourceDescription.Property each : statements) {
            for (ResourceDescription.Value value : each.values()) {
                if (value.node().isURI() && value.node().getURI().startsWith(fragments)) {
                    parts.add(value.node());
                }
            }
        }
        Graph own = scope.named().get(resource);
        return new ResourceDescription(
                resource,
                statements,
                inverse(resource),
                uses(resource),
                graphs(resource),
                own == null ? OptionalInt.empty() : OptionalInt.of(own.size()),
                parts.stream().sorted(VALUES).map(this::part).toList());
    }

    /** What is said of a resource, by property, and not what points to it. */
    public List<ResourceDescription.Property> statements(Node resource) {
        return statements(resource, new HashSet<>(), 0);
    }

    private ResourceDescription part(Node resource) {
        return new ResourceDescription(
                resource, statements(resource), List.of(), 0, graphs(resource), OptionalInt.empty(), List.of());
    }

    private List<ResourceDescription.Property> statements(Node subject, Set<Node> above, int depth) {
        if (depth > DEEPEST || !above.add(subject)) {
            return List.of();
        }
        Map<Node, List<Found>> byProperty = new TreeMap<>(PROPERTIES);
        forEach(subject, Node.ANY, Node.ANY, (triple, part) -> {
            byProperty
                    .computeIfAbsent(triple.getPredicate(), property -> new ArrayList<>())
                    .add(new Found(triple.getObject(), triple, part));
            return true;
        });
        List<ResourceDescription.Property> properties = new ArrayList<>();
        byProperty.forEach((property, values) -> {
            values.sort(Comparator.comparing(Found::shown, VALUES));
            properties.add(new ResourceDescription.Property(
                    property,
                    values.stream()
                            .map(each -> each.value(
                                    each.shown().isBlank() ? statements(each.shown(), above, depth + 1) : List.of()))
                            .toList()));
        });
        return properties;
    }

    /** A term that a statement leads to, and where the statement was found. */
    private record Found(Node shown, Triple triple, Scope.Part part) {
        ResourceDescription.Value value(List<ResourceDescription.Property> details) {
            Graph inferred = part.named().getOrDefault(Snapshot.INFERRED, Graph.emptyGraph);
            if (inferred.contains(triple)) {
                return new ResourceDescription.Value(shown, List.of(Snapshot.INFERRED), true, details);
            }
            List<Node> graphs = new ArrayList<>();
            part.named().forEach((name, graph) -> {
                if (graph.contains(triple)) {
                    graphs.add(name);
                }
            });
            return new ResourceDescription.Value(shown, graphs, false, details);
        }
    }

    private List<ResourceDescription.Inverse> inverse(Node resource) {
        Map<Node, Pointing> byProperty = new TreeMap<>(PROPERTIES);
        forEach(Node.ANY, Node.ANY, resource, (triple, part) -> {
            if (!triple.getSubject().isBlank()) {
                byProperty
                        .computeIfAbsent(triple.getPredicate(), property -> new Pointing())
                        .add(new Found(triple.getSubject(), triple, part), most);
            }
            return true;
        });
        List<ResourceDescription.Inverse> inverse = new ArrayList<>();
        byProperty.forEach((property, pointing) -> {
            pointing.shown.sort(Comparator.comparing(Found::shown, VALUES));
            inverse.add(new ResourceDescription.Inverse(
                    property,
                    pointing.count,
                    pointing.shown.stream().map(each -> each.value(List.of())).toList()));
        });
        return inverse;
    }

    private static final class Pointing {
        private final List<Found> shown = new ArrayList<>();
        private int count;

        void add(Found subject, int most) {
            count++;
            if (shown.size() < most) {
                shown.add(subject);
            }
        }
    }

    private int uses(Node resource) {
        int[] count = {0};
        forEach(Node.ANY, resource, Node.ANY, (triple, part) -> ++count[0] < ResourceDescription.COUNTED);
        return count[0];
    }

    private List<Node> graphs(Node resource) {
        List<Node> graphs = new ArrayList<>();
        scope.named().forEach((name, graph) -> {
            if (name.equals(resource) || Scope.occurs(resource, graph)) {
                graphs.add(name);
            }
        });
        return graphs;
    }

    /** What is done with a triple; false ends it. */
    private interface Visit {
        boolean of(Triple triple, Scope.Part part);
    }

    private void forEach(Node subject, Node predicate, Node object, Visit visit) {
        for (Scope.Part part : scope.parts()) {
            ExtendedIterator<Triple> triples = part.whole().find(subject, predicate, object);
            try {
                while (triples.hasNext()) {
                    budget.check();
                    if (!visit.of(triples.next(), part)) {
                        return;
                    }
                }
            } finally {
                triples.close();
            }
        }
    }
}
