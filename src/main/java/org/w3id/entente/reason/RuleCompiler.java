package org.w3id.entente.reason;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sys.JenaSystem;
import org.w3id.entente.reason.Body.Aggregation;
import org.w3id.entente.reason.Body.Assignment;
import org.w3id.entente.reason.Body.Negation;
import org.w3id.entente.reason.Body.Pattern;
import org.w3id.entente.reason.Fault.Clue;
import org.w3id.entente.reason.RuleProblem.Kind;
import org.w3id.entente.sparql.QueryReader;
import org.w3id.entente.sparql.QuerySyntaxException;
import org.w3id.entente.sparql.QueryText;
import org.w3id.entente.sparql.QueryText.Part;
import org.w3id.entente.sparql.QueryText.Spot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads rules from SPARQL CONSTRUCT queries with Jena's own parser.
 *
 * <p>A body is a basic graph pattern with sequence and inverse paths, FILTER, FILTER NOT EXISTS over a pattern with
 * filters, and BIND; or one sub-SELECT with GROUP BY over variables and COUNT, MIN, MAX or SUM, beside which only FILTER
 * and BIND may stand. Everything else is refused with the reason. Stateless.
 */
public final class RuleCompiler {
    private static final Fault HEAD_GRAPH = new Fault(
            Kind.HEAD_GRAPH,
            "a head that names a graph",
            "leave GRAPH out: all that rules conclude stands in one graph of its own",
            Clue.first(Part.HEAD, "GRAPH"));

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
        QueryText text = new QueryText(construct, prefixes);
        try {
            return compile(name, label, new QueryReader(prefixes).read(construct), fault -> fault.problem(name, text));
        } catch (QuerySyntaxException e) {
            Optional<Spot> graph = text.find(Part.HEAD, "GRAPH");
            if (graph.isPresent() && graph.get().equals(new Spot(e.line(), e.column()))) {
                return new Compiled.Refused(List.of(HEAD_GRAPH.problem(name, text)));
            }
            return new Compiled.Refused(List.of(new RuleProblem(
                    Kind.SYNTAX, name, e.found(), e.wanted(), e.cure(), e.line(), e.column(), List.of())));
        }
    }

    /** Compiles one rule from a query that is already parsed; the query is kept and must not change. */
    public static Compiled compile(Node name, String label, Query query) {
        return compile(name, label, query, fault -> fault.problem(name));
    }

    private static Compiled compile(Node name, String label, Query query, Function<Fault, RuleProblem> problem) {
        List<Fault> faults = new ArrayList<>(form(query).stream().toList());
        BodyReader reader = new BodyReader();
        if (faults.isEmpty()) {
            Body body = reader.read(query.getQueryPattern());
            List<Triple> head = query.getConstructTemplate().getTriples();
            faults.addAll(reader.faults());
            if (faults.isEmpty()) {
                new Safety(faults).check(head, body, reader.visible(body));
            }
            if (faults.isEmpty()) {
                return new Compiled.Accepted(new Rule(name, label, head, body, query));
            }
        }
        return new Compiled.Refused(faults.stream().map(problem).distinct().toList());
    }

    /** Why a query has not the form of a rule; empty when it has. */
    private static Optional<Fault> form(Query query) {
        if (!query.isConstructType()) {
            return Optional.of(new Fault(
                    Kind.FORM,
                    "a query that constructs nothing",
                    "write CONSTRUCT { what follows } WHERE { what must hold }",
                    Stream.of("SELECT", "ASK", "DESCRIBE", "JSON")
                            .map(word -> Clue.first(Part.ALL, word))
                            .reduce(Clue.NONE, Clue::or)));
        }
        if (query.isConstructQuad()) {
            return Optional.of(HEAD_GRAPH);
        }
        Map<String, Boolean> parts = new LinkedHashMap<>();
        parts.put("FROM", query.hasDatasetDescription());
        parts.put("GROUP BY", query.hasGroupBy());
        parts.put("HAVING", query.hasHaving());
        parts.put("ORDER BY", query.hasOrderBy());
        parts.put("LIMIT", query.hasLimit());
        parts.put("OFFSET", query.hasOffset());
        parts.put("VALUES", query.hasValues());
        return parts.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .findFirst()
                .map(part -> new Fault(
                        Kind.FORM,
                        part + " around the body",
                        "leave it out: a rule concludes from all that holds",
                        Clue.last(Part.ALL, part.split(" ", -1))));
    }

    /** Every variable that needs a value has one. */
    private record Safety(List<Fault> faults) {
        void check(List<Triple> head, Body body, Set<Var> visible) {
            Pattern pattern = body.pattern();
            Set<Var> matched = variables(pattern.triples());
            Set<Var> known = assign(matched, pattern.assignments());
            pattern.filters().forEach(filter -> expression(filter(filter), filter.getVarsMentioned(), known));
            for (Negation negation : pattern.negations()) {
                Set<Var> inside = variables(negation.triples());
                pattern.assignments().stream()
                        .map(Assignment::variable)
                        .filter(inside::contains)
                        .forEach(made -> add(
                                Kind.UNSAFE_EXPRESSION,
                                made + " is made by BIND and stands in NOT EXISTS",
                                "conclude it in a rule of its own",
                                made(made)));
                inside.addAll(known);
                negation.filters().forEach(each -> expression(filter(each), each.getVarsMentioned(), inside));
            }
            Set<Var> result = known;
            if (body instanceof Aggregation aggregation) {
                expression("GROUP BY", new HashSet<>(aggregation.groups()), known);
                aggregation.aggregates().forEach(each -> each.argument()
                        .ifPresent(argument -> expression(each.function().name(), Set.of(argument), known)));
                Set<Var> grouped = new HashSet<>(visible);
                result = assign(grouped, aggregation.assignments());
                Set<Var> computed = result;
                aggregation.filters().forEach(each -> expression(filter(each), each.getVarsMentioned(), computed));
            }
            head(head, result);
        }

        private void head(List<Triple> head, Set<Var> known) {
            if (head.isEmpty()) {
                add(Kind.FORM, "an empty head", "say what follows", Clue.first(Part.HEAD, "{"));
            }
            for (Triple triple : head) {
                if (!triple.getPredicate().isURI()) {
                    add(
                            Kind.VARIABLE_PREDICATE,
                            triple.getPredicate() + " is a predicate of the head",
                            "name the predicate by its IRI; write a rule for each",
                            Clue.first(Part.HEAD, triple.getPredicate().toString()));
                }
                for (Node term : List.of(triple.getSubject(), triple.getObject())) {
                    if (Var.isBlankNodeVar(term) || term.isBlank() || term.isTripleTerm()) {
                        add(
                                Kind.HEAD_TERM,
                                "a blank node or a triple term in the head",
                                "make an IRI by BIND",
                                Stream.of("[", "[]", "<<(", "<<")
                                        .map(sign -> Clue.first(Part.HEAD, sign))
                                        .reduce(Clue.NONE, Clue::or));
                    } else if (term.isVariable() && !known.contains(Var.alloc(term))) {
                        add(
                                Kind.UNSAFE_HEAD,
                                term + " of the head has no value in the body",
                                "match it there, outside of NOT EXISTS",
                                Clue.first(Part.HEAD, term.toString()));
                    }
                }
                if (triple.getSubject().isLiteral()) {
                    add(
                            Kind.HEAD_TERM,
                            "a literal is a subject of the head: " + triple.getSubject(),
                            "let a thing be the subject",
                            Clue.first(Part.HEAD, "{"));
                }
            }
        }

        private Set<Var> assign(Set<Var> before, List<Assignment> assignments) {
            Set<Var> known = new HashSet<>(before);
            for (Assignment each : assignments) {
                expression(
                        "BIND (" + Expressions.text(each.expression()) + " AS " + each.variable() + ")",
                        each.expression().getVarsMentioned(),
                        known);
                if (!known.add(each.variable())) {
                    add(
                            Kind.UNSAFE_EXPRESSION,
                            each.variable() + " is made by BIND and matched by a pattern",
                            "bind another variable, and compare the two by FILTER",
                            made(each.variable()));
                }
            }
            return known;
        }

        private void expression(String text, Set<Var> mentioned, Set<Var> known) {
            mentioned.stream()
                    .filter(variable -> !known.contains(variable))
                    .map(Var::toString)
                    .sorted()
                    .forEach(variable -> add(
                            Kind.UNSAFE_EXPRESSION,
                            variable + " has no value where " + text + " is computed",
                            "match it in the body, or bind it before",
                            Clue.first(Part.BODY, variable)));
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

        /** The variable after the AS of its BIND. */
        private static Clue made(Var variable) {
            return text -> text.findMade(Part.BODY, variable.toString());
        }

        private static String filter(Expr filter) {
            String text = Expressions.text(filter);
            return text.startsWith("(") ? "FILTER " + text : "FILTER (" + text + ")";
        }

        private void add(Kind kind, String found, String cure, Clue clue) {
            faults.add(new Fault(kind, found, cure, clue));
        }
    }
}
