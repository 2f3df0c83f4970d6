package org.w3id.entente.reason;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecBuilder;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Replays proofs by SPARQL, knowing nothing of the engine: for each step the rule's CONSTRUCT, over the premises alone,
 * must give the conclusion, and so must it over all facts with the step's bindings put in, which also looks for what the
 * rule negates. An aggregation is computed anew over all facts; its rows must be the solutions of the aggregated pattern
 * for the group, none more and none less, and each must have the pattern's triples as premises. No step may rest on its
 * own conclusion. Belongs to one thread; keeps what it has checked.
 */
public final class ProofChecker {
    private final Graph asserted;
    private final Graph all;
    private final Map<List<Object>, List<String>> replayed = new HashMap<>();
    private final Map<Node, Graph> results = new HashMap<>();
    private final Map<Node, Map<Map<Var, Node>, List<Map<Var, Node>>>> solutions = new HashMap<>();

    /**
     * A checker of proofs over some facts.
     *
     * @param asserted the asserted triples
     * @param all these and all that follows
     */
    public ProofChecker(Graph asserted, Graph all) {
        this.asserted = asserted;
        this.all = all;
    }

    /** What is wrong with a proof, step by step; empty when it holds. */
    public List<String> check(Proof proof) {
        List<String> faults = new ArrayList<>();
        check(proof, faults, new IdentityHashMap<>());
        return faults;
    }

    /** All triples of a proof. */
    private Set<Triple> check(Proof proof, List<String> faults, IdentityHashMap<Proof, Set<Triple>> checked) {
        if (checked.containsKey(proof)) {
            return checked.get(proof);
        }
        Set<Triple> triples = new HashSet<>();
        switch (proof) {
            case Proof.Asserted leaf -> {
                if (!asserted.contains(leaf.conclusion())) {
                    faults.add("not asserted: " + leaf.conclusion());
                }
            }
            case Proof.Derived step -> {
                List<Proof> premises = new ArrayList<>(step.premises());
                step.rows().forEach(row -> premises.addAll(row.premises()));
                premises.forEach(premise -> triples.addAll(check(premise, faults, checked)));
                if (triples.contains(step.conclusion())) {
                    faults.add("rests on itself: " + step.conclusion());
                }
                List<Object> key = List.of(
                        step.conclusion(),
                        step.rule().name(),
                        step.bindings(),
                        premises.stream().map(Proof::conclusion).toList());
                faults.addAll(replayed.computeIfAbsent(key, each -> replay(step)));
            }
        }
        triples.add(proof.conclusion());
        checked.put(proof, triples);
        return triples;
    }

    private List<String> replay(Proof.Derived step) {
        List<String> faults = new ArrayList<>();
        Rule rule = step.rule();
        if (rule.body() instanceof Body.Aggregation aggregation) {
            recount(step, aggregation, faults);
            return faults;
        }
        Graph premises = graph(step.premises());
        if (!construct(rule, premises, Map.of()).contains(step.conclusion())) {
            faults.add(rule + " does not give it from the premises: " + step.conclusion());
        }
        Map<Var, Node> matched = new HashMap<>(step.bindings());
        rule.body().pattern().assignments().forEach(each -> matched.remove(each.variable()));
        if (!construct(rule, all, matched).contains(step.conclusion())) {
            faults.add(rule + " does not hold with the bindings: " + step.conclusion());
        }
        return faults;
    }

    private void recount(Proof.Derived step, Body.Aggregation aggregation, List<String> faults) {
        Rule rule = step.rule();
        if (!results.computeIfAbsent(rule.name(), name -> construct(rule, all, Map.of()))
                .contains(step.conclusion())) {
            faults.add(rule + " does not count so: " + step.conclusion());
        }
        Map<Map<Var, Node>, List<Map<Var, Node>>> groups =
                solutions.computeIfAbsent(rule.name(), name -> groups(rule, aggregation));
        List<Map<Var, Node>> expected = groups.getOrDefault(only(aggregation.groups(), step.bindings()), List.of());
        List<Map<Var, Node>> counted =
                step.rows().stream().map(row -> written(row.bindings())).toList();
        if (counted.isEmpty() || !frequencies(counted).equals(frequencies(expected))) {
            faults.add(rule + " counts other rows: " + step.conclusion());
        }
        for (Proof.Row row : step.rows()) {
            List<Triple> premises =
                    row.premises().stream().map(Proof::conclusion).toList();
            if (!premises.equals(Rows.substitute(aggregation.pattern().triples(), row.bindings()))) {
                faults.add(rule + " has a row without its premises: " + step.conclusion());
            }
        }
    }

    /** The solutions of the pattern inside the rule's sub-SELECT, by group. */
    private Map<Map<Var, Node>, List<Map<Var, Node>>> groups(Rule rule, Body.Aggregation aggregation) {
        Query inside = new Query();
        inside.setQuerySelectType();
        inside.setQueryResultStar(true);
        ElementWalker.walk(rule.construct().getQueryPattern(), new ElementVisitorBase() {
            @Override
            public void visit(ElementSubQuery element) {
                inside.setQueryPattern(element.getQuery().getQueryPattern());
            }
        });
        List<Map<Var, Node>> rows = new ArrayList<>();
        QueryExec.graph(all).query(inside).build().select().forEachRemaining(binding -> {
            Map<Var, Node> row = new HashMap<>();
            binding.forEach(row::put);
            rows.add(written(row));
        });
        return rows.stream().collect(Collectors.groupingBy(row -> only(aggregation.groups(), row)));
    }

    private static Map<Map<Var, Node>, Long> frequencies(List<Map<Var, Node>> rows) {
        return rows.stream().collect(Collectors.groupingBy(row -> row, Collectors.counting()));
    }

    private static Map<Var, Node> only(List<Var> variables, Map<Var, Node> row) {
        Map<Var, Node> some = new HashMap<>(row);
        some.keySet().retainAll(variables);
        return some;
    }

    /** Without the variables that stand in no query: those within paths, and blank nodes. */
    private static Map<Var, Node> written(Map<Var, Node> row) {
        Map<Var, Node> some = new HashMap<>(row);
        some.keySet()
                .removeIf(variable ->
                        !variable.isNamedVar() || variable.getVarName().startsWith("_step"));
        return some;
    }

    private static Graph graph(List<Proof> premises) {
        Graph graph = GraphMemFactory.createDefaultGraphSameTerm();
        premises.forEach(premise -> graph.add(premise.conclusion()));
        return graph;
    }

    private static Graph construct(Rule rule, Graph graph, Map<Var, Node> bindings) {
        QueryExecBuilder query = QueryExec.graph(graph).query(rule.construct());
        written(bindings).forEach((variable, value) -> {
            if (!value.isBlank()) {
                query.substitution(variable, value);
            }
        });
        return query.build().construct(GraphMemFactory.createDefaultGraphSameTerm());
    }
}
