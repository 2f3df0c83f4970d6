package org.w3id.entente.validate;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.P_NegPropSet;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.path.PathFactory;
import org.apache.jena.sparql.path.eval.PathEval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Patterns of a query that hold together. From a triple that matches one of them, the others lead to what {@code $this} can be;
 * some nodes more than that may come out, none fewer. Threads may share it.
 */
final class PatternMatch {
    static final Var THIS = Var.alloc("this");

    /** Any one predicate. */
    static final Path ANY = new P_NegPropSet();

    /** So many matches of a pattern are counted before another one is tried. */
    private static final int MANY = 32;

    /** So many values are tried before the question is left open. */
    private static final int MOST_STEPS = 1_000;

    private final List<Edge> edges;

    /**
     * A pattern.
     *
     * @param from its subject
     * @param path its predicate or path; {@link #ANY} for a variable
     * @param to its object
     */
    record Edge(Node from, Path path, Node to) {
        static Edge of(TriplePath triple) {
            Node predicate = triple.getPredicate();
            Path path = predicate == null
                    ? triple.getPath()
                    : predicate.isConcrete() ? PathFactory.pathLink(predicate) : ANY;
            return new Edge(triple.getSubject(), path, triple.getObject());
        }

        boolean isAny() {
            return path.equals(ANY);
        }

        /** Whether it is matched by single triples. */
        boolean isTriple() {
            return path instanceof P_Link || isAny();
        }
    }

    PatternMatch(List<Edge> edges) {
        this.edges = List.copyOf(edges);
    }

