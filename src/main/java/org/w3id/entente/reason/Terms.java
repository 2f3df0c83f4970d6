package org.w3id.entente.reason;

import org.apache.jena.graph.Node;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.function.FunctionEnvBase;
import org.w3id.entente.store.Dictionary;

import java.util.List;
import java.util.Optional;

/**
 * Values of expressions over rows. Threads share it: the nodes that it keeps are immutable, and each is published with
 * its id, so that a race costs at most a second node.
 */
final class Terms {
    private static final int KEPT = 1 << 14;

    private final Dictionary dictionary;
    private final FunctionEnv environment = new FunctionEnvBase(ARQ.getContext().copy());
    private final Known[] known = new Known[KEPT];

    private record Known(int id, Node node) {}

    Terms(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    Dictionary dictionary() {
        return dictionary;
    }

    FunctionEnv environment() {
        return environment;
    }

    Node node(int id) {
        Known entry = known[id & (KEPT - 1)];
        if (entry == null || entry.id() != id) {
            entry = new Known(id, dictionary.node(id));
            known[id & (KEPT - 1)] = entry;
        }
        return entry.node();
    }

    Binding binding(List<Var> variables, int[] slots, int[] row) {
        BindingBuilder builder = Binding.builder();
        for (int i = 0; i < slots.length; i++) {
            if (row[slots[i]] != Dictionary.ABSENT) {
                builder.add(variables.get(i), node(row[slots[i]]));
            }
        }
        return builder.build();
    }

    boolean holds(Expr expression, Binding binding) {
        return expression.isSatisfied(binding, environment);
    }

    /** The value of an expression; empty when it fails. */
    Optional<Node> value(Expr expression, Binding binding) {
        try {
            return Optional.of(expression.eval(binding, environment).asNode());
        } catch (ExprEvalException e) {
            return Optional.empty(); // SPARQL 1.1, section 10.1: the variable stays unbound
        }
    }
}
