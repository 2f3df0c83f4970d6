package org.w3id.entente.serve.reconcile;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.entente.query.limits.Budget;
import org.w3id.entente.query.search.Hit;
import org.w3id.entente.query.search.Likeness;
import org.w3id.entente.query.search.SearchIndex;
import org.w3id.entente.query.search.SearchRequest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds what a cell may mean. The score is that of the name, or, where properties are given, seven parts of it and three of how
 * well they agree. Belongs to one thread.
 */
final class Matching {
    private static final double EXACT = 100;
    private static final double NAME_PART = 0.7;
    private static final double OTHER_TYPE = 0.8;

    /** How many things are weighed that have a wanted value. */
    private static final int WEIGHED = 1_000;

    private static final int MEANT = 5;
    private static final int MORE = 5;

    private final Graph graph;
    private final SearchIndex index;
    private final Terms terms;
    private final Vocabulary vocabulary;
    private final Budget budget;

    Matching(Graph graph, SearchIndex index, Terms terms, Vocabulary vocabulary, Budget budget) {
        this.graph = graph;
        this.index = index;
        this.terms = terms;
        this.vocabulary = vocabulary;
        this.budget = budget;
    }

    private record Wanted(Node property, String identifier, List<Query.Value> values) {}

    private record Candidate(Node thing, double score, boolean isTyped, Map<String, Object> features) {}

    /** The answer to a query: candidates, the best first. */
    Map<String, Object> result(String at, Query query) {
        List<Node> types = query.types().stream()
                .map(each -> terms.type(at + ".type", each))
                .toList();
        List<Wanted> wanted = query.conditions().stream()
                .map(each ->
                        new Wanted(terms.property(at + ".properties", each.property()), each.property(), each.values()))
                .toList();
        List<Candidate> candidates = new ArrayList<>();
        if (query.text().isBlank()) {
            for (Node thing : having(wanted.getFirst(), query, types)) {
                candidates.add(candidate(thing, -1, query, types, wanted));
            }
        } else {
            int limit = wanted.isEmpty() ? query.limit() + 1 : MORE * query.limit();
            SearchRequest request = new SearchRequest(
                    query.text(), SearchRequest.Manner.WHOLE, thing -> isPossible(thing, query, types), limit);
            for (Hit hit : index.find(request, budget)) {
                candidates.add(candidate(hit.thing(), hit.score(), query, types, wanted));
            }
        }
        candidates.sort(Comparator.comparingDouble((Candidate each) -> -each.score)
                .thenComparing(each -> Identifiers.entity(each.thing)));
        return Map.of("result", written(candidates, query.limit()));
    }

    private List<Map<String, Object>> written(List<Candidate> candidates, int limit) {
        List<Map<String, Object>> result = new ArrayList<>();
        for (Candidate each : candidates.subList(0, Math.min(limit, candidates.size()))) {
            boolean isOnly =
                    candidates.stream().filter(other -> other.score >= EXACT).count() == 1;
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("id", Identifiers.entity(each.thing));
            object.put("name", vocabulary.name(each.thing));
            object.put("description", vocabulary.description(each.thing));
            object.put(
                    "type",
                    vocabulary.types(each.thing).stream().map(vocabulary::term).toList());
            object.put("score", each.score);
            object.put("match", each.score >= EXACT && each.isTyped && isOnly);
            List<Map<String, Object>> features = new ArrayList<>();
            each.features.forEach((id, value) -> features.add(Map.of("id", id, "value", value)));
            object.put("features", features);
            result.add(object);
        }
        return result;
    }

    private boolean isPossible(Node thing, Query query, List<Node> types) {
        return Identifiers.isEntity(thing)
                && (query.strictness() == Query.Strictness.SHOULD || isOfType(thing, query, types));
    }

    private boolean isOfType(Node thing, Query query, List<Node> types) {
        return types.isEmpty()
                || (query.strictness() == Query.Strictness.ALL
                        ? types.stream().allMatch(type -> graph.contains(thing, RDF.type.asNode(), type))
                        : types.stream().anyMatch(type -> graph.contains(thing, RDF.type.asNode(), type)));
    }

    private Candidate candidate(Node thing, double named, Query query, List<Node> types, List<Wanted> wanted) {
        Map<String, Object> features = new LinkedHashMap<>();
        double score = 0;
        if (named >= 0) {
            features.put("name", named);
            score = wanted.isEmpty() ? named : NAME_PART * named;
        }
        boolean isTyped = isOfType(thing, query, types);
        if (!types.isEmpty()) {
            features.put("type", isTyped);
        }
        double agreement = 0;
        for (Wanted each : wanted) {
            double agrees = agreement(thing, each);
            features.put("property:" + each.identifier, agrees);
            agreement += agrees / wanted.size();
        }
        score += wanted.isEmpty() ? 0 : (named >= 0 ? 1 - NAME_PART : 1) * agreement;
        return new Candidate(thing, Math.round(10 * (isTyped ? score : OTHER_TYPE * score)) / 10.0, isTyped, features);
    }

