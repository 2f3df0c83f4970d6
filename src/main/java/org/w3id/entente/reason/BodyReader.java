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
import org.apache.jena.sparql.path.P_NegPropSet;
import org.apache.jena.sparql.path.P_OneOrMore1;
import org.apache.jena.sparql.path.P_OneOrMoreN;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.P_ZeroOrMore1;
import org.apache.jena.sparql.path.P_ZeroOrMoreN;
import org.apache.jena.sparql.path.P_ZeroOrOne;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementBind;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementLateral;
import org.apache.jena.sparql.syntax.ElementMinus;
import org.apache.jena.sparql.syntax.ElementNamedGraph;
import org.apache.jena.sparql.syntax.ElementOptional;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementService;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementTriplesBlock;
import org.apache.jena.sparql.syntax.ElementUnion;
import org.w3id.entente.reason.Body.Aggregate;
import org.w3id.entente.reason.Body.Aggregation;
import org.w3id.entente.reason.Body.Assignment;
import org.w3id.entente.reason.Body.Function;
import org.w3id.entente.reason.Body.Negation;
import org.w3id.entente.reason.Body.Pattern;
import org.w3id.entente.reason.Fault.Clue;
import org.w3id.entente.reason.RuleProblem.Kind;
import org.w3id.entente.sparql.QueryText.Part;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Walks over the WHERE clause of one rule. */
final class BodyReader {
    /** What the variables that stand between the steps of a path begin with. */
    static final String STEP = "_step";

    private static final Clue SELECT = Clue.first(Part.BODY, "SELECT");

    private final List<Fault> faults = new ArrayList<>();
    private final Set<Var> projected = new HashSet<>();
    private int fresh;

