package org.w3id.entente.reason;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.w3id.entente.store.Facts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for rule instances that conclude a triple but for something: with no premise missing, then one, and so on. Works
 * on terms through the read-only view, as it is asked seldom; gives up on a rule after {@value #BUDGET} triples.
 */
final class NearMisses {
    private static final int BUDGET = 20_000;
    private static final int WANTED = 3;

    private final Engine engine;
    private final Facts facts;
    private final List<WhyNot.Attempt> found = new ArrayList<>();
    private Rule rule;
    private int budget;

    NearMisses(Engine engine, Facts facts) {
        this.engine = engine;
        this.facts = facts;
    }

    WhyNot search(Triple goal) {
        if (facts.height(goal) >= 0) {
            return new WhyNot(goal, true, List.of());
        }
        int predicate = facts.dictionary().find(goal.getPredicate());
        for (Engine.Conclusion conclusion : engine.conclusions(predicate)) {
            rule = conclusion.clause().rule;
            Map<Var, Node> bindings = new HashMap<>();
            if (unify(rule.head().get(conclusion.head()), goal, bindings)) {
                search(bindings);
            }
        }
        found.sort(Comparator.comparingInt(WhyNot.Attempt::distance)
                .thenComparing(attempt -> attempt.rule().name().toString())
                .thenComparing(attempt -> attempt.held().toString()));
        return new WhyNot(goal, false, found);
    }

    private void search(Map<Var, Node> bindings) {
        int before = found.size();
        List<Triple> triples = rule.body().pattern().triples();
        if (rule.body() instanceof Body.Aggregation aggregation) {
            bindings.keySet().retainAll(aggregation.groups()); // the rest is computed, and here computed differently
        }
        budget = BUDGET;
        for (int allowed = 0; allowed <= triples.size() && found.size() == before && budget > 0; allowed++) {
            match(new ArrayList<>(triples), bindings, List.of(), List.of(), allowed, before);
        }
    }

    private void match(
            List<Triple> rest,
            Map<Var, Node> bindings,
            List<Triple> held,
            List<Triple> missing,
            int allowed,
            int before) {
        if (found.size() >= before + WANTED || budget <= 0) {
            return;
        }
        if (rest.isEmpty()) {
            if (missing.size() == allowed) {
                conclude(bindings, held, missing);
            }
            return;
        }
        Triple next = rest.stream()
                .min(Comparator.comparingInt(pattern -> unknown(Rows.substitute(pattern, bindings))))
                .orElseThrow();
        List<Triple> others = new ArrayList<>(rest);
        others.remove(next);
        Triple pattern = Rows.substitute(next, bindings);
        ExtendedIterator<Triple> matches = facts.graph().find(pattern(pattern));
        try {
            while (matches.hasNext() && budget-- > 0) {
                Triple match = matches.next();
                Map<Var, Node> extended = new HashMap<>(bindings);
                if (unify(pattern, match, extended)) {
                    match(others, extended, with(held, match), missing, allowed, before);
                }
            }
        } finally {
            matches.close();
        }
        if (missing.size() < allowed) {
            match(others, bindings, held, with(missing, next), allowed, before);
        }
    }

    private void conclude(Map<Var, Node> matched, List<Triple> held, List<Triple> missing) {
        Map<Var, Node> bindings = new HashMap<>(matched);
        List<Expr> failed = new ArrayList<>();
        for (Body.Assignment each : rule.body().pattern().assignments()) {
            Optional<Node> value = engine.terms().value(each.expression(), binding(bindings));
            Node wanted = bindings.get(each.variable());
            boolean settled = bindings.keySet().containsAll(each.expression().getVarsMentioned());
            if (settled && wanted != null && !value.equals(Optional.of(wanted))) {
                return; // another instance, of another conclusion
            }
            value.ifPresent(node -> bindings.putIfAbsent(each.variable(), node));
        }
        for (Expr filter : rule.body().pattern().filters()) {
            if (bindings.keySet().containsAll(filter.getVarsMentioned())
                    && !engine.terms().holds(filter, binding(bindings))) {
                failed.add(filter);
            }
        }
        List<List<Triple>> present = new ArrayList<>();
        for (Body.Negation negation : rule.body().pattern().negations()) {
            if (missing.isEmpty()) {
                denied(negation, negation.triples(), bindings, List.of()).ifPresent(present::add);
            }
        }
        boolean blocked = !missing.isEmpty() || !failed.isEmpty() || !present.isEmpty();
        if (blocked || rule.body() instanceof Body.Aggregation) {
            found.add(new WhyNot.Attempt(rule, bindings, held, Rows.substitute(missing, bindings), failed, present));
        }
    }

    /** The first match of a negated pattern. */
    private Optional<List<Triple>> denied(
            Body.Negation negation, List<Triple> rest, Map<Var, Node> bindings, List<Triple> held) {
        if (rest.isEmpty()) {
            return negation.filters().stream().allMatch(filter -> engine.terms().holds(filter, binding(bindings)))
                    ? Optional.of(held)
                    : Optional.empty();
        }
        Triple pattern = Rows.substitute(rest.getFirst(), bindings);
        ExtendedIterator<Triple> matches = facts.graph().find(pattern(pattern));
        try {
            while (matches.hasNext()) {
                Triple match = matches.next();
                Map<Var, Node> extended = new HashMap<>(bindings);
                if (unify(pattern, match, extended)) {
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

    private static Binding binding(Map<Var, Node> bindings) {
        BindingBuilder builder = Binding.builder();
        bindings.forEach(builder::add);
        return builder.build();
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

    private static Triple pattern(Triple pattern) {
        return Triple.create(any(pattern.getSubject()), pattern.getPredicate(), any(pattern.getObject()));
    }

    private static Node any(Node term) {
        return term.isVariable() ? Node.ANY : term;
    }

    private static boolean unify(Triple pattern, Triple triple, Map<Var, Node> bindings) {
        return unify(pattern.getSubject(), triple.getSubject(), bindings)
                && pattern.getPredicate().equals(triple.getPredicate())
                && unify(pattern.getObject(), triple.getObject(), bindings);
    }

    private static boolean unify(Node pattern, Node term, Map<Var, Node> bindings) {
        if (!pattern.isVariable()) {
            return pattern.equals(term);
        }
        Node known = bindings.putIfAbsent(Var.alloc(pattern), term);
        return known == null || known.equals(term);
    }
}
