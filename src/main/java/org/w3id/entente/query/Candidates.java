package org.w3id.entente.query;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.entente.vocab.Namespaces;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The things in a graph that a parameter's value may name. */
final class Candidates {
    private final Graph graph;

    Candidates(Graph graph) {
        this.graph = graph;
    }

    /** The candidates of a type, sorted by their short names; empty for types whose values are literals. */
    List<Candidate> of(ParameterType type) {
        return switch (type) {
            case ParameterType.Concept concept -> described(Namespaces.CONCEPT + concept.scheme() + "/");
            case ParameterType.Thing thing ->
                thing.className().map(this::instances).orElseGet(() -> described(Namespaces.ID));
            case ParameterType.Month unused -> List.of();
        };
    }

    private List<Candidate> described(String namespace) {
        Set<Node> found = new LinkedHashSet<>();
        graph.find().forEachRemaining(triple -> {
            Node subject = triple.getSubject();
            if (subject.isURI() && subject.getURI().startsWith(namespace)) {
                found.add(subject);
            }
        });
        return candidates(found, namespace);
    }

    private List<Candidate> instances(String className) {
        Set<Node> found = new LinkedHashSet<>();
        for (Node type : withSubclasses(NodeFactory.createURI(Namespaces.ONTOLOGY + className))) {
            graph.find(Node.ANY, RDF.type.asNode(), type).forEachRemaining(triple -> found.add(triple.getSubject()));
        }
        found.removeIf(node -> !node.isURI() || !node.getURI().startsWith(Namespaces.ID));
        return candidates(found, Namespaces.ID);
    }

    private Set<Node> withSubclasses(Node type) {
        Set<Node> types = new HashSet<>();
        Deque<Node> open = new ArrayDeque<>(List.of(type));
        while (!open.isEmpty()) {
            Node next = open.pop();
            if (types.add(next)) {
                graph.find(Node.ANY, RDFS.subClassOf.asNode(), next)
                        .forEachRemaining(triple -> open.push(triple.getSubject()));
            }
        }
        return types;
    }

    private List<Candidate> candidates(Set<Node> nodes, String namespace) {
        List<Candidate> candidates = new ArrayList<>();
        for (Node node : nodes) {
            candidates.add(new Candidate(node.getURI().substring(namespace.length()), node, labels(node)));
        }
        candidates.sort(Comparator.comparing(Candidate::slug));
        return candidates;
    }

    private Set<String> labels(Node node) {
        Set<String> labels = new LinkedHashSet<>();
        for (Node property : List.of(SKOS.prefLabel.asNode(), RDFS.label.asNode())) {
            graph.find(node, property, Node.ANY).forEachRemaining(triple -> {
                if (triple.getObject().isLiteral()) {
                    labels.add(triple.getObject().getLiteralLexicalForm());
                }
            });
        }
        return labels;
    }

    /** The English label of a thing, else any label; empty when it has none. */
    Optional<String> label(Node node) {
        Optional<String> any = Optional.empty();
        for (Node property : List.of(SKOS.prefLabel.asNode(), RDFS.label.asNode())) {
            for (Node label : graph.find(node, property, Node.ANY)
                    .mapWith(triple -> triple.getObject())
                    .toList()) {
                if (label.isLiteral() && label.getLiteralLanguage().equals("en")) {
                    return Optional.of(label.getLiteralLexicalForm());
                }
                any = label.isLiteral() ? Optional.of(label.getLiteralLexicalForm()) : any;
            }
        }
        return any;
    }

    /**
     * A thing that may be meant.
     *
     * @param slug its short name: its IRI without the namespace
     * @param labels its labels in every language
     */
    record Candidate(String slug, Node node, Set<String> labels) {}
}
