package org.w3id.entente.query.limits;

import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.expr.E_Add;
import org.apache.jena.sparql.expr.E_Divide;
import org.apache.jena.sparql.expr.E_Multiply;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrAfter;
import org.apache.jena.sparql.expr.E_StrBefore;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrContains;
import org.apache.jena.sparql.expr.E_StrDatatype;
import org.apache.jena.sparql.expr.E_StrEncodeForURI;
import org.apache.jena.sparql.expr.E_StrLowerCase;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.E_StrUpperCase;
import org.apache.jena.sparql.expr.E_Subtract;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcat;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcatDistinct;
import org.apache.jena.sparql.expr.aggregate.Aggregator;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts guarded functions in the place of those whose results can grow, or which can take for ever on a single row. It is
 * done in the algebra, before it is optimised, so that every executor meets the guarded ones.
 */
final class Guards extends ExprTransformCopy {
    private final Budget budget;

    private Guards(Budget budget) {
        this.budget = budget;
    }

    /** The operator with guarded functions throughout. */
    static Op in(Op op, Budget budget) {
        return Transformer.transform(
                new TransformCopy() {
                    @Override
                    public Op transform(OpTable table) {
                        table.getTable()
                                .rows()
                                .forEachRemaining(row -> row.forEach((unused, term) -> Values.check(term, budget)));
                        return table;
                    }

                    @Override
                    public Op transform(OpGroup group, Op pattern) {
                        List<ExprAggregator> guarded = group.getAggregators().stream()
                                .map(aggregate -> new ExprAggregator(
                                        aggregate.getVar(), guarded(aggregate.getAggregator(), budget)))
                                .toList();
                        return OpGroup.create(pattern, group.getGroupVars(), new ArrayList<>(guarded));
                    }

                    @Override
                    public Op transform(OpService service, Op pattern) {
                        throw new UnsupportedOperationException("SERVICE");
                    }
                },
                new Guards(budget),
                op);
    }

    private static Aggregator guarded(Aggregator aggregate, Budget budget) {
        return switch (aggregate) {
            case AggGroupConcat all -> new Concatenation(all, budget);
            case AggGroupConcatDistinct all -> new Concatenation.Distinct(all, budget);
            default -> aggregate;
        };
    }

    @Override
    public Expr transform(NodeValue constant) {
        Values.check(constant.asNode(), budget);
        return constant;
    }

    @Override
    public Expr transform(ExprFunction1 function, Expr argument) {
        ExprFunction1 plain = (ExprFunction1) super.transform(function, argument);
        return switch (plain) {
            case E_StrEncodeForURI text -> new Bounded.Of1(text, budget);
            case E_StrUpperCase text -> new Bounded.Of1(text, budget);
            case E_StrLowerCase text -> new Bounded.Of1(text, budget);
            default -> plain;
        };
    }

    @Override
    public Expr transform(ExprFunction2 function, Expr first, Expr second) {
        ExprFunction2 plain = (ExprFunction2) super.transform(function, first, second);
        return switch (plain) {
            case E_Add number -> new Bounded.Of2(number, budget);
            case E_Subtract number -> new Bounded.Of2(number, budget);
            case E_Multiply number -> new Bounded.Of2(number, budget);
            case E_Divide number -> new Bounded.Of2(number, budget);
            case E_StrDatatype typed -> new Bounded.Of2(typed, budget);
            case E_StrContains search -> new Searching(search, budget);
            case E_StrBefore search -> new Searching(search, budget);
            case E_StrAfter search -> new Searching(search, budget);
            default -> plain;
        };
    }

    @Override
    public Expr transform(ExprFunctionN function, ExprList arguments) {
        return switch (function) {
            case E_Regex unused -> new Matching(arguments, budget);
            case E_StrReplace unused -> new Replacing(arguments, budget);
            case E_StrConcat unused -> new Joining(arguments, budget);
            default -> super.transform(function, arguments);
        };
    }
}
