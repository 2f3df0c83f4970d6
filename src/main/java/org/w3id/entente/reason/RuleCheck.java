package org.w3id.entente.reason;

import org.apache.jena.graph.Node;
import org.w3id.entente.load.Document;
import org.w3id.entente.load.Place;
import org.w3id.entente.load.SourceKind;
import org.w3id.entente.sparql.QueryText.Part;
import org.w3id.entente.sparql.QueryText.Spot;
import org.w3id.entente.validate.Check;
import org.w3id.entente.validate.Code;
import org.w3id.entente.validate.Finding;
import org.w3id.entente.validate.Knowledge;
import org.w3id.entente.vocab.Namespaces;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds rules that cannot be used, or that say something else than was meant: each rule alone, and all together with the
 * axioms of the ontology. Stateless; threads may share it.
 */
final class RuleCheck implements Check {
    @Override
    public Stream<Finding> findings(Knowledge knowledge) {
        List<Document> documents = knowledge.corpus().documents(SourceKind.RULES);
        List<RuleSource> sources = RuleReader.read(knowledge.corpus().union(SourceKind.RULES)).stream()
                .filter(definition -> !knowledge.isUnread(definition.name()))
                .map(definition -> new RuleSource(definition, documents))
                .sorted(Comparator.comparing(RuleSource::place))
                .toList();
        boolean isWhole = documents.stream().allMatch(each -> each.problems().isEmpty());
        NameFaults names = new NameFaults(knowledge);
        ConclusionFaults conclusions = new ConclusionFaults(knowledge);
        List<Finding> findings = new ArrayList<>();
        graphs(knowledge).forEach(findings::add);
        for (RuleSource source : sources) {
            problems(source, knowledge).forEach(findings::add);
            names.of(source).forEach(findings::add);
            conclusions.reserved(source).forEach(findings::add);
            ReasonFaults.of(source, knowledge).forEach(findings::add);
        }
        repetitions(sources, knowledge).forEach(findings::add);
        if (isWhole) {
            names.unusedPrefixes(sources, documents).forEach(findings::add);
        }
        together(sources, isWhole, conclusions, knowledge).forEach(findings::add);
        return findings.stream();
    }

    /** What is wrong with the rules as a set. */
    private static Stream<Finding> together(
            List<RuleSource> sources, boolean isWhole, ConclusionFaults conclusions, Knowledge knowledge) {
        List<Rule> rules = new ArrayList<>(OwlRules.of(knowledge.corpus().union(SourceKind.ONTOLOGY)));
        sources.forEach(source -> source.rule().ifPresent(rules::add));
        List<Finding> cycles = cycles(rules, sources, knowledge).toList();
        if (!cycles.isEmpty()) {
            return cycles.stream(); // what never begins does not have to end
        }
        Stream<Finding> endless = new TermGrowth(rules, conclusions.derived())
                .endless().stream().flatMap(growth -> endless(growth, sources, knowledge));
        boolean isComplete =
                isWhole && sources.stream().allMatch(source -> source.rule().isPresent());
        Stream<Finding> unconcluded = isComplete ? conclusions.missing(sources, rules) : Stream.empty();
        return Stream.concat(endless, unconcluded);
    }

    private static Stream<Finding> problems(RuleSource source, Knowledge knowledge) {
        // the parser stops at an undefined prefix, which is told of with all its like
        boolean isPrefix = !source.query().undefinedPrefixes().isEmpty();
        return source.problems().stream()
                .filter(problem -> !isPrefix || problem.kind() != RuleProblem.Kind.SYNTAX)
                .map(problem -> Finding.of(
                                code(problem.kind()),
                                place(source, problem),
                                knowledge.name(source.name()) + ": " + problem.found(),
                                problem.wanted(),
                                problem.cure())
                        .about(source.name()));
    }

    private static Place place(RuleSource source, RuleProblem problem) {
        if (problem.kind() == RuleProblem.Kind.QUERY) {
            return source.place(RuleReader.CONSTRUCT);
        }
        return source.place(
                problem.line() > 0 ? Optional.of(new Spot(problem.line(), problem.column())) : Optional.empty());
    }

