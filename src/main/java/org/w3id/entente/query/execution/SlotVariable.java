package org.w3id.entente.query.execution;

import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.VariableNotBoundException;
import org.apache.jena.sparql.function.FunctionEnv;

/** A variable in an expression, whose value is read from the row and made once for each term. */
final class SlotVariable extends ExprVar {
    private final Row row;
    private final int slot;

    SlotVariable(Row row, Var variable) {
        super(variable);
        this.row = row;
        slot = row.slot(variable);
    }

    @Override
    public NodeValue eval(Binding binding, FunctionEnv environment) {
        int id = slot == Row.NOWHERE ? Terms.NONE : row.ids[slot];
        if (id == Terms.NONE) {
            throw new VariableNotBoundException("a variable is unbound");
        }
        return row.terms.value(id);
    }
}
