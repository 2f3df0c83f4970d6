package org.w3id.entente.reason;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.E_Coalesce;
import org.apache.jena.sparql.expr.E_Datatype;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_IRI;
import org.apache.jena.sparql.expr.E_If;
import org.apache.jena.sparql.expr.E_Lang;
import org.apache.jena.sparql.expr.E_Str;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.vocabulary.RDF;
import org.w3id.entente.reason.Body.Aggregate;
import org.w3id.entente.reason.Body.Aggregation;
import org.w3id.entente.reason.Body.Assignment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds rules that may make new terms without end, because they make them of terms that they made.
 *
 * <p>Each argument of a predicate or a class gets a rank that bounds how deep the terms in it are nested; a set of rules whose
 * ranks are bounded is argument-restricted and ends on all data (Lierler and Lifschitz, One More Decidable Class of
 * Finitely Ground Programs, ICLP 2009). The others may end as well; to tell is undecidable.
 */
final class TermGrowth {
    /**
     * A rule that may make terms without end.
     *
     * @param rule the rule
     * @param variable the variable of its head that is a new term
     * @param way the predicates and classes by which the new term comes back to the rule, in order
     */
    record Growth(Rule rule, Var variable, List<Node> way) {}

    /** An argument: subject or object of a predicate, or member of a class; a variable class is any class. */
    private record Argument(Node term, boolean isClass, boolean isObject) {
        static final Argument MEMBER_OF_ANY = new Argument(Node.ANY, true, false);
    }

    /** Where a term of a head comes from: a variable of the body, and how much deeper the term is than its value. */
    private record Origin(Set<Argument> arguments, int depth) {}

    private record Flow(Rule rule, Node term, Argument target, List<Origin> origins) {}

    private final List<Flow> flows = new ArrayList<>();
    private final Map<Argument, Integer> ranks = new HashMap<>();
    private final int infinite;

    TermGrowth(List<Rule> rules) {
        rules.forEach(this::flows);
        infinite = 1
                + flows.stream()
                        .flatMap(flow -> flow.origins().stream())
                        .mapToInt(Origin::depth)
                        .sum();
        rank();
    }

    private void flows(Rule rule) {
        Map<Var, Set<Argument>> matched = new LinkedHashMap<>();
        places(rule.body().pattern().triples())
                .forEach(place -> matched.computeIfAbsent(Var.alloc(place.term()), each -> new HashSet<>())
                        .add(place.argument()));
        places(rule.head())
                .forEach(place -> flows.add(new Flow(
                        rule, place.term(), place.argument(), origins(Var.alloc(place.term()), 0, rule, matched))));
    }

    /** A variable as an argument. */
    private record Place(Node term, Argument argument) {}

    private static Stream<Place> places(List<Triple> triples) {
        return triples.stream().flatMap(triple -> places(triple).stream()).filter(place -> place.term()
                .isVariable());
    }

    private static List<Place> places(Triple triple) {
        Node predicate = triple.getPredicate();
        Place object = new Place(triple.getObject(), new Argument(predicate, false, true));
        if (!predicate.equals(RDF.type.asNode())) {
            return List.of(new Place(triple.getSubject(), new Argument(predicate, false, false)), object);
        }
        boolean isAny = triple.getObject().isVariable();
        Argument member = isAny ? Argument.MEMBER_OF_ANY : new Argument(triple.getObject(), true, false);
        return List.of(new Place(triple.getSubject(), member), object);
    }

    /** What a variable of the body's solutions is made of. */
    private static List<Origin> origins(Var variable, int depth, Rule rule, Map<Var, Set<Argument>> matched) {
        if (matched.containsKey(variable)) {
            return List.of(new Origin(matched.get(variable), depth));
        }
        Stream<Assignment> assignments = rule.body().pattern().assignments().stream();
        if (rule.body() instanceof Aggregation aggregation) {
            Optional<Aggregate> aggregate = aggregation.aggregates().stream()
                    .filter(each -> each.variable().equals(variable))
                    .findFirst();
            if (aggregate.isPresent()) {
                return aggregate.get().argument().stream()
                        .flatMap(each -> origins(each, depth + 1, rule, matched).stream())
                        .toList();
            }
            assignments = Stream.concat(assignments, aggregation.assignments().stream());
        }
        Map<Var, Integer> depths = new LinkedHashMap<>();
        assignments
                .filter(each -> each.variable().equals(variable))
                .forEach(each -> depths(each.expression(), depth, depths));
        return depths.entrySet().stream()
                .flatMap(each -> origins(each.getKey(), each.getValue(), rule, matched).stream())
                .toList();
    }

