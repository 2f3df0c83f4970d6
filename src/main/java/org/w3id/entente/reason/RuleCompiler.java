package org.w3id.entente.reason;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sys.JenaSystem;
import org.w3id.entente.reason.Body.Aggregation;
import org.w3id.entente.reason.Body.Assignment;
import org.w3id.entente.reason.Body.Negation;
import org.w3id.entente.reason.Body.Pattern;
import org.w3id.entente.reason.RuleProblem.Kind;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads rules from SPARQL CONSTRUCT queries with Jena's own parser.
 *
 * <p>A body is a basic graph pattern with sequence and inverse paths, FILTER, FILTER NOT EXISTS over a pattern with
 * filters, and BIND; or one sub-SELECT with GROUP BY over variables and COUNT, MIN, MAX or SUM, beside which only FILTER
 * and BIND may stand. Everything else is refused with the reason. Stateless.
 */
public final class RuleCompiler {
    static {
        JenaSystem.init(); // before any vocabulary of Jena's is touched
    }

    private RuleCompiler() {}

    /**
     * Compiles one rule.
     *
     * @param name the rule's IRI, which problems name
     * @param label what a person calls the rule; may be empty
     * @param construct the text of the query
     * @param prefixes prefixes that the text may use without declaring them
     */
    public static Compiled compile(Node name, String label, String construct, Map<String, String> prefixes) {
        try {
            Query query = new Query();
            prefixes.forEach(query.getPrefixMapping()::setNsPrefix);
            return compile(name, label, QueryFactory.parse(query, construct, null, Syntax.syntaxSPARQL_11));
        } catch (QueryParseException e) {
            return new Compiled.Refused(List.of(new RuleProblem(
                    Kind.SYNTAX,
                    name,
                    "no SPARQL query: " + e.getMessage(),
                    Math.max(0, e.getLine()),
                    Math.max(0, e.getColumn()),
                    List.of(),
                    List.of(name))));
        } catch (QueryException e) {
            return refused(name, Kind.SYNTAX, "no SPARQL query: " + e.getMessage());
        }
    }

    /** Compiles one rule from a query that is already parsed; the query is kept and must not change. */
    public static Compiled compile(Node name, String label, Query query) {
        if (!query.isConstructType() || query.isConstructQuad()) {
            return refused(name, Kind.FORM, "a rule is a CONSTRUCT query whose head is made of triples without GRAPH");
        }
        if (query.hasDatasetDescription()
                || query.hasLimit()
                || query.hasOffset()
                || query.hasOrderBy()
                || query.hasGroupBy()
                || query.hasHaving()
                || query.hasValues()) {
            return refused(
                    name, Kind.FORM, "FROM, GROUP BY, ORDER BY, LIMIT, OFFSET and VALUES have no place in a rule");
        }
        BodyReader reader = new BodyReader(name);
        Body body = reader.read(query.getQueryPattern());
        List<RuleProblem> problems = new ArrayList<>(reader.problems());
        List<Triple> head = query.getConstructTemplate().getTriples();
        if (problems.isEmpty()) {
            new Safety(name, problems).check(head, body, reader.visible(body));
        }
        return problems.isEmpty()
                ? new Compiled.Accepted(new Rule(name, label, head, body, query))
                : new Compiled.Refused(problems);
    }

    private static Compiled refused(Node name, Kind kind, String message) {
        return new Compiled.Refused(List.of(new RuleProblem(kind, name, message)));
    }

    /** Every variable that needs a value has one. */
    private record Safety(Node name, List<RuleProblem> problems) {
        void check(List<Triple> head, Body body, Set<Var> visible) {
            Pattern pattern = body.pattern();
            Set<Var> matched = variables(pattern.triples());
            Set<Var> known = assign(matched, pattern.assignments());
            pattern.filters().forEach(filter -> expression(filter.toString(), filter.getVarsMentioned(), known));
            for (Negation negation : pattern.negations()) {
                Set<Var> inside = variables(negation.triples());
                pattern.assignments().stream()
                        .map(Assignment::variable)
                        .filter(inside::contains)
                        .forEach(made -> add(
                                Kind.UNSAFE_EXPRESSION,
                                made + " is made by BIND and stands in NOT EXISTS: conclude it in a rule of its own"));
                inside.addAll(known);
                negation.filters().forEach(each -> expression(each.toString(), each.getVarsMentioned(), inside));
            }
            Set<Var> result = known;
            if (body instanceof Aggregation aggregation) {
                expression("GROUP BY", new HashSet<>(aggregation.groups()), known);
                aggregation.aggregates().forEach(each -> each.argument()
                        .ifPresent(argument -> expression(each.function().name(), Set.of(argument), known)));
                Set<Var> grouped = new HashSet<>(visible);
                result = assign(grouped, aggregation.assignments());
                Set<Var> computed = result;
                aggregation.filters().forEach(each -> expression(each.toString(), each.getVarsMentioned(), computed));
            }
            head(head, result);
        }

        private void head(List<Triple> head, Set<Var> known) {
            if (head.isEmpty()) {
                add(Kind.FORM, "the head is empty: nothing would follow");
            }
            for (Triple triple : head) {
                if (!triple.getPredicate().isURI()) {
                    add(Kind.VARIABLE_PREDICATE, "the head has a predicate that is no IRI: " + triple.getPredicate());
                }
                for (Node term : List.of(triple.getSubject(), triple.getObject())) {
                    if (Var.isBlankNodeVar(term) || term.isBlank() || term.isTripleTerm()) {
                        add(
                                Kind.HEAD_TERM,
                                "blank nodes and triple terms have no place in a head: make an IRI by BIND");
                    } else if (term.isVariable() && !known.contains(Var.alloc(term))) {
                        add(Kind.UNSAFE_HEAD, term + " of the head has no value in the body: match it there");
                    }
                }
                if (triple.getSubject().isLiteral()) {
                    add(Kind.HEAD_TERM, "a literal is the subject of a triple in the head: " + triple.getSubject());
                }
            }
        }

        private Set<Var> assign(Set<Var> before, List<Assignment> assignments) {
            Set<Var> known = new HashSet<>(before);
            for (Assignment each : assignments) {
                expression("BIND(" + each.expression() + ")", each.expression().getVarsMentioned(), known);
                if (!known.add(each.variable())) {
                    add(
                            Kind.UNSAFE_EXPRESSION,
                            each.variable() + " is made by BIND and matched by a pattern: compare them by FILTER");
                }
            }
            return known;
        }

        private void expression(String text, Set<Var> mentioned, Set<Var> known) {
            mentioned.stream()
                    .filter(variable -> !known.contains(variable))
                    .map(Var::toString)
                    .sorted()
                    .forEach(variable ->
                            add(Kind.UNSAFE_EXPRESSION, variable + " has no value where " + text + " is computed"));
        }

        private static Set<Var> variables(List<Triple> triples) {
            Set<Var> variables = new HashSet<>();
            for (Triple triple : triples) {
                for (Node term : List.of(triple.getSubject(), triple.getObject())) {
                    if (term.isVariable()) {
                        variables.add(Var.alloc(term));
                    }
                }
            }
            return variables;
        }

        private void add(Kind kind, String message) {
            problems.add(new RuleProblem(kind, name, message));
        }
    }
}
