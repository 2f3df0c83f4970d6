package org.w3id.entente.reason;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.w3id.entente.reason.Body.Aggregation;
import org.w3id.entente.reason.Body.Assignment;
import org.w3id.entente.reason.Body.Negation;
import org.w3id.entente.store.Dictionary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A rule in the ids of one dictionary, with a slot of a row for each variable. */
final class Clause {
    final Rule rule;
    final List<Var> variables;
    final Atom[] heads;
    final Atom[] atoms;
    final Memo[] makes;
    final Condition[] conditions;
    final Denial[] denials;
    final Optional<Groups> groups;

    /** A negated pattern. */
    record Denial(List<Atom> atoms, List<Condition> conditions) {}

    /**
     * What an aggregation does with the matches of the pattern.
     *
     * @param keys the slots that make a group
     * @param sums what is computed
     * @param makes assignments made after that
     * @param conditions all must hold of a group
     */
    record Groups(List<Integer> keys, List<Sum> sums, List<Memo> makes, List<Condition> conditions) {}

    /**
     * One aggregate.
     *
     * @param slot where the result goes
     * @param argument the slot of the values, or -1 for {@code COUNT(*)}
     */
    record Sum(int slot, Body.Function function, boolean distinct, int argument) {}

    Clause(Rule rule, Terms terms) {
        this.rule = rule;
        Map<Var, Integer> places = new LinkedHashMap<>();
        Body.Pattern pattern = rule.body().pattern();
        atoms = atoms(pattern.triples(), places, terms);
        makes = makes(pattern.assignments(), places, terms);
        List<Denial> negations = new ArrayList<>();
        for (Negation negation : pattern.negations()) {
            // A variable of one negation is not that of the same name in another, unless the body binds it.
            Map<Var, Integer> inside = new LinkedHashMap<>(places);
            Atom[] denied = atoms(negation.triples(), inside, terms);
            negations.add(new Denial(List.of(denied), List.of(conditions(negation.filters(), inside, terms))));
            inside.forEach((variable, slot) -> {
                if (!places.containsKey(variable)) {
                    places.put(Var.alloc(variable.getVarName() + " " + negations.size()), slot);
                }
            });
        }
        denials = negations.toArray(Denial[]::new);
        conditions = conditions(pattern.filters(), places, terms);
        groups = rule.body() instanceof Aggregation aggregation
                ? Optional.of(groups(aggregation, places, terms))
                : Optional.empty();
        heads = atoms(rule.head(), places, terms);
        variables = List.copyOf(places.keySet());
    }

    /** Whether a slot is of a variable that stands in a negation alone. */
    boolean isOfNegation(int slot) {
        return variables.get(slot).getVarName().indexOf(' ') >= 0;
    }

    private static Groups groups(Aggregation aggregation, Map<Var, Integer> places, Terms terms) {
        List<Integer> keys = aggregation.groups().stream().map(places::get).toList();
        List<Sum> sums = aggregation.aggregates().stream()
                .map(each -> new Sum(
                        slot(each.variable(), places),
                        each.function(),
                        each.distinct(),
                        each.argument().map(places::get).orElse(-1)))
                .toList();
        return new Groups(
                keys,
                sums,
                List.of(makes(aggregation.assignments(), places, terms)),
                List.of(conditions(aggregation.filters(), places, terms)));
    }

    private static Atom[] atoms(List<Triple> triples, Map<Var, Integer> places, Terms terms) {
        return triples.stream().map(triple -> atom(triple, places, terms)).toArray(Atom[]::new);
    }

    private static Atom atom(Triple triple, Map<Var, Integer> places, Terms terms) {
        int subject = slot(triple.getSubject(), places);
        int object = slot(triple.getObject(), places);
        return new Atom(
                terms.dictionary().intern(triple.getPredicate()),
                subject,
                subject < 0 ? terms.dictionary().intern(triple.getSubject()) : Dictionary.ABSENT,
                object,
                object < 0 ? terms.dictionary().intern(triple.getObject()) : Dictionary.ABSENT);
    }

    private static int slot(Node term, Map<Var, Integer> places) {
        if (!term.isVariable()) {
            return -1;
        }
        return places.computeIfAbsent(Var.alloc(term), each -> places.size());
    }

    private static Memo[] makes(List<Assignment> assignments, Map<Var, Integer> places, Terms terms) {
        return assignments.stream()
                .map(each -> {
                    slot(each.variable(), places);
                    return new Memo(each.variable(), each.expression(), places, terms);
                })
                .toArray(Memo[]::new);
    }

    private static Condition[] conditions(List<Expr> filters, Map<Var, Integer> places, Terms terms) {
        return filters.stream()
                .map(filter -> Condition.of(filter, places, terms))
                .toArray(Condition[]::new);
    }
}