    /** How much deeper than its variables the value of an expression is. */
    private static void depths(Expr expression, int depth, Map<Var, Integer> depths) {
        if (expression.isVariable()) {
            depths.merge(expression.asVar(), depth, Math::max);
        } else if (expression instanceof E_If choice) {
            depths(choice.getArg2(), depth, depths);
            depths(choice.getArg3(), depth, depths);
        } else if (expression instanceof ExprFunction function) {
            boolean isConversion = expression instanceof E_Coalesce
                    || expression instanceof E_Str
                    || expression instanceof E_IRI
                    || expression instanceof E_Lang
                    || expression instanceof E_Datatype
                    || expression instanceof E_Function;
            function.getArgs().forEach(each -> depths(each, isConversion ? depth : depth + 1, depths));
        }
    }

    private void rank() {
        for (boolean hasRisen = true; hasRisen; ) {
            hasRisen = false;
            for (Flow flow : flows) {
                int rank = flow.origins().stream().mapToInt(this::rank).max().orElse(0);
                if (rank > ranks.getOrDefault(flow.target(), 0)) {
                    ranks.put(flow.target(), rank);
                    hasRisen = true;
                }
            }
        }
    }

    private int rank(Origin origin) {
        int least = origin.arguments().stream().mapToInt(this::rank).min().orElse(0);
        return Math.min(infinite, least + origin.depth());
    }

    private int rank(Argument argument) {
        int rank = ranks.getOrDefault(argument, 0);
        if (argument.equals(Argument.MEMBER_OF_ANY)) {
            return ranks.entrySet().stream()
                    .filter(each -> each.getKey().isClass())
                    .mapToInt(Map.Entry::getValue)
                    .max()
                    .orElse(0);
        }
        return argument.isClass() ? Math.max(rank, ranks.getOrDefault(Argument.MEMBER_OF_ANY, 0)) : rank;
    }

    /** The rules that may make terms without end, each once. */
    List<Growth> endless() {
        List<Growth> growths = new ArrayList<>();
        Set<List<Object>> told = new HashSet<>();
        for (Flow flow : flows) {
            for (Origin origin : flow.origins()) {
                if (origin.depth() > 0 && rank(origin) == infinite) {
                    way(flow.target(), origin)
                            .filter(way -> told.add(List.of(flow.rule().name(), flow.term())))
                            .ifPresent(way -> growths.add(new Growth(flow.rule(), Var.alloc(flow.term()), way)));
                }
            }
        }
        return growths;
    }

    /** The shortest way from an argument that a rule fills to one that it reads, among those that may fill without end. */
    private Optional<List<Node>> way(Argument from, Origin origin) {
        Map<Argument, List<Node>> ways = new HashMap<>();
        Deque<Argument> queue = new ArrayDeque<>(List.of(from));
        ways.put(from, List.of(name(from)));
        while (!queue.isEmpty()) {
            Argument argument = queue.poll();
            List<Node> way = ways.get(argument);
            if (reads(origin, argument)) {
                List<Node> circle = new ArrayList<>(way);
                circle.add(way.getFirst());
                return Optional.of(List.copyOf(circle));
            }
            for (Flow flow : flows) {
                boolean isNext = !ways.containsKey(flow.target())
                        && rank(flow.target()) == infinite
                        && flow.origins().stream().anyMatch(each -> rank(each) == infinite && reads(each, argument));
                if (isNext) {
                    List<Node> longer = new ArrayList<>(way);
                    if (!name(flow.target()).equals(way.getLast())) {
                        longer.add(name(flow.target()));
                    }
                    ways.put(flow.target(), longer);
                    queue.add(flow.target());
                }
            }
        }
        return Optional.empty();
    }

    private static boolean reads(Origin origin, Argument argument) {
        return origin.arguments().contains(argument)
                || (argument.isClass() && origin.arguments().contains(Argument.MEMBER_OF_ANY))
                || (argument.equals(Argument.MEMBER_OF_ANY)
                        && origin.arguments().stream().anyMatch(Argument::isClass));
    }

    private static Node name(Argument argument) {
        return argument.equals(Argument.MEMBER_OF_ANY) ? RDF.type.asNode() : argument.term();
    }
}
