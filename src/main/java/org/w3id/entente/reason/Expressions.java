package org.w3id.entente.reason;

import org.apache.jena.graph.NodeFactory;
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
import org.apache.jena.sparql.util.ExprUtils;
import org.apache.jena.vocabulary.XSD;
import org.w3id.entente.reason.Fault.Clue;
import org.w3id.entente.reason.RuleProblem.Kind;
import org.w3id.entente.sparql.QueryText.Part;

import java.util.Optional;

/** Which expressions rules may have: those whose value depends on their arguments alone. */
final class Expressions {
    private Expressions() {}

    /** Why an expression has no place in a rule; empty when it has one. */
    static Optional<Fault> reject(Expr expression) {
        if (expression instanceof ExprFunctionOp) {
            return fault(
                    "EXISTS, or NOT EXISTS within an expression",
                    "match what must exist, and negate by FILTER NOT EXISTS {…} alone",
                    Clue.first(Part.BODY, "EXISTS"));
        }
        if (expression instanceof ExprAggregator aggregator) {
            return fault(
                    "an aggregate outside a sub-SELECT: " + expression,
                    "aggregate in a body that is one sub-SELECT",
                    Clue.first(Part.BODY, aggregator.getAggregator().getName()));
        }
        boolean changing = expression instanceof E_Now
                || expression instanceof E_Random
                || expression instanceof E_UUID
                || expression instanceof E_StrUUID
                || expression instanceof E_BNode;
        boolean foreign = expression instanceof E_Function function
                && !function.getFunctionIRI().startsWith(XSD.getURI());
        if (changing || foreign) {
            return fault(
                    text(expression) + " is not sure to have the same value on each call",
                    "compute from what the body matches, with the functions of SPARQL",
                    clue(expression));
        }
        if (expression instanceof ExprFunction function) {
            return function.getArgs().stream()
                    .map(Expressions::reject)
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        return Optional.empty();
    }

    private static Clue clue(Expr expression) {
        return switch (expression) {
            case E_Function function -> Clue.name(Part.BODY, NodeFactory.createURI(function.getFunctionIRI()));
            case ExprFunction function ->
                Clue.first(Part.BODY, function.getFunctionSymbol().getSymbol());
            default -> Clue.NONE;
        };
    }

    /** An expression as SPARQL writes it. */
    static String text(Expr expression) {
        return ExprUtils.fmtSPARQL(expression).replace("( ", "(").replace(" )", ")");
    }

    private static Optional<Fault> fault(String found, String cure, Clue clue) {
        return Optional.of(new Fault(Kind.EXPRESSION, found, cure, clue));
    }
}
