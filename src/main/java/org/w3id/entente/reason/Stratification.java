package org.w3id.entente.reason;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.vocabulary.RDF;
import org.w3id.entente.reason.Body.Aggregation;
import org.w3id.entente.reason.Body.Negation;
import org.w3id.entente.reason.RuleProblem.Dependence;
import org.w3id.entente.reason.RuleProblem.Kind;
import org.w3id.entente.reason.RuleProblem.Need;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The strongly connected components of the graph of predicates, by Tarjan's algorithm, which gives them in the order of
 * dependence.
 */
final class Stratification {
    static {
        JenaSystem.init(); // before any vocabulary of Jena's is touched
    }

    /**
     * What a triple pattern reads or writes: a predicate, one class, or (for a class that is a variable) all classes.
     * Where a rule concludes a class that is a variable, all classes are one component.
     */
    private record Key(Node term, boolean classes, boolean written) {
        static final Key ANY_READ = new Key(RDF.type.asNode(), true, false);
        static final Key ANY_WRITTEN = new Key(RDF.type.asNode(), true, true);

        static Key of(Triple triple, boolean written) {
            if (!triple.getPredicate().equals(RDF.type.asNode())) {
                return new Key(triple.getPredicate(), false, false);
            }
            if (triple.getObject().isVariable()) {
                return written ? ANY_WRITTEN : ANY_READ;
            }
            return new Key(triple.getObject(), true, false);
        }

        boolean isClass() {
            return classes && !equals(ANY_READ) && !equals(ANY_WRITTEN);
        }
    }

    /** A rule makes {@code to} depend on {@code from}; strictly, when it negates or counts it. */
    private record Edge(Key from, Key to, Need need, List<Rule> rules) {
        boolean strict() {
            return need != Need.PRESENCE;
        }
    }

    private final List<Rule> rules;
    private final Map<Key, List<Edge>> edges = new LinkedHashMap<>();
    private final Map<Key, Integer> indexes = new HashMap<>();
    private final Map<Key, Integer> lows = new HashMap<>();
    private final Map<Key, Integer> components = new HashMap<>();
    private final Deque<Key> open = new ArrayDeque<>();
    private int componentCount;

    Stratification(List<Rule> rules) {
        this.rules = rules;
    }

    Program.Result result() {
        connect();
        for (Key key : List.copyOf(edges.keySet())) {
            if (!indexes.containsKey(key)) {
                search(key);
            }
        }
        List<RuleProblem> problems = edges.values().stream()
                .flatMap(List::stream)
                .filter(edge -> edge.strict() && components.get(edge.from()).equals(components.get(edge.to())))
                .map(this::cycle)
                .collect(Collectors.toMap(
                        // one cycle is found from each of its negations
                        cycle -> cycle.stream().map(Edge::to).collect(Collectors.toSet()),
                        cycle -> cycle,
                        (first, again) -> first,
                        LinkedHashMap::new))
                .values()
                .stream()
                .map(Stratification::problem)
                .toList();
        return problems.isEmpty()
                ? new Program.Result.Ordered(new Program(rules, strata()))
                : new Program.Result.Cyclic(problems);
    }

    private List<List<Program.Part>> strata() {
        Map<Integer, List<Program.Part>> strata = new TreeMap<>();
        for (Rule rule : rules) {
            Map<Integer, List<Integer>> heads = new TreeMap<>();
            for (int i = 0; i < rule.head().size(); i++) {
                int component = components.get(Key.of(rule.head().get(i), true));
                heads.computeIfAbsent(component, each -> new ArrayList<>()).add(i);
            }
            heads.forEach((component, head) ->
                    strata.computeIfAbsent(component, each -> new ArrayList<>()).add(new Program.Part(rule, head)));
        }
        return List.copyOf(strata.values());
    }