    List<Fault> faults() {
        return faults;
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
            add(
                    Kind.AGGREGATION,
                    "a sub-SELECT that is not the whole body",
                    "conclude its result in a rule of its own",
                    Clue.last(Part.BODY, "SELECT"));
        }
        return aggregation(((ElementSubQuery) queries.getFirst()).getQuery(), outside);
    }

    private Body aggregation(Query query, Group outside) {
        if (!query.isSelectType() || query.getGroupBy().isEmpty() || query.isQueryResultStar()) {
            add(
                    Kind.AGGREGATION,
                    "a sub-SELECT without GROUP BY",
                    "group by the variables that the head needs, and select an aggregate",
                    SELECT);
        }
        if (query.hasHaving() || query.hasOrderBy() || query.hasLimit() || query.hasOffset() || query.hasValues()) {
            add(
                    Kind.AGGREGATION,
                    "HAVING, ORDER BY, LIMIT, OFFSET or VALUES in a sub-SELECT",
                    "choose by FILTER outside of it",
                    Stream.of("HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES")
                            .map(word -> Clue.last(Part.BODY, word))
                            .reduce(Clue.NONE, Clue::or));
        }
        List<Var> groups = query.getGroupBy().getVars();
        if (!query.getGroupBy().getExprs().isEmpty()) {
            add(
                    Kind.AGGREGATION,
                    "GROUP BY an expression",
                    "compute it by BIND inside, and group by the variable",
                    Clue.last(Part.BODY, "GROUP"));
        }
        List<Aggregate> aggregates = new ArrayList<>();
        for (Var variable : query.getProject().getVars()) {
            Expr expression = query.getProject().getExpr(variable);
            projected.add(variable);
            if (expression instanceof ExprAggregator aggregator) {
                aggregate(variable, aggregator.getAggregator()).ifPresent(aggregates::add);
            } else if (expression != null) {
                add(
                        Kind.AGGREGATION,
                        variable + " is neither a group variable nor one aggregate",
                        "compute it by BIND outside of the sub-SELECT",
                        text -> text.findMade(Part.BODY, variable.toString()));
            } else if (!groups.contains(variable)) {
                add(
                        Kind.AGGREGATION,
                        variable + " is selected, but GROUP BY does not name it",
                        "add it to GROUP BY, or aggregate it",
                        variable(Part.BODY, variable));
            }
        }
        Element inside = query.getQueryPattern();
        List<Element> elements = inside instanceof ElementGroup group ? group.getElements() : List.of(inside);
        if (elements.stream().anyMatch(ElementSubQuery.class::isInstance)) {
            add(
                    Kind.AGGREGATION,
                    "an aggregation within an aggregation",
                    "conclude the inner one in a rule of its own",
                    Clue.last(Part.BODY, "SELECT"));
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
            add(
                    Kind.AGGREGATION,
                    aggregator + " is not COUNT(*), or COUNT, MIN, MAX or SUM of one variable",
                    "use one of these",
                    Clue.first(Part.BODY, text));
            return Optional.empty();
        }
        return Optional.of(new Aggregate(
                variable,
                function.get(),
                distinct,
                arguments.stream().map(Expr::asVar).findFirst()));
    }

    private static Clue variable(Part part, Node variable) {
        return Clue.first(part, variable.toString());
    }

    private void add(Kind kind, String found, String cure, Clue clue) {
        faults.add(new Fault(kind, found, cure, clue));
    }

    /** The sign of a property path that rules do not have. */
    private static String operator(Path path) {
        return switch (path) {
            case P_ZeroOrMore1 any -> "*";
            case P_ZeroOrMoreN any -> "*";
            case P_OneOrMore1 some -> "+";
            case P_OneOrMoreN some -> "+";
            case P_ZeroOrOne optional -> "?";
            case P_NegPropSet others -> "!";
            default -> "|";
        };
    }

    /** The word that begins a pattern. */
    private static Optional<String> keyword(Element element) {
        return switch (element) {
            case ElementOptional optional -> Optional.of("OPTIONAL");
            case ElementUnion union -> Optional.of("UNION");
            case ElementMinus minus -> Optional.of("MINUS");
            case ElementNamedGraph graph -> Optional.of("GRAPH");
            case ElementService service -> Optional.of("SERVICE");
            case ElementData data -> Optional.of("VALUES");
            case ElementLateral lateral -> Optional.of("LATERAL");
            case ElementSubQuery query -> Optional.of("SELECT");
            default -> Optional.empty();
        };
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
                        Optional<Fault> fault = Expressions.reject(bind.getExpr());
                        fault.ifPresentOrElse(
                                faults::add, () -> assignments.add(new Assignment(bind.getVar(), bind.getExpr())));
                    }
                    default ->
                        add(
                                Kind.PATTERN,
                                keyword(element).orElse("a group") + " within the body",
                                "write the pattern without it, or a rule for each case",
                                keyword(element)
                                        .map(word -> Clue.first(Part.BODY, word))
                                        .orElse(Clue.last(Part.BODY, "{")));
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
                            "NOT EXISTS within NOT EXISTS or beside a sub-SELECT",
                            "conclude the inner part in a rule of its own",
                            Clue.last(Part.BODY, "NOT", "EXISTS"));
                } else if (inside.triples.isEmpty() || !inside.assignments.isEmpty()) {
                    add(
                            Kind.PATTERN,
                            "NOT EXISTS with something else than triples and filters",
                            "conclude the rest in a rule of its own",
                            Clue.first(Part.BODY, "NOT", "EXISTS"));
                }
                negations.add(new Negation(inside.triples, inside.filters));
            } else {
                Expressions.reject(expression).ifPresentOrElse(faults::add, () -> filters.add(expression));
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
                add(
                        Kind.PATTERN,
                        "a triple term",
                        "name what it stands for",
                        Clue.first(Part.BODY, "<<(").or(Clue.first(Part.BODY, "<<")));
            } else if (triple.getPredicate().isURI()) {
                triples.add(triple);
            } else {
                add(
                        Kind.VARIABLE_PREDICATE,
                        triple.getPredicate() + " is a predicate",
                        "name the predicate by its IRI; write a rule for each",
                        variable(Part.BODY, triple.getPredicate()));
            }
        }

        private void flatten(Node subject, Path path, Node object) {
            switch (path) {
                case P_Link link -> triple(Triple.create(subject, link.getNode(), object));
                case P_Inverse inverse -> flatten(object, inverse.getSubPath(), subject);
                case P_Seq sequence -> {
                    Node middle = Var.alloc(STEP + fresh++);
                    flatten(subject, sequence.getLeft(), middle);
                    flatten(middle, sequence.getRight(), object);
                }
                default ->
                    add(
                            Kind.PATH,
                            "a property path with " + operator(path),
                            "use sequences (/) and inverses (^), and conclude the rest in a rule of its own",
                            Clue.first(Part.BODY, operator(path)));
            }
        }
    }
}
