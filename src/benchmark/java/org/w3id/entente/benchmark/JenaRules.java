package org.w3id.entente.benchmark;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.expr.E_NotEquals;
import org.apache.jena.sparql.expr.Expr;
import org.w3id.entente.reason.Rule;

import java.util.ArrayList;
import java.util.List;

/** Rules in the language of Jena's GenericRuleReasoner: patterns, and tests whether two terms differ. */
final class JenaRules {
    private JenaRules() {}

    static List<org.apache.jena.reasoner.rulesys.Rule> of(List<Rule> rules) {
        List<org.apache.jena.reasoner.rulesys.Rule> translated = new ArrayList<>();
        for (Rule rule : rules) {
            for (PlainRule plain : PlainRule.of(rule)) {
                translated.add(org.apache.jena.reasoner.rulesys.Rule.parseRule(text(plain)));
            }
        }
        return List.copyOf(translated);
    }

    private static String text(PlainRule rule) {
        if (!rule.negated().isEmpty()) {
            throw new IllegalArgumentException("negation is not monotonic in this language: " + rule);
        }
        StringBuilder text = new StringBuilder("[ ");
        rule.body().forEach(triple -> text.append(text(triple)));
        rule.differing().forEach(differ -> text.append(text(differ)));
        text.append("-> ");
        rule.head().forEach(triple -> text.append(text(triple)));
        return text.append("]").toString();
    }

    private static String text(E_NotEquals differ) {
        return "notEqual(" + text(differ.getArg1()) + ", " + text(differ.getArg2()) + ") ";
    }

    private static String text(Expr term) {
        return term.isVariable()
                ? "?" + term.getVarName()
                : text(term.getConstant().asNode());
    }

    private static String text(Triple triple) {
        return "(" + text(triple.getSubject()) + " " + text(triple.getPredicate()) + " " + text(triple.getObject())
                + ") ";
    }

    private static String text(Node node) {
        return node.isVariable() ? "?" + node.getName().replaceAll("\\W", "_") : "<" + node.getURI() + ">";
    }
}
