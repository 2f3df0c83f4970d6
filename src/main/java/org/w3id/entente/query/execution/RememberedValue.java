package org.w3id.entente.query.execution;

import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnv;

import java.util.function.IntSupplier;

/** An expression whose value is that of an id. ARQ's accumulators would read a plain variable anew for each solution. */
final class RememberedValue extends ExprVar {
    private static final Var NAMELESS = Var.alloc("/value");

    private final Terms terms;
    private final IntSupplier id;

    RememberedValue(Terms terms, IntSupplier id) {
        super(NAMELESS);
        this.terms = terms;
        this.id = id;
    }

    @Override
    public boolean isVariable() {
        return false;
    }

    @Override
    public NodeValue eval(Binding binding, FunctionEnv environment) {
        int found = id.getAsInt();
        if (found == Terms.NONE) {
            throw new ExprEvalException("an expression has no value");
        }
        return terms.value(found);
    }
}
