package org.w3id.entente.query.limits;

import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.sse.Tags;

import java.util.List;
import java.util.regex.Matcher;

/** REGEX (SPARQL 1.1 Query, section 17.4.3.14) within a budget. */
final class Matching extends ExprFunctionN {
    private static final String NAME = Tags.tagRegex;

    private final Budget budget;
    private final RegularExpression expression;

    Matching(ExprList arguments, Budget budget) {
        super(NAME, arguments);
        this.budget = budget;
        this.expression = new RegularExpression(NAME, budget);
    }

    @Override
    public NodeValue eval(List<NodeValue> arguments) {
        String text = RegularExpression.text(NAME, arguments.get(0));
        String pattern = RegularExpression.text(NAME, arguments.get(1));
        String flags = arguments.size() > 2 ? RegularExpression.text(NAME, arguments.get(2)) : "";
        return NodeValue.booleanReturn(expression.match(text, pattern, flags, Matcher::find));
    }

    @Override
    public Expr copy(ExprList arguments) {
        return new Matching(arguments, budget);
    }
}
