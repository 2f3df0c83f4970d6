package org.w3id.entente.query.limits;

import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.Accumulator;
import org.apache.jena.sparql.expr.aggregate.AccumulatorExpr;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcat;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcatDistinct;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.function.FunctionEnv;

/** GROUP_CONCAT (SPARQL 1.1 Query, section 18.5.1.7) whose result is as long as a string may be, and no longer. */
final class Concatenation extends AggGroupConcat {
    private static final String USUAL_SEPARATOR = " ";

    private final Budget budget;

    Concatenation(AggGroupConcat aggregate, Budget budget) {
        this(aggregate.getExprList().get(0), aggregate.getSeparator(), budget);
    }

    private Concatenation(Expr argument, String separator, Budget budget) {
        super(argument, separator);
        this.budget = budget;
    }

    @Override
    public Aggregator copy(ExprList arguments) {
        return new Concatenation(arguments.get(0), getSeparator(), budget);
    }

    @Override
    public Accumulator createAccumulator() {
        return new Text(getExprList().get(0), getSeparator(), false, budget);
    }

    /** The same of distinct values. */
    static final class Distinct extends AggGroupConcatDistinct {
        private final Budget budget;

        Distinct(AggGroupConcatDistinct aggregate, Budget budget) {
            this(aggregate.getExprList().get(0), aggregate.getSeparator(), budget);
        }

        private Distinct(Expr argument, String separator, Budget budget) {
            super(argument, separator);
            this.budget = budget;
        }

        @Override
        public Aggregator copy(ExprList arguments) {
            return new Distinct(arguments.get(0), getSeparator(), budget);
        }

        @Override
        public Accumulator createAccumulator() {
            return new Text(getExprList().get(0), getSeparator(), true, budget);
        }
    }

    private static final class Text extends AccumulatorExpr {
        private final StringBuilder text = new StringBuilder();
        private final String separator;
        private final Budget budget;
        private boolean begun;

        Text(Expr argument, String separator, boolean distinct, Budget budget) {
            super(argument, distinct);
            this.separator = separator == null ? USUAL_SEPARATOR : separator;
            this.budget = budget;
        }

        @Override
        protected void accumulate(NodeValue value, Binding row, FunctionEnv environment) {
            String part = value.asString();
            int before = text.length();
            if (begun) {
                text.append(separator);
            }
            text.append(part);
            begun = true;
            Values.length(text.length(), budget);
            budget.hold(text.length() - before);
        }

        @Override
        protected void accumulateError(Binding row, FunctionEnv environment) {
            // The base class counts it.
        }

        @Override
        protected NodeValue getAccValue() {
            return NodeValue.makeString(text.toString());
        }
    }
}
