package org.w3id.entente.reason;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.E_NotExists;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.path.P_Inverse;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementBind;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementTriplesBlock;
import org.w3id.entente.reason.Body.Aggregate;
import org.w3id.entente.reason.Body.Aggregation;
import org.w3id.entente.reason.Body.Assignment;
import org.w3id.entente.reason.Body.Function;
import org.w3id.entente.reason.Body.Negation;
import org.w3id.entente.reason.Body.Pattern;
import org.w3id.entente.reason.RuleProblem.Kind;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Walks over the WHERE clause of one rule. */
final class BodyReader {
    private final Node name;
    private final List<RuleProblem> problems = new ArrayList<>();
    private final Set<Var> projected = new HashSet<>();
    private int fresh;

    BodyReader(Node name) {
        this.name = name;
    }

    List<RuleProblem> problems() {
        return problems;
    }

    /** The variables that a head may use, besides those of assignments. */
    Set<Var> visible(Body body) {
        return body instanceof Aggregation ? Set.copyOf(projected) : Set.of();
    }

    Body read(Element where) {
        List<Element> elements = where instanceof ElementGroup group ? group.getElements() : List.of(where);
        List<Element> queries =
                elements.stream().filter(ElementSubQuery.class::isInstance).toList();
        if (queries.isEmpty()) {
            return new Group(elements, true).pattern();
        }
        List<Element> beside = elements.stream()
                .filter(element -> !(element instanceof ElementSubQuery))
                .toList();
        Group outside = new Group(beside, false);
        if (queries.size() > 1 || !outside.triples.isEmpty()) {
            add(Kind.AGGREGATION, "a sub-SELECT must be the whole body: conclude its result in a rule of its own");
        }
        return aggregation(((ElementSubQuery) queries.getFirst()).getQuery(), outside);
    }

    private Body aggregation(Query query, Group outside) {
        if (!query.isSelectType() || query.getGroupBy().isEmpty() || query.isQueryResultStar()) {
            add(Kind.AGGREGATION, "a sub-SELECT in a rule needs GROUP BY and an aggregate");
        }
        if (query.hasHaving() || query.hasOrderBy() || query.hasLimit() || query.hasOffset() || query.hasValues()) {
            add(
                    Kind.AGGREGATION,
                    "HAVING, ORDER BY, LIMIT, OFFSET and VALUES have no place in a rule: use FILTER outside");
        }
        List<Var> groups = query.getGroupBy().getVars();
        if (!query.getGroupBy().getExprs().isEmpty()) {
            add(Kind.AGGREGATION, "GROUP BY takes variables only: compute the value by BIND inside");
        }
        List<Aggregate> aggregates = new ArrayList<>();
        for (Var variable : query.getProject().getVars()) {
            Expr expression = query.getProject().getExpr(variable);
            projected.add(variable);
            if (expression instanceof ExprAggregator aggregator) {
                aggregate(variable, aggregator.getAggregator()).ifPresent(aggregates::add);
            } else if (expression != null) {
                add(Kind.AGGREGATION, variable + " is neither a group variable nor one aggregate: compute it by BIND");
            } else if (!groups.contains(variable)) {
                add(Kind.AGGREGATION, variable + " is selected, but GROUP BY does not name it");
            }
        }
        Element inside = query.getQueryPattern();
        List<Element> elements = inside instanceof ElementGroup group ? group.getElements() : List.of(inside);
        if (elements.stream().anyMatch(ElementSubQuery.class::isInstance)) {
            add(Kind.AGGREGATION, "an aggregation within an aggregation: conclude the inner one in a rule of its own");
        }
        return new Aggregation(
                new Group(elements, true).pattern(), groups, aggregates, outside.assignments, outside.filters);
    }

