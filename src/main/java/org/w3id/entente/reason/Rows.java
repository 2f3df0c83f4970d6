package org.w3id.entente.reason;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.w3id.entente.store.Dictionary;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns rows of ids into terms. */
final class Rows {
    private Rows() {}

    /** The values of the rule's own variables; those that have none are left out. */
    static Map<Var, Node> bindings(Clause clause, int[] row, Dictionary dictionary) {
        Map<Var, Node> bindings = new LinkedHashMap<>();
        for (int i = 0; i < row.length; i++) {
            Var variable = clause.variables.get(i);
            if (row[i] != Dictionary.ABSENT && !clause.isOfNegation(i)) {
                bindings.put(variable, dictionary.node(row[i]));
            }
        }
        return bindings;
    }

    static List<Triple> substitute(List<Triple> patterns, Map<Var, Node> bindings) {
        return patterns.stream().map(pattern -> substitute(pattern, bindings)).toList();
    }

    static Triple substitute(Triple pattern, Map<Var, Node> bindings) {
        return Triple.create(
                value(pattern.getSubject(), bindings), pattern.getPredicate(), value(pattern.getObject(), bindings));
    }

    private static Node value(Node term, Map<Var, Node> bindings) {
        return term.isVariable() ? bindings.getOrDefault(Var.alloc(term), term) : term;
    }
}
