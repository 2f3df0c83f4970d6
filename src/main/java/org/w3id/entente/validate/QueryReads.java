package org.w3id.entente.validate;

import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.path.P_NegPropSet;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.path.PathFactory;
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

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * How a query about one focus node, {@code $this}, looks at the graph. A triple bears on the answer only through a pattern
 * that it matches, in a solution that matches the patterns around it as well; these lead back to the focus node.
 */
final class QueryReads {
    private static final Var THIS = Var.alloc("this");
    private static final Var PATH = Var.alloc("PATH");

    /** Any one predicate; going along it is dear. */
    private static final Path ANY = new P_NegPropSet();

    private static final int DEAR = 1000;

    private final Optional<Path> before;
    private final Optional<Path> shapePath;
    private final List<Read> reads = new ArrayList<>();

    /** A pattern as a step between two terms; a predicate that is a variable is a step along anything. */
    private record Edge(Node from, Path path, Optional<Node> predicate, Node to) {
        int cost() {
            return isAny() ? DEAR : 1;
        }

        boolean isAny() {
            return path.equals(ANY);
        }
    }

    /** How dear it is to get to a variable, and how. */
    private record Reach(Node node, int cost, Optional<Path> way) {}

    /**
     * The reads of a query.
     *
     * @param before from the target's focus node to {@code $this}
     * @param shapePath what {@code $PATH} stands for
     */
    static List<Read> of(Query query, Optional<Path> before, Optional<Path> shapePath) {
        QueryReads reads = new QueryReads(before, shapePath);
        reads.query(query);
        return reads.reads;
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
        reads.add(Read.lost(Optional.empty()));
    }

    /** Takes in a pattern; the edges that must hold for it are its own and those around it, which are returned together. */
    private List<Edge> group(Element pattern, List<Edge> around) {
        List<Element> elements = pattern instanceof ElementGroup group ? group.getElements() : List.of(pattern);
        List<Edge> own = new ArrayList<>();
        elements.forEach(each -> {
            switch (each) {
                case ElementPathBlock block -> block.getPattern().forEach(triple -> own.add(edge(triple)));
                case ElementTriplesBlock block ->
                    block.getPattern().forEach(triple -> own.add(edge(new TriplePath(triple))));
                default -> {}
            }
        });
        List<Edge> edges = new ArrayList<>(around);
        edges.addAll(own);
        Map<Node, Reach> reached = reached(edges);
        own.forEach(edge -> read(edge, reached));
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
        if (query.getProjectVars().contains(THIS)) {
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
        Node predicate = triple.getPredicate();
        if (predicate == null) {
            return new Edge(triple.getSubject(), triple.getPath(), Optional.empty(), triple.getObject());
        }
        if (predicate.equals(PATH) && shapePath.isPresent()) {
            return new Edge(triple.getSubject(), shapePath.get(), Optional.empty(), triple.getObject());
        }
        return predicate.isVariable()
                ? new Edge(triple.getSubject(), ANY, Optional.empty(), triple.getObject())
                : new Edge(
                        triple.getSubject(),
                        PathFactory.pathLink(predicate),
                        Optional.of(predicate),
                        triple.getObject());
    }

    /** The cheapest ways from {@code $this} to the variables that edges lead to. */
    private Map<Node, Reach> reached(Collection<Edge> edges) {
        Map<Node, Reach> reached = new HashMap<>();
        PriorityQueue<Reach> open = new PriorityQueue<>(Comparator.comparingInt(Reach::cost));
        open.add(new Reach(THIS, 0, before));
        while (!open.isEmpty()) {
            Reach next = open.poll();
            if (reached.putIfAbsent(next.node(), next) != null) {
                continue;
            }
            for (Edge edge : edges) {
                if (edge.from().equals(next.node())) {
                    step(next, edge, edge.path(), edge.to()).ifPresent(open::add);
                }
                if (edge.to().equals(next.node())) {
                    step(next, edge, PathFactory.pathInverse(edge.path()), edge.from())
                            .ifPresent(open::add);
                }
            }
        }
        return reached;
    }

    private static Optional<Reach> step(Reach from, Edge edge, Path path, Node to) {
        return to.isVariable()
                ? Optional.of(new Reach(to, from.cost() + edge.cost(), PathSteps.then(from.way(), path)))
                : Optional.empty();
    }

    /** The nearer end of a pattern is where its reading begins, for the way to the other may lead through it. */
    private void read(Edge edge, Map<Node, Reach> reached) {
        Optional<Reach> from = Optional.ofNullable(reached.get(edge.from()));
        Optional<Reach> to = Optional.ofNullable(reached.get(edge.to()));
        if (from.isEmpty() && to.isEmpty()) {
            List<Read> steps = edge.isAny() ? List.of() : PathSteps.of(Optional.empty(), edge.path());
            steps.forEach(each -> reads.add(Read.lost(each.predicate())));
            if (steps.isEmpty()) {
                lost();
            }
            return;
        }
        boolean isInverse = from.isEmpty()
                || to.filter(end -> end.cost() < from.get().cost()).isPresent();
        Optional<Path> way = (isInverse ? to : from).orElseThrow().way();
        Node other = isInverse ? edge.from() : edge.to();
        if (edge.isAny() || edge.predicate().isPresent()) {
            Read read = Read.step(way, edge.predicate(), isInverse);
            reads.add(other.isConcrete() ? read.to(other) : read);
        } else {
            reads.addAll(PathSteps.of(way, isInverse ? PathFactory.pathInverse(edge.path()) : edge.path()));
        }
    }
}