    private static Code code(RuleProblem.Kind kind) {
        return switch (kind) {
            case QUERY -> Code.ENT601;
            case SYNTAX -> Code.ENT602;
            case FORM, VARIABLE_PREDICATE, HEAD_TERM, PATH, PATTERN, EXPRESSION, AGGREGATION -> Code.ENT605;
            case UNSAFE_HEAD, UNSAFE_EXPRESSION -> Code.ENT606;
            case UNSTRATIFIED -> Code.ENT607;
            case HEAD_GRAPH -> Code.ENT608;
        };
    }

    /** Negation or aggregation in a circle, told where the negation or the aggregation stands. */
    private static Stream<Finding> cycles(List<Rule> rules, List<RuleSource> sources, Knowledge knowledge) {
        return switch (Program.of(rules)) {
            case Program.Result.Ordered ordered -> Stream.empty();
            case Program.Result.Cyclic cyclic ->
                cyclic.problems().stream()
                        .flatMap(problem -> source(problem.rule(), sources).map(source -> Finding.of(
                                        Code.ENT607,
                                        source.place(negated(source, problem)),
                                        RuleProblem.text(problem.cycle(), knowledge::name),
                                        problem.wanted(),
                                        problem.cure())
                                .about(problem.rule())));
        };
    }

    private static Optional<Spot> negated(RuleSource source, RuleProblem problem) {
        RuleProblem.Dependence first = problem.cycle().getFirst();
        String[] word =
                first.need() == RuleProblem.Need.ABSENCE ? new String[] {"NOT", "EXISTS"} : new String[] {"SELECT"};
        Optional<Spot> begin = source.query().find(Part.BODY, word);
        return source.query().names().stream()
                .filter(name -> name.iri().equals(first.needed().getURI()))
                .filter(name -> begin.isEmpty() || name.spot().compareTo(begin.get()) > 0)
                .map(name -> name.spot())
                .findFirst()
                .or(() -> begin);
    }

    private static Stream<Finding> endless(TermGrowth.Growth growth, List<RuleSource> sources, Knowledge knowledge) {
        String way =
                String.join(" → ", growth.way().stream().map(knowledge::name).toList());
        return source(growth.rule().name(), sources).map(source -> Finding.of(
                        Code.ENT610,
                        source.place(source.query()
                                .findMade(Part.BODY, growth.variable().toString())
                                .or(() -> source.query()
                                        .find(Part.HEAD, growth.variable().toString()))),
                        knowledge.name(source.name()) + " makes new terms, " + growth.variable()
                                + ", of its own new terms ("
                                + way + "), so it may never end",
                        "new terms that are made of what people assert",
                        "take the step that makes the term out of the cycle")
                .about(source.name()));
    }

    private static Stream<RuleSource> source(Node rule, List<RuleSource> sources) {
        return sources.stream().filter(source -> source.name().equals(rule));
    }

    private static Stream<Finding> repetitions(List<RuleSource> sources, Knowledge knowledge) {
        Map<String, RuleSource> known = new HashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (RuleSource source : sources) {
            if (source.rule().isEmpty()) {
                continue;
            }
            RuleSource first = known.putIfAbsent(source.query().normalForm(), source);
            if (first != null) {
                findings.add(Finding.of(
                                Code.ENT613,
                                source.place(Optional.empty()),
                                knowledge.name(source.name()) + " has the same query as " + knowledge.name(first.name())
                                        + " (" + first.place() + ")",
                                "",
                                "delete one of them, or correct the one that means something else")
                        .about(source.name()));
            }
        }
        return findings.stream();
    }

    /** Files that would be the graph of the conclusions. */
    private static Stream<Finding> graphs(Knowledge knowledge) {
        return knowledge.corpus().documents().stream()
                .filter(document -> document.graphName().getURI().equals(Namespaces.INFERRED))
                .map(document -> Finding.of(
                        Code.ENT609,
                        Place.wholeFile(document.file()),
                        "this file would be the graph " + knowledge.name(document.graphName())
                                + ", which holds what rules conclude and nothing else",
                        "",
                        "give the file another name"));
    }
}
