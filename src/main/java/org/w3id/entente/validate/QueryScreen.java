package org.w3id.entente.validate;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.shacl.engine.ValidationContext;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprException;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.function.FunctionEnvBase;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementTriplesBlock;
import org.w3id.entente.validate.PatternMatch.Edge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells in a few look-ups that a query about a focus node has no solution: because the triples that every solution needs are not
 * there, or do not satisfy its filters. Most focus nodes conform, and the query need not be run for them. Threads may share it.
 */
final class QueryScreen implements Screen {
    /** What SHACL gives a query beside the focus node. */
    private static final Set<String> GIVEN = Set.of("currentShape", "shapesGraph", "PATH", "value");

    private final PatternMatch match;
    private final List<Expr> filters;
    private final boolean isOpen;
    private final Optional<Query> together;

    private QueryScreen(PatternMatch match, List<Expr> filters, boolean isOpen, Optional<Query> together) {
        this.match = match;
        this.filters = List.copyOf(filters);
        this.isOpen = isOpen;
        this.together = together;
    }

    /** The screen of a query; one that stops nothing when the query may have an answer without a solution. */
    static QueryScreen of(Query query) {
        List<Edge> edges = new ArrayList<>();
        List<Expr> filters = new ArrayList<>();
        boolean isOpen = !query.isSelectType() || (query.hasAggregators() && !query.hasGroupBy());
        List<Element> elements =
                query.getQueryPattern() instanceof ElementGroup group ? group.getElements() : List.of();
        for (Element element : elements) {
            switch (element) {
                case ElementPathBlock block -> block.getPattern().forEach(triple -> edges.add(Edge.of(triple)));
                case ElementTriplesBlock block ->
                    block.getPattern().forEach(triple -> edges.add(Edge.of(new TriplePath(triple))));
                case ElementFilter filter -> filters.add(filter.getExpr());
                default -> {} // may take solutions away, and adds none
            }
        }
        Set<Node> bound = new HashSet<>(Set.of(PatternMatch.THIS));
        edges.forEach(edge -> bound.addAll(List.of(edge.from(), edge.to())));
        filters.removeIf(filter -> !bound.containsAll(filter.getVarsMentioned()) || looksElsewhere(filter));
        boolean isPlain = elements.stream().allMatch(element -> isPlain(element, bound));
        boolean isTogether =
                isPlain && edges.stream().anyMatch(QueryScreen::isAboutThis) && keepsFocusNodesApart(query);
        return new QueryScreen(
                new PatternMatch(edges),
                filters,
                isOpen || edges.isEmpty(),
                isTogether ? Optional.of(query) : Optional.empty());
    }

    private static boolean isPlain(Element element, Set<Node> bound) {
        return switch (element) {
            case ElementPathBlock block -> true;
            case ElementTriplesBlock block -> true;
            case ElementFilter filter ->
                !looksElsewhere(filter.getExpr())
                        && bound.containsAll(filter.getExpr().getVarsMentioned());
            default -> false;
        };
    }

    private static boolean isAboutThis(Edge edge) {
        return edge.from().equals(PatternMatch.THIS) || edge.to().equals(PatternMatch.THIS);
    }

    /** Whether the solutions of a query for one focus node are those of the query for all in which it is the focus node. */
    private static boolean keepsFocusNodesApart(Query query) {
        boolean isCut = query.hasLimit() || query.hasOffset() || query.hasValues();
        boolean isMixed = query.hasAggregators() || query.hasGroupBy();
        boolean isGrouped = query.getGroupBy().contains(PatternMatch.THIS)
                && query.getGroupBy().getExpr(Var.alloc(PatternMatch.THIS)) == null;
        boolean isGiven = query.getProjectVars().contains(Var.alloc(PatternMatch.THIS));
        boolean isGivenMore = query.getHavingExprs().stream()
                .flatMap(each -> each.getVarsMentioned().stream())
                .anyMatch(each -> GIVEN.contains(each.getVarName()));
        return query.isSelectType() && isGiven && !isCut && !isGivenMore && (!isMixed || isGrouped);
    }

    /** The query is asked once about all focus nodes together, where that gives the same. */
    @Override
    public Screen over(Graph graph) {
        if (together.isEmpty()) {
            return this;
        }
        Set<Node> found = new HashSet<>();
        try (QueryExec execution = QueryExec.graph(graph).query(together.get()).build()) {
            execution.select().forEachRemaining(row -> found.add(row.get(Var.alloc(PatternMatch.THIS))));
        }
        return (context, unused, focus) -> found.contains(focus);
    }

    private static boolean looksElsewhere(Expr filter) {
        boolean[] found = {false};
        Walker.walk(filter, new ExprVisitorBase() {
            @Override
            public void visit(ExprFunctionOp exists) {
                found[0] = true;
            }
        });
        return found[0];
    }

    @Override
    public boolean mayBreak(ValidationContext context, Graph graph, Node focus) {
        return isOpen || match.mayHold(graph, focus, this::isAccepted);
    }

    private boolean isAccepted(Map<Node, Node> values) {
        BindingBuilder builder = Binding.builder();
        values.forEach((variable, value) -> builder.add(Var.alloc(variable), value));
        Binding binding = builder.build();
        FunctionEnvBase environment = new FunctionEnvBase(ARQ.getContext());
        for (Expr filter : filters) {
            try {
                if (!filter.isSatisfied(binding, environment)) {
                    return false;
                }
            } catch (ExprException error) {
                return false;
            }
        }
        return true;
    }
}