    /** How well the best of the wanted values agrees with one that the thing has, from 0 to 100. */
    private double agreement(Node thing, Wanted wanted) {
        double best = 0;
        ExtendedIterator<Triple> triples = graph.find(thing, wanted.property, Node.ANY);
        try {
            while (triples.hasNext() && best < EXACT) {
                budget.check();
                Node value = triples.next().getObject();
                for (Query.Value each : wanted.values) {
                    best = Math.max(best, agreement(value, each));
                }
            }
        } finally {
            triples.close();
        }
        return best;
    }

    private double agreement(Node value, Query.Value wanted) {
        return switch (wanted) {
            case Query.Value.Thing thing -> value.equals(Identifiers.entity(thing.identifier())) ? EXACT : 0;
            case Query.Value.Text text when value.isLiteral() -> literal(value, text.text());
            case Query.Value.Text text when value.isURI() -> named(value, text.text());
            case Query.Value.Text unused -> 0;
        };
    }

    private static double literal(Node value, String text) {
        String lexical = value.getLiteralLexicalForm();
        if (lexical.equals(text.strip())) {
            return EXACT;
        }
        if (value.getLiteralDatatype().isValid(lexical) && value.getLiteralValue() instanceof Number number) {
            try {
                return number.doubleValue() == Double.parseDouble(text) ? EXACT : 0;
            } catch (NumberFormatException noNumber) {
                return 0;
            }
        }
        return Likeness.percent(text, lexical);
    }

    private double named(Node value, String text) {
        if (value.getURI().equals(text.strip()) || value.equals(Identifiers.entity(text))) {
            return EXACT;
        }
        double best = 0;
        for (Node property : List.of(RDFS.label.asNode(), SKOS.prefLabel.asNode(), SKOS.altLabel.asNode())) {
            for (Triple triple : graph.find(value, property, Node.ANY).toList()) {
                if (triple.getObject().isLiteral()) {
                    best = Math.max(
                            best, Likeness.percent(text, triple.getObject().getLiteralLexicalForm()));
                }
            }
        }
        return best;
    }

    /** Things that have one of the wanted values, or one that is nearly called so. */
    private Set<Node> having(Wanted wanted, Query query, List<Node> types) {
        Set<Node> values = new LinkedHashSet<>();
        for (Query.Value each : wanted.values) {
            switch (each) {
                case Query.Value.Thing thing -> values.add(Identifiers.entity(thing.identifier()));
                case Query.Value.Text text -> {
                    values.add(Identifiers.entity(text.text().replaceAll("[\\s<>\"{}|\\\\^`]", "-")));
                    index.find(SearchRequest.of(cut(text.text()), MEANT), budget)
                            .forEach(hit -> values.add(hit.thing()));
                }
            }
        }
        Set<Node> things = new LinkedHashSet<>();
        for (Node value : values) {
            add(graph.find(Node.ANY, wanted.property, value), query, types, things);
        }
        for (Query.Value each : wanted.values) {
            if (each instanceof Query.Value.Text text) {
                withLiteral(wanted.property, text.text(), query, types, things);
            }
        }
        return things;
    }

    private static String cut(String text) {
        return text.length() > SearchRequest.LONGEST ? text.substring(0, SearchRequest.LONGEST) : text;
    }

    private void withLiteral(Node property, String text, Query query, List<Node> types, Set<Node> things) {
        ExtendedIterator<Triple> triples = graph.find(Node.ANY, property, Node.ANY);
        try {
            while (triples.hasNext() && things.size() < WEIGHED) {
                budget.check();
                Triple triple = triples.next();
                if (triple.getObject().isLiteral()
                        && literal(triple.getObject(), text) >= EXACT
                        && isPossible(triple.getSubject(), query, types)) {
                    things.add(triple.getSubject());
                }
            }
        } finally {
            triples.close();
        }
    }

    private void add(ExtendedIterator<Triple> triples, Query query, List<Node> types, Set<Node> things) {
        try {
            while (triples.hasNext() && things.size() < WEIGHED) {
                budget.check();
                Node thing = triples.next().getSubject();
                if (isPossible(thing, query, types)) {
                    things.add(thing);
                }
            }
        } finally {
            triples.close();
        }
    }
}
