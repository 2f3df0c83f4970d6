package org.w3id.entente.query.limits;

import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.Function;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.vocabulary.XSD;

import java.math.BigInteger;

/** A named function whose arguments are judged before it is called, and its result afterwards. */
final class BoundedFunction implements Function {
    private final Function function;
    private final Kind kind;

    /** What can make a function's result large. */
    enum Kind {
        /** Nothing but the size of its arguments. */
        PLAIN,
        /** It reads a text as a value. */
        CAST,
        /** It puts texts together. */
        CONCATENATION,
        /** It takes the first argument to the power of the second. */
        POWER,
        /** Its second argument is a number of digits. */
        ROUNDING
    }

    BoundedFunction(Function function, Kind kind) {
        this.function = function;
        this.kind = kind;
    }

    @Override
    public void build(String iri, ExprList arguments, Context context) {
        function.build(iri, arguments, context);
    }

    @Override
    public NodeValue exec(Binding row, ExprList arguments, String iri, FunctionEnv environment) {
        Budget budget = Budget.of(environment.getContext())
                .orElseThrow(() -> new ExprEvalException("<" + iri + "> is evaluated under limits only"));
        budget.check();
        ExprList values = new ExprList();
        for (Expr argument : arguments) {
            values.add(argument.eval(row, environment));
        }
        judge(values, iri, budget);
        return Values.checked(function.exec(row, values, iri, environment), budget);
    }

    private void judge(ExprList arguments, String iri, Budget budget) {
        switch (kind) {
            case CAST -> {
                if (!iri.equals(XSD.xstring.getURI())) {
                    Values.digits(length(arguments.get(0).getConstant()), budget);
                }
            }
            case CONCATENATION -> {
                long length = 0;
                for (Expr argument : arguments) {
                    length += length(argument.getConstant());
                }
                Values.length(length, budget);
            }
            case POWER -> {
                if (arguments.size() == 2) {
                    NodeValue base = arguments.get(0).getConstant();
                    NodeValue exponent = arguments.get(1).getConstant();
                    if (base.isInteger() && exponent.isInteger()) {
                        power(base.getInteger(), exponent.getInteger(), budget);
                    }
                }
            }
            case ROUNDING -> {
                if (arguments.size() == 2 && arguments.get(1).getConstant().isInteger()) {
                    digits(arguments.get(1).getConstant().getInteger(), budget);
                }
            }
            case PLAIN -> {
                // Its arguments have been judged where they were made.
            }
        }
    }

    private static long length(NodeValue value) {
        return value.isLiteral() ? value.asNode().getLiteralLexicalForm().length() : 0;
    }

    private static void power(BigInteger base, BigInteger exponent, Budget budget) {
        if (exponent.signum() > 0 && base.abs().compareTo(BigInteger.ONE) > 0) {
            digits(exponent.multiply(BigInteger.valueOf(base.bitLength())).shiftRight(2), budget);
        }
    }

    private static void digits(BigInteger digits, Budget budget) {
        Values.digits(digits.abs().min(BigInteger.valueOf(Long.MAX_VALUE)).longValue(), budget);
    }
}
