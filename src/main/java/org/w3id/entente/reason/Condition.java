package org.w3id.entente.reason;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.E_Equals;
import org.apache.jena.sparql.expr.E_LessThan;
import org.apache.jena.sparql.expr.E_LogicalNot;
import org.apache.jena.sparql.expr.E_NotEquals;
import org.apache.jena.sparql.expr.E_OneOf;
import org.apache.jena.sparql.expr.E_SameTerm;
import org.apache.jena.sparql.expr.E_Str;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.w3id.entente.store.Dictionary;

import java.util.List;
import java.util.Map;

/**
 * A filter over rows. Comparisons of terms that are no literals need their ids alone; whatever else there is, ARQ
 * computes.
 */
abstract class Condition {
    private final int[] slots;
    private final Expr expression;

    private Condition(Expr expression, int[] slots) {
        this.expression = expression;
        this.slots = slots;
    }

    /** The slots that must have their values before. */
    int[] slots() {
        return slots;
    }

    Expr expression() {
        return expression;
    }

    abstract boolean holds(int[] row);

    static Condition of(Expr expression, Map<Var, Integer> places, Terms terms) {
        List<Var> variables = List.copyOf(expression.getVarsMentioned());
        int[] slots = variables.stream().mapToInt(places::get).toArray();
        Condition general = new Condition(expression, slots) {
            @Override
            boolean holds(int[] row) {
                return terms.holds(expression, terms.binding(variables, slots, row));
            }
        };
        return switch (expression) {
            case E_SameTerm same -> comparison(same, true, general, places, terms);
            case E_Equals equal -> comparison(equal, true, general, places, terms);
            case E_NotEquals unequal -> comparison(unequal, false, general, places, terms);
            case E_LogicalNot not ->
                not.getArg() instanceof E_SameTerm same ? comparison(same, false, general, places, terms) : general;
            case E_OneOf oneOf -> choice(oneOf, general, places, terms);
            case E_LessThan less -> order(less, general, places, terms);
            default -> general;
        };
    }

    private static Condition comparison(
            ExprFunction2 expression, boolean wanted, Condition general, Map<Var, Integer> places, Terms terms) {
        if (!isTerm(expression.getArg1()) || !isTerm(expression.getArg2())) {
            return general;
        }
        int left = slot(expression.getArg1(), places);
        int right = slot(expression.getArg2(), places);
        int leftId = constant(expression.getArg1(), terms);
        int rightId = constant(expression.getArg2(), terms);
        return new Condition(general.expression(), general.slots()) {
            @Override
            boolean holds(int[] row) {
                int one = left < 0 ? leftId : row[left];
                int other = right < 0 ? rightId : row[right];
                if (isPlain(one, terms.dictionary()) && isPlain(other, terms.dictionary())) {
                    return one == other == wanted;
                }
                return general.holds(row);
            }
        };
    }

    private static Condition choice(E_OneOf oneOf, Condition general, Map<Var, Integer> places, Terms terms) {
        boolean simple = oneOf.getLHS().isVariable()
                && oneOf.getRHS().getList().stream()
                        .allMatch(each ->
                                each.isConstant() && each.getConstant().asNode().isURI());
        if (!simple) {
            return general;
        }
        int slot = places.get(oneOf.getLHS().asVar());
        int[] choices = oneOf.getRHS().getList().stream()
                .mapToInt(each -> constant(each, terms))
                .toArray();
        return new Condition(general.expression(), general.slots()) {
            @Override
            boolean holds(int[] row) {
                if (!isPlain(row[slot], terms.dictionary())) {
                    return general.holds(row);
                }
                for (int choice : choices) {
                    if (choice == row[slot]) {
                        return true;
                    }
                }
                return false;
            }
        };
    }

    /** {@code STR(?x) < STR(?y)}, which rules use to take each pair once. */
    private static Condition order(E_LessThan less, Condition general, Map<Var, Integer> places, Terms terms) {
        if (!(less.getArg1() instanceof E_Str left && left.getArg().isVariable())
                || !(less.getArg2() instanceof E_Str right && right.getArg().isVariable())) {
            return general;
        }
        int one = places.get(left.getArg().asVar());
        int other = places.get(right.getArg().asVar());
        return new Condition(general.expression(), general.slots()) {
            @Override
            boolean holds(int[] row) {
                Dictionary dictionary = terms.dictionary();
                if (row[one] == row[other] || !isIri(row[one], dictionary) || !isIri(row[other], dictionary)) {
                    return general.holds(row);
                }
                return terms.node(row[one])
                                .getURI()
                                .compareTo(terms.node(row[other]).getURI())
                        < 0;
            }
        };
    }

    private static boolean isTerm(Expr expression) {
        return expression.isVariable() || expression.isConstant();
    }

    private static int slot(Expr expression, Map<Var, Integer> places) {
        return expression.isVariable() ? places.get(expression.asVar()) : -1;
    }

    private static int constant(Expr expression, Terms terms) {
        if (expression.isVariable()) {
            return Dictionary.ABSENT;
        }
        Node node = expression.getConstant().asNode();
        return terms.dictionary().intern(node);
    }

    private static boolean isPlain(int id, Dictionary dictionary) {
        return id != Dictionary.ABSENT && !dictionary.isLiteral(id);
    }

    private static boolean isIri(int id, Dictionary dictionary) {
        return id != Dictionary.ABSENT && dictionary.isIri(id);
    }
}