    /** Whether patterns lead from some term to {@code $this}. */
    boolean isConnected(Edge edge) {
        Set<Node> reached = new HashSet<>(Set.of(THIS));
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Edge each : edges) {
                if (reached.contains(each.from()) || reached.contains(each.to())) {
                    grows |= each.from().isVariable() && reached.add(each.from());
                    grows |= each.to().isVariable() && reached.add(each.to());
                }
            }
        }
        return reached.contains(edge.from()) || reached.contains(edge.to());
    }

    /** Whether a triple agrees with the terms of a pattern. */
    boolean mayBe(int number, Triple triple) {
        Edge edge = edges.get(number);
        return !edge.isTriple() || (agrees(edge.from(), triple.getSubject()) && agrees(edge.to(), triple.getObject()));
    }

    private static boolean agrees(Node wanted, Node found) {
        return wanted.isVariable() || wanted.sameTermAs(found);
    }

    /** What {@code $this} can be when a triple is a step of a pattern's match. */
    Set<Node> origins(Graph graph, int number, Read step, Triple triple) {
        Set<Node> origins = new LinkedHashSet<>();
        Edge edge = edges.get(number);
        List<Edge> others = new ArrayList<>(edges);
        if (edge.isTriple()) {
            others.remove(number);
            Map<Node, Node> values = new HashMap<>();
            if (bind(edge.from(), triple.getSubject(), values) && bind(edge.to(), triple.getObject(), values)) {
                search(graph, values, others, origins);
            }
        } else {
            step.origins(graph, triple).forEachRemaining(begin -> {
                Map<Node, Node> values = new HashMap<>();
                if (bind(edge.from(), begin, values)) {
                    search(graph, values, others, origins);
                }
            });
        }
        return origins;
    }

    /**
     * Whether the patterns can hold for one value of {@code $this}; true also when that cannot be told soon.
     *
     * @param accepts judges the values of the variables
     */
    boolean mayHold(Graph graph, Node focus, Predicate<Map<Node, Node>> accepts) {
        return mayHold(graph, Map.of(THIS, focus), edges, accepts, new int[] {MOST_STEPS});
    }

    private static boolean mayHold(
            Graph graph, Map<Node, Node> values, List<Edge> open, Predicate<Map<Node, Node>> accepts, int[] steps) {
        Optional<List<Edge>> remaining = remaining(graph, values, open);
        if (remaining.isEmpty()) {
            return false;
        }
        if (steps[0]-- <= 0) {
            return true;
        }
        if (remaining.get().isEmpty()) {
            return accepts.test(values);
        }
        Optional<Extension> next = next(graph, values, remaining.get());
        if (next.isEmpty()) {
            return true;
        }
        Iterator<Node> ends = next.get().ends();
        while (ends.hasNext()) {
            Map<Node, Node> more = new HashMap<>(values);
            more.put(next.get().variable(), ends.next());
            if (mayHold(graph, more, remaining.get(), accepts, steps)) {
                return true;
            }
        }
        return false;
    }

    private static boolean bind(Node wanted, Node found, Map<Node, Node> values) {
        if (!wanted.isVariable()) {
            return wanted.sameTermAs(found);
        }
        Node known = values.putIfAbsent(wanted, found);
        return known == null || known.sameTermAs(found);
    }

    private static Optional<Node> value(Node term, Map<Node, Node> values) {
        return term.isVariable() ? Optional.ofNullable(values.get(term)) : Optional.of(term);
    }

    private static void search(Graph graph, Map<Node, Node> values, List<Edge> open, Set<Node> origins) {
        Optional<List<Edge>> remaining = remaining(graph, values, open);
        if (remaining.isEmpty()) {
            return;
        }
        Node found = values.get(THIS);
        if (found != null) {
            origins.add(found);
            return;
        }
        next(graph, values, remaining.get()).ifPresent(next -> {
            Set<Node> seen = new HashSet<>();
            next.ends().forEachRemaining(end -> {
                if (seen.add(end)) {
                    Map<Node, Node> more = new HashMap<>(values);
                    more.put(next.variable(), end);
                    search(graph, more, remaining.get(), origins);
                }
            });
        });
    }

    /** The patterns with an open end; empty when one without does not hold. */
    private static Optional<List<Edge>> remaining(Graph graph, Map<Node, Node> values, List<Edge> open) {
        List<Edge> remaining = new ArrayList<>();
        for (Edge edge : open) {
            Optional<Node> from = value(edge.from(), values);
            Optional<Node> to = value(edge.to(), values);
            if (from.isEmpty() || to.isEmpty()) {
                remaining.add(edge);
            } else if (!holds(graph, from.get(), edge.path(), to.get())) {
                return Optional.empty();
            }
        }
        return Optional.of(remaining);
    }

    /** What a variable can be. */
    private record Extension(Node variable, Iterator<Node> ends) {}

    /** Goes on with the pattern that has the fewest matches; empty when nothing that is bound leads on. */
    private static Optional<Extension> next(Graph graph, Map<Node, Node> values, List<Edge> remaining) {
        Optional<Edge> best = Optional.empty();
        List<Node> few = List.of();
        for (Edge edge : remaining) {
            Optional<Iterator<Node>> ends = ends(graph, edge, values);
            if (ends.isPresent()) {
                List<Node> some = some(ends.get());
                if (best.isEmpty() || some.size() < few.size()) {
                    best = Optional.of(edge);
                    few = some;
                }
            }
        }
        List<Node> fewest = few;
        return best.map(edge -> new Extension(
                value(edge.from(), values).isPresent() ? edge.to() : edge.from(),
                fewest.size() < MANY
                        ? fewest.iterator()
                        : ends(graph, edge, values).orElseThrow()));
    }

    /** The matches of the open end of a pattern; empty when both are open. */
    private static Optional<Iterator<Node>> ends(Graph graph, Edge edge, Map<Node, Node> values) {
        Optional<Node> from = value(edge.from(), values);
        if (from.isPresent()) {
            return Optional.of(ends(graph, from.get(), edge.path(), true));
        }
        return value(edge.to(), values).map(to -> ends(graph, to, edge.path(), false));
    }

    private static Iterator<Node> ends(Graph graph, Node begin, Path path, boolean isForwards) {
        if (path instanceof P_Link || path.equals(ANY)) {
            Node predicate = path instanceof P_Link link ? link.getNode() : Node.ANY;
            return isForwards
                    ? graph.find(begin, predicate, Node.ANY).mapWith(Triple::getObject)
                    : graph.find(Node.ANY, predicate, begin).mapWith(Triple::getSubject);
        }
        return isForwards
                ? PathEval.eval(graph, begin, path, ARQ.getContext())
                : PathEval.evalReverse(graph, begin, path, ARQ.getContext());
    }

    private static List<Node> some(Iterator<Node> nodes) {
        List<Node> some = new ArrayList<>();
        while (nodes.hasNext() && some.size() < MANY) {
            some.add(nodes.next());
        }
        return some;
    }

    private static boolean holds(Graph graph, Node from, Path path, Node to) {
        if (path instanceof P_Link link) {
            return graph.contains(from, link.getNode(), to);
        }
        if (path.equals(ANY)) {
            return graph.contains(from, Node.ANY, to);
        }
        Iterator<Node> ends = PathEval.eval(graph, from, path, ARQ.getContext());
        while (ends.hasNext()) {
            if (ends.next().equals(to)) {
                return true;
            }
        }
        return false;
    }
}
