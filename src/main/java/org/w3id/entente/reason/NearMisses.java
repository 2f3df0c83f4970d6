package org.w3id.entente.reason;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.util.NodeCmp;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.w3id.entente.store.Facts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks for rule instances that conclude a triple but for something: with no premise missing, then one, and so on. Works
 * on terms through the read-only view, as it is asked seldom; gives up on a rule after {@value #BUDGET} triples.
 */
final class NearMisses {
    private static final int BUDGET = 20_000;
    private static final int COLLECTED = 64;
    private static final int GIVEN = 3;

    private final Engine engine;
    private final Facts facts;
    private final Inversion inversion;
    private final Prospects prospects;
    private final Set<Rule> unfinished = new LinkedHashSet<>();
    private final Set<WhyNot.Attempt> found = new LinkedHashSet<>();
    private Rule rule;
    private Body.Pattern body;
    private Set<Node> computed = Set.of();
    private int budget;

    NearMisses(Engine engine, Facts facts) {
        this.engine = engine;
        this.facts = facts;
        inversion = new Inversion(engine.terms());
        prospects = new Prospects(engine, facts, inversion);
    }

    WhyNot search(Triple goal) {
        if (facts.graph().contains(Rows.anywhere(goal))) {
            return new WhyNot(goal, true, List.of(), List.of());
        }
        Comparator<WhyNot.Attempt> order = order(goal);
        List<WhyNot.Attempt> attempts = new ArrayList<>();
        int predicate = facts.dictionary().find(goal.getPredicate());
        for (Engine.Conclusion conclusion : engine.conclusions(predicate)) {
            rule = conclusion.clause().rule;
            body = rule.body().pattern();
            Map<Var, Node> bindings = new HashMap<>();
            if (Rows.unify(rule.head().get(conclusion.head()), goal, bindings)) {
                search(inversion.solve(rule.body(), bindings));
                found.stream().sorted(order).limit(GIVEN).forEach(attempts::add);
            }
        }
        attempts.sort(order);
        return new WhyNot(goal, false, attempts.stream().distinct().toList(), List.copyOf(unfinished));
    }

    /** Near ones first; of equally near ones those first whose premises speak of more of the goal's terms. */
    private static Comparator<WhyNot.Attempt> order(Triple goal) {
        return Comparator.comparingInt(WhyNot.Attempt::distance)
                .thenComparingInt(attempt -> -touched(attempt, goal.getSubject()) - touched(attempt, goal.getObject()))
                .thenComparing(attempt -> attempt.rule().name().toString())
                .thenComparing(attempt -> attempt.held().toString())
                .thenComparing(attempt -> attempt.missing().toString());
    }

    private static int touched(WhyNot.Attempt attempt, Node term) {
        return attempt.held().stream()
                        .anyMatch(triple -> triple.getSubject().equals(term)
                                || triple.getObject().equals(term))
                ? 1
                : 0;
    }

    /** Looks for instances with ever more premises missing, until there are some. */
    private void search(List<Map<Var, Node>> starts) {
        found.clear();
        budget = BUDGET;
        computed = body.assignments().stream()
                .flatMap(each -> each.expression().getVarsMentioned().stream())
                .collect(Collectors.toSet());
        for (int allowed = 0; allowed <= body.triples().size() && found.isEmpty() && budget > 0; allowed++) {
            for (Map<Var, Node> start : starts) {
                match(new ArrayList<>(body.triples()), start, List.of(), List.of(), allowed);
            }
        }
        if (budget <= 0) {
            unfinished.add(rule);
        }
    }

    private void match(
            List<Triple> rest, Map<Var, Node> bindings, List<Triple> held, List<Triple> missing, int allowed) {
        Matcher.checkInterruption();
        if (found.size() >= COLLECTED || budget <= 0) {
            return;
        }
        if (rest.isEmpty()) {
            if (missing.size() == allowed) {
                Map<Var, Node> completed = complete(bindings, missing);
                conclude(completed, held, Rows.substitute(missing, completed));
            }
            return;
        }
        Triple next = rest.stream()
                .min(Comparator.comparingInt(pattern -> unknown(Rows.substitute(pattern, bindings))))
                .orElseThrow();
        List<Triple> others = new ArrayList<>(rest);
        others.remove(next);
        Triple pattern = Rows.substitute(next, bindings);
        ExtendedIterator<Triple> matches = facts.graph().find(Rows.anywhere(pattern));
        try {
            while (matches.hasNext() && budget-- > 0) {
                Triple match = matches.next();
                Map<Var, Node> extended = new HashMap<>(bindings);
                if (Rows.unify(pattern, match, extended)) {
                    // What contradicts an assignment is an instance of another conclusion.
                    inversion
                            .settle(body.assignments(), extended)
                            .ifPresent(settled -> match(others, settled, with(held, match), missing, allowed));
                }
            }
        } finally {
            matches.close();
        }
        if (missing.size() < allowed && prospects.mayHold(pattern)) {
            match(others, bindings, held, with(missing, next), allowed);
        }
    }

    /**
     * Settles what only an assignment tells of the missing premises: which of the terms that stand in such a place
     * elsewhere gives the name that the goal has.
     */
    private Map<Var, Node> complete(Map<Var, Node> bindings, List<Triple> missing) {
        for (Triple pattern : Rows.substitute(missing, bindings)) {
            if (pattern.getObject().isVariable() && computed.contains(pattern.getObject())) {
                for (Node object : objects(pattern.getPredicate())) {
                    Map<Var, Node> extended = new HashMap<>(bindings);
                    extended.put(Var.alloc(pattern.getObject()), object);
                    Optional<Map<Var, Node>> settled = inversion.settle(body.assignments(), extended);
                    if (settled.isPresent()) {
                        return complete(settled.get(), missing);
                    }
                }
            }
        }
        return bindings;
    }

    private List<Node> objects(Node predicate) {
        Set<Node> objects = new HashSet<>();
        ExtendedIterator<Triple> triples = facts.graph().find(Node.ANY, predicate, Node.ANY);
        try {
            for (int i = 0; i < BUDGET && triples.hasNext(); i++) {
                objects.add(triples.next().getObject());
            }
        } finally {
            triples.close();
        }
        return objects.stream().sorted(NodeCmp::compareRDFTerms).toList();
    }

    private void conclude(Map<Var, Node> bindings, List<Triple> held, List<Triple> missing) {
        if (!missing.stream().allMatch(triple -> isMissing(triple, missing))) {
            return; // an instance that misses less
        }
        List<Expr> failed = body.filters().stream()
                .filter(filter -> bindings.keySet().containsAll(filter.getVarsMentioned()))
                .filter(filter -> !engine.terms().holds(filter, Rows.binding(bindings)))
                .toList();
        List<List<Triple>> present = new ArrayList<>();
        for (Body.Negation negation : body.negations()) {
            if (missing.isEmpty()) {
                denied(negation, negation.triples(), bindings, List.of()).ifPresent(present::add);
            }
        }
        boolean counts = rule.body() instanceof Body.Aggregation;
        if (!missing.isEmpty() || !failed.isEmpty() || !present.isEmpty() || counts) {
            found.add(new WhyNot.Attempt(rule, bindings, held, missing, failed, present));
        }
    }

    /** Whether a premise can not hold as it is, nor with a value for a variable that nothing else needs. */
    private boolean isMissing(Triple triple, List<Triple> missing) {
        Set<Node> elsewhere = new HashSet<>(computed);
        missing.stream()
                .filter(other -> !other.equals(triple))
                .flatMap(other -> List.of(other.getSubject(), other.getObject()).stream())
                .filter(Node::isVariable)
                .forEach(elsewhere::add);
        boolean alone = !elsewhere.contains(triple.getSubject()) && !elsewhere.contains(triple.getObject());
        return prospects.mayHold(triple) && !(alone && facts.graph().contains(Rows.anywhere(triple)));
    }

    /** The first match of a negated pattern. */
    private Optional<List<Triple>> denied(
            Body.Negation negation, List<Triple> rest, Map<Var, Node> bindings, List<Triple> held) {
        if (rest.isEmpty()) {
            return negation.filters().stream().allMatch(filter -> engine.terms().holds(filter, Rows.binding(bindings)))
                    ? Optional.of(held)
                    : Optional.empty();
        }
        Triple pattern = Rows.substitute(rest.getFirst(), bindings);
        ExtendedIterator<Triple> matches = facts.graph().find(Rows.anywhere(pattern));
        try {
            while (matches.hasNext()) {
                Matcher.checkInterruption();
                Triple match = matches.next();
                Map<Var, Node> extended = new HashMap<>(bindings);
                if (Rows.unify(pattern, match, extended)) {
                    Optional<List<Triple>> all =
                            denied(negation, rest.subList(1, rest.size()), extended, with(held, match));
                    if (all.isPresent()) {
                        return all;
                    }
                }
            }
        } finally {
            matches.close();
        }
        return Optional.empty();
    }

    private static List<Triple> with(List<Triple> triples, Triple triple) {
        List<Triple> longer = new ArrayList<>(triples);
        longer.add(triple);
        return longer;
    }

    private static int unknown(Triple pattern) {
        return (pattern.getSubject().isVariable() ? 1 : 0)
                + (pattern.getObject().isVariable() ? 1 : 0);
    }
}
