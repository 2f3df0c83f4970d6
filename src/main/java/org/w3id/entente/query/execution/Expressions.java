package org.w3id.entente.query.execution;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.E_BNode;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprLib;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.ExprTransformer;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.function.FunctionEnv;
import org.apache.jena.vocabulary.XSD;

import java.util.Set;
import java.util.function.IntSupplier;

/**
 * ARQ's expressions, evaluated on the row: variables are read by slot, and what depends on one variable alone is
 * evaluated once for each of its terms.
 */
final class Expressions {
    /** How many results are remembered for one expression. */
    private static final int REMEMBERED = 1 << 16;

    private final Row row;
    private final FunctionEnv environment;
    private final RowBinding binding;
    private final LabelledBlankNode.Scope labels = new LabelledBlankNode.Scope();

    Expressions(Row row, FunctionEnv environment) {
        this.row = row;
        this.environment = environment;
        binding = new RowBinding(row);
    }

    FunctionEnv environment() {
        return environment;
    }

    RowBinding binding() {
        return binding;
    }

    /** The blank nodes of these expressions, to be cleared before those that bind a variable of the next solution. */
    LabelledBlankNode.Scope labels() {
        return labels;
    }

    /** The expression with its variables read from the row. */
    Expr compile(Expr expression) {
        return ExprTransformer.transform(
                new ExprTransformCopy() {
                    @Override
                    public Expr transform(ExprVar variable) {
                        return new SlotVariable(row, variable.asVar());
                    }

                    @Override
                    public Expr transform(ExprFunction1 function, Expr argument) {
                        return function instanceof E_BNode.BNode1
                                ? new LabelledBlankNode(argument, labels)
                                : super.transform(function, argument);
                    }
                },
                expression);
    }

    /** What gives the id of the expression's value in the row; {@link Terms#NONE} for an error. */
    IntSupplier id(Expr expression) {
        int[] ids = row.ids;
        if (expression.isVariable()) {
            int slot = row.slot(expression.asVar());
            return slot == Row.NOWHERE ? () -> Terms.NONE : () -> ids[slot];
        }
        if (expression.isConstant()) {
            int constant = row.terms.id(expression.getConstant().asNode());
            return () -> constant;
        }
        Expr compiled = compile(expression);
        int slot = onlySlot(expression);
        return slot == Row.NOWHERE
                ? () -> evaluate(compiled)
                : new Remembered(() -> evaluate(compiled), () -> ids[slot])::result;
    }

    /** The expression as an aggregate's argument: where it depends on one variable, a value is made once for each term. */
    Expr argument(Expr expression) {
        if (expression.isVariable() || onlySlot(expression) != Row.NOWHERE) {
            IntSupplier id = id(expression);
            return new RememberedValue(row.terms, id);
        }
        return compile(expression);
    }

    private int evaluate(Expr expression) {
        row.tick();
        try {
            NodeValue value = expression.eval(binding, environment);
            return value == null ? Terms.NONE : row.terms.id(value.asNode());
        } catch (ExprEvalException error) {
            return Terms.NONE;
        }
    }

    /**
     * The slot of the only variable that an expression depends on; {@link Row#NOWHERE} when there is another number of
     * them, or its value depends on more.
     */
    int onlySlot(Expr expression) {
        Set<Var> variables = expression.getVarsMentioned();
        return variables.size() == 1 && isStable(expression)
                ? row.slot(variables.iterator().next())
                : Row.NOWHERE;
    }

    private static boolean isStable(Expr expression) {
        return ExprLib.isStable(expression) && isKnown(expression);
    }

    private static boolean isKnown(Expr expression) {
        return switch (expression) {
            case ExprFunctionOp pattern -> false;
            case E_Function named when !named.getFunctionIRI().startsWith(XSD.NS) -> false;
            case ExprFunction function -> function.getArgs().stream().allMatch(Expressions::isKnown);
            default -> true;
        };
    }

    /** Results by the id that they depend on. */
    static final class Remembered {
        private final IntSupplier computation;
        private final IntSupplier key;
        private final Int2IntOpenHashMap results = new Int2IntOpenHashMap();

        Remembered(IntSupplier computation, IntSupplier key) {
            this.computation = computation;
            this.key = key;
            results.defaultReturnValue(Integer.MIN_VALUE);
        }

        int result() {
            int id = key.getAsInt();
            int known = results.get(id);
            if (known == Integer.MIN_VALUE) {
                known = computation.getAsInt();
                if (results.size() == REMEMBERED) {
                    results.clear();
                }
                results.put(id, known);
            }
            return known;
        }
    }
}
