package org.w3id.entente.query.limits;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.sse.Tags;

import java.util.List;
import java.util.regex.Matcher;

/**
 * REPLACE (SPARQL 1.1 Query, section 17.4.3.15) within a budget. As with ARQ, an empty match counts only when it is the
 * first.
 */
final class Replacing extends ExprFunctionN {
    private static final String NAME = Tags.tagReplace;

    private final Budget budget;
    private final RegularExpression expression;

    Replacing(ExprList arguments, Budget budget) {
        super(NAME, arguments);
        this.budget = budget;
        this.expression = new RegularExpression(NAME, budget);
    }

    @Override
    public NodeValue eval(List<NodeValue> arguments) {
        String text = RegularExpression.text(NAME, arguments.get(0));
        String pattern = RegularExpression.text(NAME, arguments.get(1));
        String replacement = RegularExpression.text(NAME, arguments.get(2));
        String flags = arguments.size() > 3 ? RegularExpression.text(NAME, arguments.get(3)) : "";
        String replaced = expression.match(text, pattern, flags, matcher -> replace(matcher, text, replacement));
        Node before = arguments.get(0).asNode();
        return replaced.equals(text)
                ? arguments.get(0)
                : NodeValue.makeNode(
                        NodeFactory.createLiteral(replaced, before.getLiteralLanguage(), before.getLiteralDatatype()));
    }

    private String replace(Matcher matcher, String text, String replacement) {
        if (!matcher.find()) {
            return text;
        }
        StringBuilder replaced = new StringBuilder();
        try {
            matcher.appendReplacement(replaced, replacement);
            while (matcher.find()) {
                if (matcher.end() > matcher.start()) {
                    matcher.appendReplacement(replaced, replacement);
                    Values.length(replaced.length(), budget);
                }
            }
        } catch (IndexOutOfBoundsException | IllegalArgumentException faulty) {
            throw new ExprEvalException("REPLACE: " + faulty.getMessage(), faulty);
        }
        matcher.appendTail(replaced);
        Values.length(replaced.length(), budget);
        return replaced.toString();
    }

    @Override
    public Expr copy(ExprList arguments) {
        return new Replacing(arguments, budget);
    }
}
