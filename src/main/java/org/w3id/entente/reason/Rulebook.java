package org.w3id.entente.reason;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The rules that apply to a graph, in order, and the sentences that explain them: those that rule files define, and those
 * that the axioms of an ontology amount to. Immutable; threads may share it.
 */
public final class Rulebook {
    private final Program program;
    private final Map<Node, String> sentences;

    private final String fingerprint;

    private Rulebook(Program program, Map<Node, String> sentences, String fingerprint) {
        this.program = program;
        this.fingerprint = fingerprint;
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
            case Program.Result.Ordered ordered -> new Rulebook(ordered.program(), sentences, fingerprint(definitions));
            case Program.Result.Cyclic cyclic -> throw new UnusableRulesException(cyclic.problems());
        };
    }

    /** A digest of the rules' names, texts and prefixes, in whatever order they come. */
    private static String fingerprint(List<RuleDefinition> definitions) {
        String text = definitions.stream()
                .map(rule -> rule.name() + "\n"
                        + rule.construct().map(Node::toString).orElse("") + "\n" + new TreeMap<>(rule.prefixes()))
                .sorted()
                .collect(Collectors.joining("\n"));
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    /** What tells these rules from others: SHA-256, in hexadecimal digits. The axioms of the ontology do not count. */
    public String fingerprint() {
        return fingerprint;
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
