package org.w3id.entente.reason;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.E_Datatype;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_IRI;
import org.apache.jena.sparql.expr.E_Lang;
import org.apache.jena.sparql.expr.E_Str;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.vocabulary.RDF;
import org.w3id.entente.reason.Body.Aggregate;
import org.w3id.entente.reason.Body.Aggregation;
import org.w3id.entente.reason.Body.Assignment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds rules that may make new terms without end, because they make them of terms that they made.
 *
 * <p>The rules are applied to the most that could be asserted: one and the same thing in each place that people may fill. What
 * an expression computes is a new term that remembers of what it was made, and all conditions hold. Rules that never nest
 * a term in one of its own kind end on all data (model-faithful acyclicity: Cuenca Grau and others, Journal of Artificial
 * Intelligence Research 47, 2013). The others may end as well; to tell is undecidable.
 */
final class TermGrowth {
    /** Larger sets are not judged. */
    private static final int MOST_MATCHES = 1_000_000;

    private static final Node TYPE = RDF.type.asNode();
    private static final Node ANYTHING = NodeFactory.createURI("urn:anything");

    /**
     * A rule that may make terms without end.
     *
     * @param rule the rule
     * @param variable the variable that is a new term
     * @param way the predicates and classes by which the new term comes back to the rule, in order; the first is the last
     */
    record Growth(Rule rule, Var variable, List<Node> way) {}

    /** A way of making terms. */
    private record Maker(Node rule, Var variable) {}

    /** The fact from which a fact has its made terms. */
    private record Step(Triple fact, Optional<Step> before, Set<Maker> makers) {}

    private final Map<Node, Map<Triple, Step>> facts = new HashMap<>();
    private final Map<Node, Set<Maker>> makers = new HashMap<>();
    private final Map<Maker, Growth> growths = new LinkedHashMap<>();
    private int matches;
    private boolean hasGrown;

    /**
     * Applies rules until nothing new follows.
     *
     * @param rules the rules
     * @param derived the predicates and classes that are never asserted
     */
    TermGrowth(List<Rule> rules, Set<Node> derived) {
        for (Rule rule : rules) {
            Triples.of(rule)
                    .filter(triple -> !derived.contains(Triples.term(triple)))
                    .map(triple -> isClass(triple)
                            ? Triple.create(ANYTHING, TYPE, triple.getObject())
                            : Triple.create(ANYTHING, triple.getPredicate(), ANYTHING))
                    .forEach(triple -> add(triple, Optional.empty(), Set.of()));
        }
        do {
            hasGrown = false;
            rules.forEach(rule -> match(rule, 0, new HashMap<>(), List.of()));
        } while (hasGrown && matches < MOST_MATCHES);
    }

    /** The rules that may make terms without end; none when there are too many to judge. */
    List<Growth> endless() {
        return matches < MOST_MATCHES ? List.copyOf(growths.values()) : List.of();
    }

    private static boolean isClass(Triple triple) {
        return triple.getPredicate().equals(TYPE) && triple.getObject().isURI();
    }

    private void add(Triple fact, Optional<Step> before, Set<Maker> makers) {
        Map<Triple, Step> known = facts.computeIfAbsent(fact.getPredicate(), each -> new LinkedHashMap<>());
        if (known.putIfAbsent(fact, new Step(fact, before, makers)) == null) {
            hasGrown = true;
        }
    }

    private void match(Rule rule, int next, Map<Var, Node> binding, List<Step> premises) {
        List<Triple> pattern = rule.body().pattern().triples();
        if (next == pattern.size()) {
            conclude(rule, binding, premises);
            return;
        }
        Triple triple = pattern.get(next);
        Map<Triple, Step> candidates = facts.getOrDefault(triple.getPredicate(), Map.of());
        for (Map.Entry<Triple, Step> candidate : List.copyOf(candidates.entrySet())) {
            if (matches >= MOST_MATCHES) {
                return;
            }
            matches++;
            Triple fact = candidate.getKey();
            Map<Var, Node> longer = new HashMap<>(binding);
            boolean isClass = isClass(triple);
            boolean fits = bind(triple.getSubject(), fact.getSubject(), longer)
                    && (isClass
                            ? fact.getObject().equals(triple.getObject())
                                    || fact.getObject().equals(ANYTHING)
                            : bind(triple.getObject(), fact.getObject(), longer));
            if (fits) {
                List<Step> more = new ArrayList<>(premises);
                more.add(candidate.getValue());
                match(rule, next + 1, longer, more);
            }
        }
    }

    /** Constants are like anything that is asserted; a made term is never one of them. */
    private static boolean bind(Node pattern, Node value, Map<Var, Node> binding) {
        if (!pattern.isVariable()) {
            return value.equals(ANYTHING);
        }
        Node known = binding.putIfAbsent(Var.alloc(pattern), value);
        return known == null || known.equals(value);
    }

