package org.w3id.entente.query.limits;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.expr.E_StrAfter;
import org.apache.jena.sparql.expr.E_StrContains;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.nodevalue.NodeValueOps;

/**
 * CONTAINS, STRBEFORE and STRAFTER (SPARQL 1.1 Query, sections 17.4.3.8 to 17.4.3.10). Java looks for a text at every
 * place anew, which takes the product of both lengths; where that is much, the search never goes back.
 */
final class Searching extends ExprFunction2 {
    private static final long MUCH = 1 << 22;

    private final ExprFunction2 function;
    private final Budget budget;

    Searching(ExprFunction2 function, Budget budget) {
        super(
                function.getArg1(),
                function.getArg2(),
                function.getFunctionSymbol().getSymbol());
        this.function = function;
        this.budget = budget;
    }

    @Override
    public NodeValue eval(NodeValue first, NodeValue second) {
        NodeValueOps.checkTwoArgumentStringLiterals(getFunctionSymbol().getSymbol(), first, second);
        Node node = first.asNode();
        String text = node.getLiteralLexicalForm();
        String wanted = second.asNode().getLiteralLexicalForm();
        if ((long) text.length() * wanted.length() <= MUCH) {
            return function.eval(first, second);
        }
        int place = find(text, wanted);
        if (function instanceof E_StrContains) {
            return NodeValue.booleanReturn(place >= 0);
        }
        if (place < 0) {
            return NodeValue.nvEmptyString;
        }
        String part =
                function instanceof E_StrAfter ? text.substring(place + wanted.length()) : text.substring(0, place);
        return NodeValue.makeNode(
                NodeFactory.createLiteral(part, node.getLiteralLanguage(), node.getLiteralDatatype()));
    }

    /** Knuth, Morris and Pratt's search: where the wanted text begins; negative when it is not there. */
    private int find(String text, String wanted) {
        int[] borders = new int[wanted.length()];
        for (int i = 1, border = 0; i < wanted.length(); i++) {
            while (border > 0 && wanted.charAt(i) != wanted.charAt(border)) {
                border = borders[border - 1];
            }
            border += wanted.charAt(i) == wanted.charAt(border) ? 1 : 0;
            borders[i] = border;
        }
        for (int i = 0, matched = 0; i < text.length(); i++) {
            budget.check();
            while (matched > 0 && text.charAt(i) != wanted.charAt(matched)) {
                matched = borders[matched - 1];
            }
            matched += text.charAt(i) == wanted.charAt(matched) ? 1 : 0;
            if (matched == wanted.length()) {
                return i - matched + 1;
            }
        }
        return -1;
    }

    @Override
    public Expr copy(Expr first, Expr second) {
        return new Searching((ExprFunction2) function.copy(first, second), budget);
    }
}
