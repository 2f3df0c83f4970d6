package org.w3id.entente.query.limits;

import org.apache.jena.sparql.expr.E_StrDatatype;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnv;

/** Functions of which one step can make a value only a few times larger: their results are judged. */
final class Bounded {
    private Bounded() {}

    /** A function of one argument. */
    static final class Of1 extends ExprFunction1 {
        private final ExprFunction1 function;
        private final Budget budget;

        Of1(ExprFunction1 function, Budget budget) {
            super(function.getArg(), function.getFunctionSymbol().getSymbol());
            this.function = function;
            this.budget = budget;
        }

        @Override
        public NodeValue eval(NodeValue argument, FunctionEnv environment) {
            return Values.checked(function.eval(argument, environment), budget);
        }

        @Override
        public NodeValue eval(NodeValue argument) {
            return Values.checked(function.eval(argument), budget);
        }

        @Override
        public Expr copy(Expr argument) {
            return new Of1((ExprFunction1) function.copy(argument), budget);
        }
    }

    /** A function of two arguments. */
    static final class Of2 extends ExprFunction2 {
        private final ExprFunction2 function;
        private final Budget budget;

        Of2(ExprFunction2 function, Budget budget) {
            super(
                    function.getArg1(),
                    function.getArg2(),
                    function.getFunctionSymbol().getSymbol(),
                    function.getOpName());
            this.function = function;
            this.budget = budget;
        }

        @Override
        public NodeValue eval(NodeValue first, NodeValue second) {
            if (function instanceof E_StrDatatype && first.isString() && second.isIRI()) {
                Values.typed(first.getString().length(), second.asNode().getURI(), budget);
            }
            return Values.checked(function.eval(first, second), budget);
        }

        @Override
        public Expr copy(Expr first, Expr second) {
            return new Of2((ExprFunction2) function.copy(first, second), budget);
        }
    }
}