    /** Each key's edges go to what it depends on, so that components come out with the lowest first. */
    private void connect() {
        Set<Key> keys = new LinkedHashSet<>();
        for (Rule rule : rules) {
            Need need = rule.body() instanceof Aggregation ? Need.AGGREGATE : Need.PRESENCE;
            for (Triple conclusion : rule.head()) {
                Key to = Key.of(conclusion, true);
                keys.add(to);
                rule.body().pattern().triples().forEach(each -> connect(each, to, need, rule, keys));
                for (Negation negation : rule.body().pattern().negations()) {
                    negation.triples().forEach(each -> connect(each, to, Need.ABSENCE, rule, keys));
                }
            }
        }
        boolean anyClass = keys.contains(Key.ANY_WRITTEN);
        keys.add(Key.ANY_READ);
        keys.add(Key.ANY_WRITTEN);
        for (Key key : keys) {
            edges.computeIfAbsent(key, each -> new ArrayList<>());
            if (key.isClass()) {
                add(new Edge(key, Key.ANY_READ, Need.PRESENCE, List.of()));
                add(new Edge(Key.ANY_WRITTEN, key, Need.PRESENCE, List.of()));
                if (anyClass) {
                    add(new Edge(key, Key.ANY_WRITTEN, Need.PRESENCE, List.of()));
                }
            }
        }
        add(new Edge(Key.ANY_WRITTEN, Key.ANY_READ, Need.PRESENCE, List.of()));
    }

    private void connect(Triple pattern, Key to, Need need, Rule rule, Set<Key> keys) {
        Key from = Key.of(pattern, false);
        keys.add(from);
        add(new Edge(from, to, need, List.of(rule)));
    }

    private void add(Edge edge) {
        edges.computeIfAbsent(edge.to(), each -> new ArrayList<>()).add(edge);
    }

    /** One step of a search that keeps its own stack, for chains of rules longer than the thread's. */
    private record Visit(Key key, Iterator<Edge> needs) {}

    private void search(Key root) {
        Deque<Visit> visits = new ArrayDeque<>();
        visits.push(enter(root));
        while (!visits.isEmpty()) {
            Visit visit = visits.peek();
            if (visit.needs().hasNext()) {
                Key need = visit.needs().next().from();
                if (!indexes.containsKey(need)) {
                    visits.push(enter(need));
                } else if (!components.containsKey(need)) {
                    lows.merge(visit.key(), indexes.get(need), Math::min);
                }
                continue;
            }
            visits.pop();
            if (!visits.isEmpty()) {
                lows.merge(visits.peek().key(), lows.get(visit.key()), Math::min);
            }
            if (lows.get(visit.key()).equals(indexes.get(visit.key()))) {
                Key member;
                do {
                    member = open.pop();
                    components.put(member, componentCount);
                } while (!member.equals(visit.key()));
                componentCount++;
            }
        }
    }

    private Visit enter(Key key) {
        int index = indexes.size();
        indexes.put(key, index);
        lows.put(key, index);
        open.push(key);
        return new Visit(key, edges.get(key).iterator());
    }

    private static RuleProblem problem(List<Edge> cycle) {
        List<Edge> backwards = new ArrayList<>(cycle.subList(1, cycle.size()));
        Collections.reverse(backwards);
        backwards.addFirst(cycle.getFirst());
        List<Dependence> steps = backwards.stream()
                .filter(edge -> !edge.rules().isEmpty()) // not that of a class to all classes
                .map(edge -> new Dependence(
                        edge.from().term(), edge.need(), edge.to().term(), edge.rules()))
                .toList();
        return new RuleProblem(
                Kind.UNSTRATIFIED,
                steps.getFirst().rules().getFirst().name(),
                RuleProblem.text(steps, Node::toString),
                "",
                "conclude what is negated or counted without it, for example by a predicate of its own for the first step",
                0,
                0,
                steps);
    }

    /** The edge, and the shortest way of edges within the component from its end back to its start. */
    private List<Edge> cycle(Edge strict) {
        Map<Key, List<Edge>> ways = new HashMap<>();
        Deque<Key> queue = new ArrayDeque<>(List.of(strict.from()));
        ways.put(strict.from(), List.of());
        while (!queue.isEmpty() && !ways.containsKey(strict.to())) {
            Key key = queue.poll();
            for (Edge edge : edges.get(key)) {
                if (components.get(edge.from()).equals(components.get(key)) && !ways.containsKey(edge.from())) {
                    List<Edge> way = new ArrayList<>();
                    way.add(edge);
                    way.addAll(ways.get(key));
                    ways.put(edge.from(), way);
                    queue.add(edge.from());
                }
            }
        }
        List<Edge> cycle = new ArrayList<>();
        cycle.add(strict);
        cycle.addAll(ways.get(strict.to()));
        return cycle;
    }
}
