package org.w3id.entente.reason;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
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

    static Binding binding(Map<Var, Node> bindings) {
        BindingBuilder builder = Binding.builder();
        bindings.forEach(builder::add);
        return builder.build();
    }

    /** Extends bindings so that a pattern becomes a triple, in which variables stand for anything; false when none do. */
    static boolean unify(Triple pattern, Triple triple, Map<Var, Node> bindings) {
        return unify(pattern.getSubject(), triple.getSubject(), bindings)
                && pattern.getPredicate().equals(triple.getPredicate())
                && unify(pattern.getObject(), triple.getObject(), bindings);
    }

    private static boolean unify(Node pattern, Node term, Map<Var, Node> bindings) {
        if (!term.isConcrete()) {
            return true;
        }
        if (!pattern.isVariable()) {
            return pattern.equals(term);
        }
        Node known = bindings.putIfAbsent(Var.alloc(pattern), term);
        return known == null || known.equals(term);
    }

    /** The pattern as {@code Graph.find} wants it. */
    static Triple anywhere(Triple pattern) {
        return Triple.create(any(pattern.getSubject()), pattern.getPredicate(), any(pattern.getObject()));
    }

    private static Node any(Node term) {
        return term.isConcrete() ? term : Node.ANY;
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
