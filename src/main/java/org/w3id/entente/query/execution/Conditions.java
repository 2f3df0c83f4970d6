package org.w3id.entente.query.execution;

import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.ints.IntSet;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.expr.E_Bound;
import org.apache.jena.sparql.expr.E_Equals;
import org.apache.jena.sparql.expr.E_Exists;
import org.apache.jena.sparql.expr.E_LogicalAnd;
import org.apache.jena.sparql.expr.E_LogicalNot;
import org.apache.jena.sparql.expr.E_LogicalOr;
import org.apache.jena.sparql.expr.E_NotEquals;
import org.apache.jena.sparql.expr.E_NotExists;
import org.apache.jena.sparql.expr.E_NotOneOf;
import org.apache.jena.sparql.expr.E_OneOf;
import org.apache.jena.sparql.expr.E_OneOfBase;
import org.apache.jena.sparql.expr.E_SameTerm;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunctionOp;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Filters on the row. IRIs and blank nodes are compared by id; literals, which may be equal in value and different as
 * terms, by ARQ's own expressions.
 */
final class Conditions {
    private final Row row;
    private final int[] ids;
    private final Expressions expressions;
    private final BiFunction<Op, Chain, Optional<Solutions>> patterns;

    /**
     * Conditions on a row.
     *
     * @param patterns compiles the pattern of an EXISTS, where it is known how
     */
    Conditions(Row row, Expressions expressions, BiFunction<Op, Chain, Optional<Solutions>> patterns) {
        this.row = row;
        ids = row.ids;
        this.expressions = expressions;
        this.patterns = patterns;
    }

    /** Whether an expression is true of the solutions of a chain. */
    Condition of(Expr expression, Chain chain) {
        return switch (expression) {
            case E_LogicalAnd and -> {
                Condition left = of(and.getArg1(), chain);
                Condition right = of(and.getArg2(), chain);
                yield () -> left.holds() && right.holds();
            }
            case E_LogicalOr or -> {
                Condition left = of(or.getArg1(), chain);
                Condition right = of(or.getArg2(), chain);
                yield () -> left.holds() || right.holds();
            }
            case E_Bound bound when bound.getArg().isVariable() -> bound(bound, true);
            case E_LogicalNot not
            when not.getArg() instanceof E_Bound bound && bound.getArg().isVariable() -> bound(bound, false);
            case E_Exists exists -> exists(exists, chain, true);
            case E_NotExists exists -> exists(exists, chain, false);
            case E_Equals equals -> comparison(equals, true);
            case E_NotEquals different -> comparison(different, false);
            case E_SameTerm same -> comparison(same, true);
            case E_OneOf one -> membership(one, true);
            case E_NotOneOf none -> membership(none, false);
            default -> evaluated(expression);
        };
    }

    private Condition bound(E_Bound bound, boolean wanted) {
        int slot = row.slot(bound.getArg().asVar());
        return slot == Row.NOWHERE ? () -> !wanted : () -> (ids[slot] != Terms.NONE) == wanted;
    }

    private Condition exists(ExprFunctionOp exists, Chain chain, boolean wanted) {
        Optional<Solutions> compiled = patterns.apply(exists.getGraphPattern(), chain);
        if (compiled.isEmpty()) {
            return evaluated(exists);
        }
        Solutions solutions = compiled.get();
        return () -> {
            solutions.restart();
            boolean found = solutions.next();
            solutions.restart();
            return found == wanted;
        };
    }

    /** A comparison by id, where both sides are variables or resources; by value where ids cannot tell. */
    private Condition comparison(ExprFunction2 comparison, boolean wanted) {
        Expr left = comparison.getArg1();
        Expr right = comparison.getArg2();
        if (isResource(left) || isResource(right)) {
            Expr other = isResource(left) ? right : left;
            Expr resource = isResource(left) ? left : right;
            if (other.isVariable() && row.slot(other.asVar()) != Row.NOWHERE) {
                int slot = row.slot(other.asVar());
                int id = row.terms.id(resource.getConstant().asNode());
                return () -> ids[slot] != Terms.NONE && (ids[slot] == id) == wanted;
            }
            return evaluated(comparison);
        }
        if (!left.isVariable() || !right.isVariable()) {
            return evaluated(comparison);
        }
        int first = row.slot(left.asVar());
        int second = row.slot(right.asVar());
        Condition byValue = evaluated(comparison);
        if (first == Row.NOWHERE || second == Row.NOWHERE) {
            return byValue;
        }
        return () -> {
            int id = ids[first];
            int other = ids[second];
            if (id == Terms.NONE || other == Terms.NONE) {
                return false;
            }
            boolean byId = row.terms.isResource(id) || row.terms.isResource(other);
            return byId ? (id == other) == wanted : byValue.holds();
        };
    }

    private Condition membership(E_OneOfBase membership, boolean wanted) {
        Expr tested = membership.getLHS();
        List<Expr> members = membership.getRHS().getList();
        if (!tested.isVariable()
                || row.slot(tested.asVar()) == Row.NOWHERE
                || !members.stream().allMatch(Conditions::isResource)) {
            return evaluated(membership);
        }
        int slot = row.slot(tested.asVar());
        IntSet resources = new IntOpenHashSet();
        members.forEach(
                member -> resources.add(row.terms.id(member.getConstant().asNode())));
        return () -> ids[slot] != Terms.NONE && resources.contains(ids[slot]) == wanted;
    }

    private static boolean isResource(Expr expression) {
        return expression.isConstant()
                && (expression.getConstant().isIRI() || expression.getConstant().isBlank());
    }

    private Condition evaluated(Expr expression) {
        Expr compiled = expressions.compile(expression);
        int slot = expressions.onlySlot(expression);
        if (slot == Row.NOWHERE) {
            return () -> isSatisfied(compiled);
        }
        Expressions.Remembered results =
                new Expressions.Remembered(() -> isSatisfied(compiled) ? 1 : 0, () -> ids[slot]);
        return () -> results.result() == 1;
    }

    private boolean isSatisfied(Expr expression) {
        row.tick();
        try {
            return expression.isSatisfied(expressions.binding(), expressions.environment());
        } catch (QueryCancelledException cancelled) {
            throw cancelled;
        } catch (RuntimeException fault) {
            // What a function throws besides ARQ's own exceptions is an error of the expression too.
            return false;
        }
    }
}