    private void conclude(Rule rule, Map<Var, Node> binding, List<Step> premises) {
        for (Triple head : rule.head()) {
            Optional<Node> subject = value(rule, head.getSubject(), binding, premises, head);
            Optional<Node> object = isClass(head)
                    ? Optional.of(head.getObject())
                    : value(rule, head.getObject(), binding, premises, head);
            if (subject.isEmpty() || object.isEmpty()) {
                continue;
            }
            Set<Maker> made = new HashSet<>(makers.getOrDefault(subject.get(), Set.of()));
            made.addAll(makers.getOrDefault(object.get(), Set.of()));
            add(
                    Triple.create(subject.get(), head.getPredicate(), object.get()),
                    premises.stream()
                            .filter(each -> each.makers().stream().anyMatch(made::contains))
                            .findFirst(),
                    made);
        }
    }

    /** The value of a term of a head; empty when it would be nested in one of its own kind. */
    private Optional<Node> value(Rule rule, Node term, Map<Var, Node> binding, List<Step> premises, Triple head) {
        if (!term.isVariable()) {
            return Optional.of(ANYTHING);
        }
        Var variable = Var.alloc(term);
        if (binding.containsKey(variable)) {
            return Optional.of(binding.get(variable));
        }
        Set<Var> origins = new LinkedHashSet<>();
        boolean isSame = origins(variable, rule, origins, new HashSet<>());
        List<Node> values =
                origins.stream().filter(binding::containsKey).map(binding::get).toList();
        if (isSame && values.size() == 1) {
            return Optional.of(values.getFirst());
        }
        Maker maker = new Maker(rule.name(), variable);
        Set<Maker> inside = values.stream()
                .flatMap(each -> makers.getOrDefault(each, Set.of()).stream())
                .collect(Collectors.toSet());
        if (inside.contains(maker)) {
            growths.computeIfAbsent(maker, each -> new Growth(rule, variable, way(maker, premises, head)));
            return Optional.empty();
        }
        Node made = NodeFactory.createURI("urn:made:" + rule.name() + variable + values);
        inside.add(maker);
        makers.putIfAbsent(made, inside);
        return Optional.of(made);
    }

    /** By which facts the term came back, from the one that it was made for. */
    private static List<Node> way(Maker maker, List<Step> premises, Triple head) {
        List<Node> way = new ArrayList<>(List.of(Triples.term(head)));
        Optional<Step> step =
                premises.stream().filter(each -> each.makers().contains(maker)).findFirst();
        while (step.isPresent()) {
            Node term = Triples.term(step.get().fact());
            if (!term.equals(way.getFirst()) || way.size() == 1) {
                way.addFirst(term);
            }
            step = step.get().before().filter(each -> each.makers().contains(maker));
        }
        return List.copyOf(way);
    }

    /**
     * Collects the matched variables that a variable is computed of.
     *
     * @return whether the value is that of one of them, converted at most
     */
    private static boolean origins(Var variable, Rule rule, Set<Var> origins, Set<Var> seen) {
        if (!seen.add(variable)) {
            return true;
        }
        Stream<Assignment> assignments = rule.body().pattern().assignments().stream();
        if (rule.body() instanceof Aggregation aggregation) {
            Optional<Aggregate> aggregate = aggregation.aggregates().stream()
                    .filter(each -> each.variable().equals(variable))
                    .findFirst();
            if (aggregate.isPresent()) {
                aggregate.get().argument().ifPresent(each -> origins(each, rule, origins, seen));
                return false;
            }
            assignments = Stream.concat(assignments, aggregation.assignments().stream());
        }
        Optional<Expr> expression = assignments
                .filter(each -> each.variable().equals(variable))
                .map(Assignment::expression)
                .findFirst();
        if (expression.isEmpty()) {
            origins.add(variable);
            return true;
        }
        boolean isSame = isConversion(expression.get());
        for (Var each : expression.get().getVarsMentioned()) {
            isSame &= origins(each, rule, origins, seen);
        }
        return isSame;
    }

    /** Whether an expression has one value for each of its variable, and applied again and again few in all. */
    private static boolean isConversion(Expr expression) {
        return switch (expression) {
            case E_Str text -> isConversion(text.getArg());
            case E_IRI iri -> iri.getArgs().stream().allMatch(TermGrowth::isConversion);
            case E_Lang language -> isConversion(language.getArg());
            case E_Datatype datatype -> isConversion(datatype.getArg());
            case E_Function cast -> cast.getArgs().stream().allMatch(TermGrowth::isConversion);
            default -> expression.isVariable();
        };
    }
}
