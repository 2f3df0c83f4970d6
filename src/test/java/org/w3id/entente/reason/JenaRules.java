package org.w3id.entente.reason;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.reasoner.TriplePattern;
import org.apache.jena.reasoner.rulesys.ClauseEntry;
import org.apache.jena.reasoner.rulesys.GenericRuleReasoner;
import org.apache.jena.reasoner.rulesys.Node_RuleVariable;
import org.apache.jena.reasoner.rulesys.Rule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rules for Jena's rule engine: those whose body is triples and nothing else, since its language has no negation, no
 * aggregates, and expressions of another meaning. From scratch only: under change that engine loses conclusions.
 */
final class JenaRules {
    private JenaRules() {}

    static boolean reaches(org.w3id.entente.reason.Rule rule) {
        return rule.body() instanceof Body.Pattern pattern
                && pattern.assignments().isEmpty()
                && pattern.filters().isEmpty()
                && pattern.negations().isEmpty();
    }

    /** All that follows from a graph, itself included. */
    static Graph conclude(List<org.w3id.entente.reason.Rule> rules, Graph asserted) {
        GenericRuleReasoner reasoner =
                new GenericRuleReasoner(rules.stream().map(JenaRules::rule).toList());
        reasoner.setMode(GenericRuleReasoner.FORWARD_RETE);
        Graph closure = GraphMemFactory.createDefaultGraphSameTerm();
        reasoner.bind(asserted).find().forEach(closure::add);
        return closure;
    }

    private static Rule rule(org.w3id.entente.reason.Rule rule) {
        Map<Node, Node> variables = new HashMap<>();
        ClauseEntry[] body = entries(rule.body().pattern().triples(), variables);
        ClauseEntry[] head = entries(rule.head(), variables);
        Rule translated = new Rule(rule.name().getURI(), head, body);
        translated.setNumVars(variables.size());
        return translated;
    }

    private static ClauseEntry[] entries(List<Triple> triples, Map<Node, Node> variables) {
        return triples.stream()
                .map(triple -> new TriplePattern(
                        term(triple.getSubject(), variables),
                        triple.getPredicate(),
                        term(triple.getObject(), variables)))
                .toArray(ClauseEntry[]::new);
    }

    private static Node term(Node term, Map<Node, Node> variables) {
        return term.isVariable()
                ? variables.computeIfAbsent(term, each -> new Node_RuleVariable("?" + term.getName(), variables.size()))
                : term;
    }
}
