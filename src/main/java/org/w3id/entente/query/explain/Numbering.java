package org.w3id.entente.query.explain;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.w3id.entente.reason.Body;
import org.w3id.entente.reason.Proof;
import org.w3id.entente.reason.Rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Turns proofs into numbered steps, in reading order, equal parts once. Used once. */
final class Numbering {
    private final Wording wording;
    private final Reasons reasons;
    private final Conditions conditions;
    private final Witnesses witnesses;
    private final Map<Proof, Integer> numbers = new HashMap<>();
    private final Map<Integer, Step> steps = new TreeMap<>();

    Numbering(Wording wording, Reasons reasons, Conditions conditions, Witnesses witnesses) {
        this.wording = wording;
        this.reasons = reasons;
        this.conditions = conditions;
        this.witnesses = witnesses;
    }

    Explanation explain(List<Proof> proofs) {
        List<Integer> roots = proofs.stream().map(this::number).toList();
        return new Explanation(roots, List.copyOf(steps.values()));
    }

    private int number(Proof proof) {
        Integer known = numbers.get(proof);
        if (known != null) {
            return known;
        }
        int number = numbers.size() + 1;
        numbers.put(proof, number);
        Statement statement = wording.statement(proof.conclusion());
        steps.put(
                number,
                switch (proof) {
                    case Proof.Asserted leaf ->
                        new Step.Asserted(number, statement, witnesses.sources(leaf.conclusion()));
                    case Proof.Derived derived -> step(number, statement, derived);
                });
        return number;
    }

    private Step step(int number, Statement statement, Proof.Derived proof) {
        Rule rule = proof.rule();
        Set<Var> telling = telling(proof);
        return new Step.Derived(
                number,
                statement,
                reasons.rule(rule),
                reasons.because(rule, proof.bindings()),
                proof.premises().stream().map(this::number).distinct().toList(),
                absences(proof.absences(), proof.bindings()),
                proof.rows().stream().map(row -> row(row, telling)).toList());
    }

    private Step.Row row(Proof.Row row, Set<Var> telling) {
        Map<String, Term> values = new LinkedHashMap<>();
        row.bindings().entrySet().stream()
                .filter(each -> telling.contains(each.getKey()))
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(Var::getVarName)))
                .forEach(each -> values.put(each.getKey().getVarName(), wording.term(each.getValue())));
        return new Step.Row(
                values,
                row.premises().stream().map(this::number).distinct().toList(),
                absences(row.absences(), row.bindings()));
    }

    /** The variables that a rule's author named and that do not make the group. */
    private static Set<Var> telling(Proof.Derived proof) {
        Set<Var> telling = new HashSet<>();
        proof.rows().forEach(row -> telling.addAll(row.bindings().keySet()));
        if (proof.rule().body() instanceof Body.Aggregation aggregation) {
            aggregation.groups().forEach(telling::remove);
        }
        telling.removeIf(
                variable -> !variable.isNamedVar() || variable.getVarName().startsWith("_"));
        return telling;
    }

    private List<Step.Absence> absences(List<Proof.Absence> absences, Map<Var, Node> bindings) {
        List<Step.Absence> texts = new ArrayList<>();
        for (Proof.Absence absence : absences) {
            texts.add(new Step.Absence(
                    wording.statements(absence.pattern()),
                    conditions.texts(absence.negation().filters(), bindings)));
        }
        return texts;
    }
}
