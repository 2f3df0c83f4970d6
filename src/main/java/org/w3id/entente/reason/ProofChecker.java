package org.w3id.entente.reason;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.QueryExecBuilder;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Replays proofs by SPARQL, knowing nothing of the engine: for each step the rule's CONSTRUCT, over the premises alone,
 * must give the conclusion, and so must it over all facts with the step's bindings put in, which also looks for what the
 * rule negates. An aggregation is computed anew over all facts. Belongs to one thread; keeps what it has checked.
 */
public final class ProofChecker {
    private final Graph asserted;
    private final Graph all;
    private final Set<Proof> checked = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<Node, Graph> aggregations = new HashMap<>();

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
        check(proof, new HashSet<>(), faults);
        return faults;
    }

    private void check(Proof proof, Set<Triple> above, List<String> faults) {
        if (checked.contains(proof)) {
            return;
        }
        switch (proof) {
            case Proof.Asserted leaf -> {
                if (!asserted.contains(leaf.conclusion())) {
                    faults.add("not asserted: " + leaf.conclusion());
                }
            }
            case Proof.Derived step -> {
                if (!above.add(step.conclusion())) {
                    faults.add("rests on itself: " + step.conclusion());
                    return;
                }
                step.premises().forEach(premise -> check(premise, above, faults));
                above.remove(step.conclusion());
                replay(step, faults);
            }
        }
        checked.add(proof);
    }

    private void replay(Proof.Derived step, List<String> faults) {
        if (step.rule().body() instanceof Body.Aggregation) {
            Graph results =
                    aggregations.computeIfAbsent(step.rule().name(), name -> construct(step.rule(), all, Map.of()));
            if (!results.contains(step.conclusion()) || step.rows().isEmpty()) {
                faults.add(step.rule() + " does not count so: " + step.conclusion());
            }
            return;
        }
        Graph premises = GraphMemFactory.createDefaultGraphSameTerm();
        step.premises().forEach(premise -> premises.add(premise.conclusion()));
        if (!construct(step.rule(), premises, Map.of()).contains(step.conclusion())) {
            faults.add(step.rule() + " does not give it from the premises: " + step.conclusion());
        }
        Map<Var, Node> matched = new HashMap<>(step.bindings());
        step.rule().body().pattern().assignments().forEach(each -> matched.remove(each.variable()));
        if (!construct(step.rule(), all, matched).contains(step.conclusion())) {
            faults.add(step.rule() + " does not hold with the bindings: " + step.conclusion());
        }
    }

    private static Graph construct(Rule rule, Graph graph, Map<Var, Node> bindings) {
        QueryExecBuilder query = QueryExec.graph(graph).query(rule.construct());
        bindings.forEach((variable, value) -> {
            if (variable.isNamedVar() && !variable.getVarName().startsWith("_step") && !value.isBlank()) {
                query.substitution(variable, value);
            }
        });
        return query.build().construct(GraphMemFactory.createDefaultGraphSameTerm());
    }
}
