package org.w3id.entente.query.limits;

import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.XSDFuncOp;
import org.apache.jena.sparql.sse.Tags;

import java.util.List;

/** CONCAT (SPARQL 1.1 Query, section 17.4.3.12), which is told how long its result will be before it makes it. */
final class Joining extends ExprFunctionN {
    private final Budget budget;

    Joining(ExprList arguments, Budget budget) {
        super(Tags.tagConcat, arguments);
        this.budget = budget;
    }

    @Override
    public NodeValue eval(List<NodeValue> arguments) {
        long length = 0;
        for (NodeValue argument : arguments) {
            if (argument.isString() || argument.isLangString()) {
                length += argument.getString().length();
            }
        }
        Values.length(length, budget);
        return XSDFuncOp.strConcat(arguments);
    }

    @Override
    public Expr copy(ExprList arguments) {
        return new Joining(arguments, budget);
    }
}
