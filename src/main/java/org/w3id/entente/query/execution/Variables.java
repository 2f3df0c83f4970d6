package org.w3id.entente.query.execution;

import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.OpVisitorBase;
import org.apache.jena.sparql.algebra.op.OpAssign;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpTopN;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.VarExprList;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprVar;
import org.apache.jena.sparql.expr.ExprVisitorBase;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Which variables an operator or an expression mentions, the patterns in its expressions included. */
final class Variables {
    private Variables() {}

    /** All variables of an operator, whatever their scope. */
    static Set<Var> of(Op op) {
        Set<Var> variables = new LinkedHashSet<>();
        collect(op, variables);
        return variables;
    }

    /** All variables of an expression, also those that only a pattern within it binds. */
    static Set<Var> of(Expr expression) {
        Set<Var> variables = new LinkedHashSet<>();
        collect(expression, variables);
        return variables;
    }

    /** All variables of expressions. */
    static Set<Var> of(Collection<Expr> expressions) {
        Set<Var> variables = new LinkedHashSet<>();
        expressions.forEach(expression -> collect(expression, variables));
        return variables;
    }

    private static void collect(Op op, Collection<Var> variables) {
        variables.addAll(OpVars.mentionedVars(op));
        Walker.walk(op, new OpVisitorBase() {
            @Override
            public void visit(OpFilter filter) {
                filter.getExprs().forEach(expression -> collect(expression, variables));
            }

            @Override
            public void visit(OpLeftJoin join) {
                if (join.getExprs() != null) {
                    join.getExprs().forEach(expression -> collect(expression, variables));
                }
            }

            @Override
            public void visit(OpExtend extend) {
                collect(extend.getVarExprList(), variables);
            }

            @Override
            public void visit(OpAssign assign) {
                collect(assign.getVarExprList(), variables);
            }

            @Override
            public void visit(OpOrder order) {
                order.getConditions().forEach(condition -> collect(condition.getExpression(), variables));
            }

            @Override
            public void visit(OpTopN top) {
                top.getConditions().forEach(condition -> collect(condition.getExpression(), variables));
            }

            @Override
            public void visit(OpGroup group) {
                collect(group.getGroupVars(), variables);
                group.getAggregators().forEach(aggregate -> {
                    if (aggregate.getAggregator().getExprList() != null) {
                        aggregate.getAggregator().getExprList().forEach(argument -> collect(argument, variables));
                    }
                });
            }
        });
    }

    private static void collect(VarExprList values, Collection<Var> variables) {
        variables.addAll(values.getVars());
        values.forEachExpr((variable, expression) -> collect(expression, variables));
    }

    private static void collect(Expr expression, Collection<Var> variables) {
        Walker.walk(expression, new ExprVisitorBase() {
            @Override
            public void visit(ExprVar variable) {
                variables.add(variable.asVar());
            }

            @Override
            public void visit(ExprFunctionOp pattern) {
                collect(pattern.getGraphPattern(), variables);
            }
        });
    }
}
