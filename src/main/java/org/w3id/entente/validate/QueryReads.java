package org.w3id.entente.validate;

import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementAssign;
import org.apache.jena.sparql.syntax.ElementBind;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementMinus;
import org.apache.jena.sparql.syntax.ElementOptional;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementTriplesBlock;
import org.apache.jena.sparql.syntax.ElementUnion;
import org.w3id.entente.validate.PatternMatch.Edge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a query about one focus node, {@code $this}, looks at the graph. A triple bears on the answer only through a pattern
 * that it matches, in a solution that matches the patterns around it as well; these lead back to the focus node.
 */
final class QueryReads {
    /** What stands for the path of a shape; Jena takes one for the other where the path has several steps. */
    private static final Set<Var> PATHS = Set.of(Var.alloc("PATH"), Var.alloc("path"));

    private final Optional<Path> before;
    private final Optional<Path> shapePath;
    private final List<Read> reads = new ArrayList<>();

    /**
     * The reads of a query.
     *
     * @param before from the target's focus node to {@code $this}
     * @param shapePath what {@code $PATH} stands for
     */
    static List<Read> of(Query query, Optional<Path> before, Optional<Path> shapePath) {
        QueryReads replaced = new QueryReads(before, shapePath);
        replaced.query(query);
        if (shapePath.isEmpty()) {
            return replaced.reads;
        }
        QueryReads open = new QueryReads(before, Optional.empty());
        open.query(query);
        open.reads.addAll(replaced.reads);
        return open.reads;
    }

    private QueryReads(Optional<Path> before, Optional<Path> shapePath) {
        this.before = before;
        this.shapePath = shapePath;
    }

    private void query(Query query) {
        List<Edge> edges = group(query.getQueryPattern(), List.of());
        if (query.hasLimit() || query.hasOffset()) {
            lost();
        }
        query.getHavingExprs().forEach(each -> expression(each, edges));
        query.getProject().getExprs().values().forEach(each -> expression(each, edges));
        query.getGroupBy().getExprs().values().forEach(each -> expression(each, edges));
        query.getAggregators().forEach(each -> {
            if (each.getAggregator().getExprList() != null) {
                each.getAggregator().getExprList().forEach(inner -> expression(inner, edges));
            }
        });
        if (query.hasOrderBy()) {
            query.getOrderBy().forEach(each -> expression(each.getExpression(), edges));
        }
    }

    private void lost() {
        reads.add(new Read.Anywhere(Optional.empty()));
    }

    /** Takes in a pattern; what must hold for it are its own triples and those around it, which are returned together. */
    private List<Edge> group(Element pattern, List<Edge> around) {
        List<Element> elements = pattern instanceof ElementGroup group ? group.getElements() : List.of(pattern);
        List<Edge> edges = new ArrayList<>(around);
        elements.forEach(each -> {
            switch (each) {
                case ElementPathBlock block -> block.getPattern().forEach(triple -> edges.add(edge(triple)));
                case ElementTriplesBlock block ->
                    block.getPattern().forEach(triple -> edges.add(edge(new TriplePath(triple))));
                default -> {}
            }
        });
        PatternMatch match = new PatternMatch(edges);
        for (int i = around.size(); i < edges.size(); i++) {
            read(match, edges.get(i), i);
        }
        elements.forEach(each -> nested(each, edges));
        return edges;
    }

    private void nested(Element element, List<Edge> edges) {
        switch (element) {
            case ElementPathBlock done -> {}
            case ElementTriplesBlock done -> {}
            case ElementData data -> {}
            case ElementGroup inner -> group(inner, edges);
            case ElementOptional inner -> group(inner.getOptionalElement(), edges);
            case ElementMinus inner -> group(inner.getMinusElement(), edges);
            case ElementUnion union -> union.getElements().forEach(inner -> group(inner, edges));
            case ElementFilter filter -> expression(filter.getExpr(), edges);
            case ElementBind bind -> expression(bind.getExpr(), edges);
            case ElementAssign assign -> expression(assign.getExpr(), edges);
            case ElementSubQuery inner -> subquery(inner.getQuery());
            default -> lost(); // another graph, another service
        }
    }

    /** A query of its own: only what it projects is the same variable outside. */
    private void subquery(Query query) {
        if (query.getProjectVars().contains(PatternMatch.THIS)) {
            query(query);
        } else {
            lost();
        }
    }

    private void expression(Expr expression, List<Edge> edges) {
        Walker.walk(expression, new ExprVisitorBase() {
            @Override
            public void visit(ExprFunctionOp exists) {
                group(exists.getElement(), edges);
            }
        });
    }

    private Edge edge(TriplePath triple) {
        Edge edge = Edge.of(triple);
        return shapePath.isPresent() && triple.isTriple() && PATHS.contains(triple.getPredicate())
                ? new Edge(edge.from(), shapePath.get(), edge.to())
                : edge;
    }

    private void read(PatternMatch match, Edge edge, int number) {
        List<Read> steps = edge.isAny()
                ? List.of(new Read.Step(Optional.empty(), Optional.empty(), false))
                : PathSteps.of(Optional.empty(), edge.path());
        boolean isConnected = match.isConnected(edge);
        for (Read step : steps) {
            reads.add(
                    isConnected && !(step instanceof Read.Anywhere)
                            ? new Read.Pattern(match, number, step, before)
                            : new Read.Anywhere(step.predicate()));
        }
    }
}
