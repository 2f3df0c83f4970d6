package org.w3id.entente.reason;

import org.apache.jena.sparql.expr.E_BNode;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_Now;
import org.apache.jena.sparql.expr.E_Random;
import org.apache.jena.sparql.expr.E_StrUUID;
import org.apache.jena.sparql.expr.E_UUID;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.vocabulary.XSD;

import java.util.Optional;

/** Which expressions rules may have: those whose value depends on their arguments alone. */
final class Expressions {
    private Expressions() {}

    /** Why an expression has no place in a rule; empty when it has one. */
    static Optional<String> reject(Expr expression) {
        if (expression instanceof ExprFunctionOp) {
            return Optional.of("EXISTS, or NOT EXISTS within an expression: only FILTER NOT EXISTS {…} is a negation");
        }
        if (expression instanceof ExprAggregator) {
            return Optional.of("an aggregate outside a sub-SELECT: " + expression);
        }
        boolean changing = expression instanceof E_Now
                || expression instanceof E_Random
                || expression instanceof E_UUID
                || expression instanceof E_StrUUID
                || expression instanceof E_BNode;
        boolean foreign = expression instanceof E_Function function
                && !function.getFunctionIRI().startsWith(XSD.getURI());
        if (changing || foreign) {
            return Optional.of(expression + " is not sure to have the same value on each call");
        }
        if (expression instanceof ExprFunction function) {
            return function.getArgs().stream()
                    .map(Expressions::reject)
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        return Optional.empty();
    }
}
