package org.w3id.entente.benchmark;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.E_NotEquals;
import org.apache.jena.sparql.expr.E_OneOf;
import org.apache.jena.sparql.expr.Expr;
import org.w3id.entente.reason.Body;
import org.w3id.entente.reason.Rule;

import java.util.ArrayList;
import java.util.List;

/**
 * A rule as plain Datalog has it; a choice of values has become several rules.
 *
 * @param head the triples concluded
 * @param body the triples that must match
 * @param differing terms that must differ
 * @param negated triples of which none may match
 */
record PlainRule(List<Triple> head, List<Triple> body, List<E_NotEquals> differing, List<Triple> negated) {
    PlainRule {
        head = List.copyOf(head);
        body = List.copyOf(body);
        differing = List.copyOf(differing);
        negated = List.copyOf(negated);
    }

    /** The plain rules that together mean one rule. */
    static List<PlainRule> of(Rule rule) {
        Body.Pattern pattern =
                switch (rule.body()) {
                    case Body.Pattern plain -> plain;
                    case Body.Aggregation aggregation ->
                        throw new IllegalArgumentException("no plain rule aggregates: " + aggregation);
                };
        List<E_NotEquals> differing = new ArrayList<>();
        List<E_OneOf> choices = new ArrayList<>();
        for (Expr filter : pattern.filters()) {
            switch (filter) {
                case E_NotEquals differ -> differing.add(differ);
                case E_OneOf choice -> choices.add(choice);
                default -> throw new IllegalArgumentException("no plain rule tests " + filter);
            }
        }
        List<Triple> negated = new ArrayList<>();
        for (Body.Negation negation : pattern.negations()) {
            if (negation.triples().size() != 1 || !negation.filters().isEmpty()) {
                throw new IllegalArgumentException("no plain rule negates " + negation);
            }
            negated.addAll(negation.triples());
        }
        List<PlainRule> rules =
                new ArrayList<>(List.of(new PlainRule(rule.head(), pattern.triples(), differing, negated)));
        for (E_OneOf choice : choices) {
            List<PlainRule> chosen = new ArrayList<>();
            for (PlainRule each : rules) {
                for (Expr value : choice.getRHS().getList()) {
                    chosen.add(each.with(
                            choice.getLHS().asVar(), value.getConstant().asNode()));
                }
            }
            rules = chosen;
        }
        return List.copyOf(rules);
    }

    private PlainRule with(Var variable, Node value) {
        return new PlainRule(
                head.stream().map(triple -> with(triple, variable, value)).toList(),
                body.stream().map(triple -> with(triple, variable, value)).toList(),
                differing,
                negated.stream().map(triple -> with(triple, variable, value)).toList());
    }

    private static Triple with(Triple triple, Var variable, Node value) {
        return Triple.create(
                triple.getSubject().equals(variable) ? value : triple.getSubject(),
                triple.getPredicate(),
                triple.getObject().equals(variable) ? value : triple.getObject());
    }
}