    private Optional<Aggregate> aggregate(Var variable, Aggregator aggregator) {
        String text = aggregator.getName();
        boolean distinct = aggregator.toPrefixString().startsWith("(" + text.toLowerCase(Locale.ROOT) + " distinct ");
        Optional<Function> function =
                switch (text) {
                    case "COUNT" -> Optional.of(Function.COUNT);
                    case "MIN" -> Optional.of(Function.MIN);
                    case "MAX" -> Optional.of(Function.MAX);
                    case "SUM" -> Optional.of(Function.SUM);
                    default -> Optional.empty();
                };
        List<Expr> arguments = aggregator.getExprList() == null
                ? List.of()
                : aggregator.getExprList().getList();
        if (function.isEmpty()
                || arguments.stream().anyMatch(argument -> !argument.isVariable())
                || (arguments.isEmpty() && distinct)) {
            add(Kind.AGGREGATION, aggregator + " is not COUNT(*), or COUNT, MIN, MAX or SUM of one variable");
            return Optional.empty();
        }
        return Optional.of(new Aggregate(
                variable,
                function.get(),
                distinct,
                arguments.stream().map(Expr::asVar).findFirst()));
    }

    private void add(Kind kind, String message) {
        problems.add(new RuleProblem(kind, name, message));
    }

    /** One group graph pattern. */
    private final class Group {
        final List<Triple> triples = new ArrayList<>();
        final List<Assignment> assignments = new ArrayList<>();
        final List<Expr> filters = new ArrayList<>();
        final List<Negation> negations = new ArrayList<>();

        Group(List<Element> elements, boolean mayNegate) {
            for (Element element : elements) {
                switch (element) {
                    case ElementPathBlock block -> block.patternElts().forEachRemaining(this::path);
                    case ElementTriplesBlock block -> block.patternElts().forEachRemaining(this::triple);
                    case ElementFilter filter -> filter(filter.getExpr(), mayNegate);
                    case ElementBind bind -> {
                        if (Expressions.reject(bind.getExpr()).isEmpty()) {
                            assignments.add(new Assignment(bind.getVar(), bind.getExpr()));
                        } else {
                            add(
                                    Kind.EXPRESSION,
                                    Expressions.reject(bind.getExpr()).get());
                        }
                    }
                    default ->
                        add(
                                Kind.PATTERN,
                                element.getClass().getSimpleName().replace("Element", "")
                                        + " has no place in a rule's body: write a rule for each case");
                }
            }
        }

        Pattern pattern() {
            return new Pattern(triples, assignments, filters, negations);
        }

        private void filter(Expr expression, boolean mayNegate) {
            if (expression instanceof E_NotExists negation) {
                Element element = negation.getElement();
                Group inside = new Group(
                        element instanceof ElementGroup group ? group.getElements() : List.of(element), false);
                if (!mayNegate) {
                    add(
                            Kind.PATTERN,
                            "NOT EXISTS within NOT EXISTS or beside a sub-SELECT: conclude the inner part first");
                } else if (inside.triples.isEmpty() || !inside.assignments.isEmpty()) {
                    add(Kind.PATTERN, "NOT EXISTS takes triples and filters");
                }
                negations.add(new Negation(inside.triples, inside.filters));
            } else if (Expressions.reject(expression).isPresent()) {
                add(Kind.EXPRESSION, Expressions.reject(expression).get());
            } else {
                filters.add(expression);
            }
        }

        private void path(TriplePath path) {
            if (path.isTriple()) {
                triple(path.asTriple());
            } else {
                flatten(path.getSubject(), path.getPath(), path.getObject());
            }
        }

        private void triple(Triple triple) {
            if (triple.getSubject().isTripleTerm() || triple.getObject().isTripleTerm()) {
                add(Kind.PATTERN, "a triple term stands in the body: " + triple);
            } else if (triple.getPredicate().isURI()) {
                triples.add(triple);
            } else {
                add(Kind.VARIABLE_PREDICATE, triple.getPredicate() + " is a predicate: rules need its IRI");
            }
        }

        private void flatten(Node subject, Path path, Node object) {
            switch (path) {
                case P_Link link -> triple(Triple.create(subject, link.getNode(), object));
                case P_Inverse inverse -> flatten(object, inverse.getSubPath(), subject);
                case P_Seq sequence -> {
                    Node middle = Var.alloc("_step" + fresh++);
                    flatten(subject, sequence.getLeft(), middle);
                    flatten(middle, sequence.getRight(), object);
                }
                default -> add(Kind.PATH, "a property path other than a sequence or an inverse: " + path);
            }
        }
    }
}
