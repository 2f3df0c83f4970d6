package org.w3id.entente.reason;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.E_IRI;
import org.apache.jena.sparql.expr.E_If;
import org.apache.jena.sparql.expr.E_Str;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.Expr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads assignments (BIND) backwards: which values of the variables can have made a given term. What an expression does
 * not tell stays open; so there may be too many answers, and never too few but for terms in unusual forms, such as a
 * name made of a literal with a language.
 */
final class Inversion {
    private final Terms terms;

    Inversion(Terms terms) {
        this.terms = terms;
    }

    /** All ways to extend bindings of a rule's variables so that those of its pattern agree with its assignments. */
    List<Map<Var, Node>> solve(Body body, Map<Var, Node> bindings) {
        List<Map<Var, Node>> starts = List.of(bindings);
        if (body instanceof Body.Aggregation aggregation) {
            starts = solve(aggregation.assignments(), bindings).stream()
                    .map(each ->
                            only(aggregation.groups(), each)) // the rest is computed, and here computed differently
                    .distinct()
                    .toList();
        }
        return starts.stream()
                .flatMap(each -> solve(body.pattern().assignments(), each).stream())
                .toList();
    }

    private static Map<Var, Node> only(List<Var> variables, Map<Var, Node> bindings) {
        Map<Var, Node> some = new HashMap<>(bindings);
        some.keySet().retainAll(variables);
        return some;
    }

    /**
     * All ways to extend bindings so that assignments agree with them.
     *
     * @param assignments in the order in which they are made
     * @return none when the assignments contradict the bindings
     */
    private List<Map<Var, Node>> solve(List<Body.Assignment> assignments, Map<Var, Node> bindings) {
        List<Map<Var, Node>> solutions = List.of(bindings);
        for (Body.Assignment each : assignments.reversed()) {
            List<Map<Var, Node>> next = new ArrayList<>();
            for (Map<Var, Node> solution : solutions) {
                Node value = solution.get(each.variable());
                if (value == null) {
                    next.add(solution);
                } else {
                    next.addAll(term(each.expression(), value, solution));
                }
            }
            solutions = next;
        }
        return solutions.stream()
                .map(each -> settle(assignments, each))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /** The bindings with what can be computed from them; empty when that contradicts them. */
    Optional<Map<Var, Node>> settle(List<Body.Assignment> assignments, Map<Var, Node> bindings) {
        Map<Var, Node> settled = bindings;
        for (Body.Assignment each : assignments) {
            if (settled.keySet().containsAll(each.expression().getVarsMentioned())) {
                Optional<Node> value = terms.value(each.expression(), Rows.binding(settled));
                Node wanted = settled.get(each.variable());
                if (wanted != null && !value.equals(Optional.of(wanted))) {
                    return Optional.empty();
                }
                if (wanted == null && value.isPresent()) {
                    settled = with(settled, each.variable(), value.get());
                }
            }
        }
        return Optional.of(settled);
    }

    private List<Map<Var, Node>> term(Expr expression, Node value, Map<Var, Node> bindings) {
        return switch (expression) {
            case E_IRI iri -> value.isURI() ? text(iri.getArg(), value.getURI(), bindings) : List.of();
            case E_StrConcat text ->
                value.isLiteral() ? text(text, value.getLiteralLexicalForm(), bindings) : List.of();
            case E_If choice -> {
                List<Map<Var, Node>> both = new ArrayList<>(term(choice.getArg2(), value, bindings));
                both.addAll(term(choice.getArg3(), value, bindings));
                yield both;
            }
            default -> {
                if (expression.isVariable() && !bindings.containsKey(expression.asVar())) {
                    yield List.of(with(bindings, expression.asVar(), value));
                }
                yield isKnown(expression, bindings)
                                && !terms.value(expression, Rows.binding(bindings))
                                        .equals(Optional.of(value))
                        ? List.of()
                        : List.of(bindings);
            }
        };
    }

    /** Like {@link #term}, for an expression whose value as a string is known. */
    private List<Map<Var, Node>> text(Expr expression, String text, Map<Var, Node> bindings) {
        return switch (expression) {
            case E_StrConcat concat -> parts(concat.getArgs(), text, bindings);
            case E_If choice -> {
                List<Map<Var, Node>> both = new ArrayList<>(text(choice.getArg2(), text, bindings));
                both.addAll(text(choice.getArg3(), text, bindings));
                yield both;
            }
            default -> {
                if (isKnown(expression, bindings)) {
                    yield string(expression, bindings).equals(Optional.of(text)) ? List.of(bindings) : List.of();
                }
                yield expression.isVariable()
                        ? List.of(with(bindings, expression.asVar(), NodeFactory.createLiteralString(text)))
                        : List.of(bindings);
            }
        };
    }

    /** All ways to cut a text into the parts of a CONCAT. */
    private List<Map<Var, Node>> parts(List<Expr> parts, String text, Map<Var, Node> bindings) {
        if (parts.isEmpty()) {
            return text.isEmpty() ? List.of(bindings) : List.of();
        }
        Expr first = parts.getFirst();
        List<Expr> rest = parts.subList(1, parts.size());
        if (isKnown(first, bindings)) {
            return string(first, bindings)
                    .filter(text::startsWith)
                    .map(start -> parts(rest, text.substring(start.length()), bindings))
                    .orElse(List.of());
        }
        if (rest.isEmpty()) {
            return text(first, text, bindings);
        }
        List<Map<Var, Node>> found = new ArrayList<>();
        for (int cut = 0; cut <= text.length(); cut++) {
            String after = text.substring(cut);
            boolean fits = !isKnown(rest.getFirst(), bindings)
                    || string(rest.getFirst(), bindings)
                            .filter(after::startsWith)
                            .isPresent();
            if (fits) {
                for (Map<Var, Node> each : text(first, text.substring(0, cut), bindings)) {
                    found.addAll(parts(rest, after, each));
                }
            }
        }
        return found;
    }

    private static boolean isKnown(Expr expression, Map<Var, Node> bindings) {
        return bindings.keySet().containsAll(expression.getVarsMentioned());
    }

    private Optional<String> string(Expr expression, Map<Var, Node> bindings) {
        return terms.value(new E_Str(expression), Rows.binding(bindings)).map(Node::getLiteralLexicalForm);
    }

    private static Map<Var, Node> with(Map<Var, Node> bindings, Var variable, Node value) {
        Map<Var, Node> more = new HashMap<>(bindings);
        more.put(variable, value);
        return more;
    }
}
