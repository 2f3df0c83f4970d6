package org.w3id.entente.reason;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules that apply to a graph, in order, and the sentences that explain them: those that rule files define, and those
 * that the axioms of an ontology amount to. Immutable; threads may share it.
 */
public final class Rulebook {
    private final Program program;
    private final Map<Node, String> sentences;

    private Rulebook(Program program, Map<Node, String> sentences) {
        this.program = program;
        this.sentences = Map.copyOf(sentences);
    }

    /**
     * Puts together the rules of a project.
     *
     * @param rules what the rule files say
     * @param ontology what the ontology says
     * @throws UnusableRulesException when a rule cannot be used, or the rules cannot be ordered
     */
    public static Rulebook of(Graph rules, Graph ontology) {
        return of(RuleReader.read(rules), ontology);
    }

    private static Rulebook of(List<RuleDefinition> definitions, Graph ontology) {
        List<Rule> usable = new ArrayList<>(OwlRules.of(ontology));
        List<RuleProblem> problems = new ArrayList<>();
        Map<Node, String> sentences = new HashMap<>();
        for (RuleDefinition definition : definitions) {
            switch (definition.compiled()) {
                case Compiled.Accepted accepted -> usable.add(accepted.rule());
                case Compiled.Refused refused -> problems.addAll(refused.problems());
            }
            definition.because().ifPresent(sentence -> sentences.put(definition.name(), sentence));
        }
        if (!problems.isEmpty()) {
            throw new UnusableRulesException(problems);
        }
        return switch (Program.of(usable)) {
            case Program.Result.Ordered ordered -> new Rulebook(ordered.program(), sentences);
            case Program.Result.Cyclic cyclic -> throw new UnusableRulesException(cyclic.problems());
        };
    }

    /** All rules, ordered. */
    public Program program() {
        return program;
    }

    /** The sentence that gives a rule's reason, with its variables in braces; empty for axioms. */
    public Optional<String> because(Rule rule) {
        return Optional.ofNullable(sentences.get(rule.name()));
    }
}
