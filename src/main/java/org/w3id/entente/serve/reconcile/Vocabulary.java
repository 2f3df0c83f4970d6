package org.w3id.entente.serve.reconcile;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.entente.query.describe.Labels;
import org.w3id.entente.vocab.Namespaces;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Things, types and properties in words, as maps that become JSON objects. Belongs to one thread. */
final class Vocabulary {
    private static final List<Node> NOTES = List.of(
            SKOS.definition.asNode(), SKOS.scopeNote.asNode(), DCTerms.description.asNode(), RDFS.comment.asNode());

    private final Graph graph;
    private final Labels labels;

    Vocabulary(Graph graph, Labels labels) {
        this.graph = graph;
        this.labels = labels;
    }

    /** The words for a term. */
    String name(Node term) {
        return labels.text(term);
    }

    /** A type or a property by identifier and name. */
    Map<String, Object> term(Node term) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", Identifiers.term(term));
        object.put("name", name(term));
        return object;
    }

    /** A type with what it is, and the types directly above it. */
    Map<String, Object> type(Node type) {
        Map<String, Object> object = described(type);
        List<Node> above = graph.find(type, RDFS.subClassOf.asNode(), Node.ANY)
                .mapWith(each -> each.getObject())
                .filterKeep(each -> each.isURI() && each.getURI().startsWith(Namespaces.ONTOLOGY) && !each.equals(type))
                .toList();
        List<Map<String, Object>> broader = above.stream()
                .filter(each -> above.stream().noneMatch(other -> !other.equals(each) && isBelow(other, each)))
                .sorted(Comparator.comparing(Node::getURI))
                .map(this::term)
                .toList();
        if (!broader.isEmpty()) {
            object.put("broader", broader);
        }
        return object;
    }

    /** A type or a property with what it is. */
    Map<String, Object> described(Node term) {
        Map<String, Object> object = term(term);
        note(term).ifPresent(text -> object.put("description", text));
        return object;
    }

    /** The types of a thing that are ours, the narrowest first. */
    List<Node> types(Node thing) {
        List<Node> types = graph.find(thing, RDF.type.asNode(), Node.ANY)
                .mapWith(each -> each.getObject())
                .filterKeep(each -> each.isURI()
                        && (each.getURI().startsWith(Namespaces.ONTOLOGY) || each.equals(SKOS.Concept.asNode())))
                .toList();
        return types.stream()
                .sorted(Comparator.comparingLong((Node type) -> -types.stream()
                                .filter(other -> !other.equals(type) && isBelow(type, other))
                                .count())
                        .thenComparing(Node::getURI))
                .toList();
    }

    private boolean isBelow(Node lower, Node upper) {
        Set<Node> seen = new HashSet<>();
        Deque<Node> open = new ArrayDeque<>(List.of(lower));
        while (!open.isEmpty()) {
            for (Triple triple :
                    graph.find(open.pop(), RDFS.subClassOf.asNode(), Node.ANY).toList()) {
                if (triple.getObject().equals(upper)) {
                    return true;
                }
                if (seen.add(triple.getObject())) {
                    open.push(triple.getObject());
                }
            }
        }
        return false;
    }

    /** What a thing is, in a sentence: its narrowest type, and what is said of it. */
    String description(Node thing) {
        List<String> parts = new ArrayList<>();
        types(thing).stream().findFirst().map(this::name).ifPresent(parts::add);
        note(thing).ifPresent(parts::add);
        return String.join("; ", parts);
    }

    private Optional<String> note(Node term) {
        for (Node property : NOTES) {
            List<Node> notes = graph.find(term, property, Node.ANY)
                    .mapWith(each -> each.getObject())
                    .filterKeep(Node::isLiteral)
                    .toList();
            for (String language : List.of(labels.language(), "en", "")) {
                for (Node note : notes) {
                    if (language.isEmpty() || note.getLiteralLanguage().equals(language)) {
                        return Optional.of(note.getLiteralLexicalForm());
                    }
                }
            }
        }
        return Optional.empty();
    }
}
