package org.w3id.entente.cli;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.w3id.entente.load.Corpus;
import org.w3id.entente.load.Document;
import org.w3id.entente.load.GraphNames;
import org.w3id.entente.load.Project;
import org.w3id.entente.load.Source;
import org.w3id.entente.load.SourceKind;
import org.w3id.entente.load.TurtleReader;
import org.w3id.entente.query.NamedGraphs;
import org.w3id.entente.query.explain.Consequences;
import org.w3id.entente.query.explain.Hypothesis;
import org.w3id.entente.validate.Code;
import org.w3id.entente.validate.Finding;
import org.w3id.entente.validate.Report;
import org.w3id.entente.validate.TextFormat;
import org.w3id.entente.validate.Validator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Says which conclusions a change would bring and take away, without making it. */
@Command(
        name = "what-if",
        description = "What would follow if statements were asserted, or no longer asserted? Changes nothing.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The files are Turtle. What they add stands in a graph of its own, or, for a file of the project, in its graph; "
                    + "what they remove is removed from every graph. Blank nodes that are added are new things; statements "
                    + "with blank nodes cannot be removed. Rules and axioms take no effect.",
            "Exit status 0 when any conclusion appears or disappears, 1 when none does, 3 when a file cannot be read whole."
        })
final class WhatIfCommand implements Callable<Integer> {
    private static final String STDIN = "-";
    private static final String NAME_OF_STDIN = "stdin";

    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--add",
            paramLabel = "FILE",
            description = "assert what this Turtle file states; can be repeated; - is standard input")
    private List<String> additions = List.of();

    @Option(
            names = "--remove",
            paramLabel = "FILE",
            description = "take back what this Turtle file states; can be repeated; - is standard input")
    private List<String> removals = List.of();

    @Mixin
    private GraphOptions graph = new GraphOptions();

    @Mixin
    private ExplanationOptions options = new ExplanationOptions();

    @Option(
            names = "--limit",
            paramLabel = "NUMBER",
            description = "show at most so many statements and conclusions of each kind (default: ${DEFAULT-VALUE})",
            defaultValue = "20")
    private int limit;

    WhatIfCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        options.checkFormat(spec.commandLine());
        if (limit < 0) {
            throw new ParameterException(spec.commandLine(), "--limit: found " + limit + "; wanted a number from 0");
        }
        if (additions.isEmpty() && removals.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "a change is missing; wanted --add FILE or --remove FILE");
        }
        if (Stream.concat(additions.stream(), removals.stream())
                        .filter(STDIN::equals)
                        .count()
                > 1) {
            throw new ParameterException(spec.commandLine(), "standard input is named twice; wanted - once");
        }
        Corpus added = read(additions);
        Corpus removed = read(removals);
        List<Finding> faults = new ArrayList<>();
        Corpus both = new Corpus(Stream.concat(added.documents().stream(), removed.documents().stream())
                .toList());
        faults.addAll(Validator.reading().validate(both).findings());
        faults.addAll(blankNodes(removed));
        if (!faults.isEmpty()) {
            Report report = new Report(
                    faults.stream().sorted().toList(), both.documents().size(), both.size(), 0, 0);
            new TextFormat(terminal.isColoured()).write(report, both, terminal.out());
            terminal.out().flush();
            terminal.err()
                    .println("entente: nothing was concluded, for " + AnswerOptions.count(faults.size(), "fault")
                            + " in what was given");
            return ExitCode.UNREADABLE;
        }
        Consequences answer =
                hypothesis(added, removed).consequences(graph.snapshot(terminal), options.language(), limit);
        terminal.out().print(options.format().write(answer, ExplanationOptions.presentation(terminal)));
        terminal.out().flush();
        return answer.isDifferent() ? ExitCode.YES : ExitCode.NO;
    }

    private Corpus read(List<String> names) {
        Project project = terminal.project();
        Map<String, Source> sources = new LinkedHashMap<>();
        for (String name : names) {
            if (name.equals(STDIN)) {
                sources.put(STDIN, Source.stream(NAME_OF_STDIN, terminal.in(), SourceKind.DATA));
            } else {
                Path path = terminal.path(name).toAbsolutePath().normalize();
                Source source = Source.file(path, terminal.folder(), SourceKind.DATA, GraphNames.graph(project, path));
                sources.put(source.name(), source);
            }
        }
        return Corpus.read(List.copyOf(sources.values()), new TurtleReader());
    }

    /** A statement with a blank node cannot be taken back, for a blank node has no name (as in SPARQL's DELETE DATA). */
    private static List<Finding> blankNodes(Corpus corpus) {
        List<Finding> findings = new ArrayList<>();
        for (Document document : corpus.documents()) {
            document.forEachTriple(triple -> {
                if (triple.getSubject().isBlank() || triple.getObject().isBlank()) {
                    document.place(triple)
                            .ifPresent(place -> findings.add(Finding.of(
                                    Code.ENT503,
                                    place,
                                    "a statement with a blank node is to be removed",
                                    "IRIs and literals, for a blank node has no name by which to find it",
                                    "name the thing that is meant by its IRI")));
                }
            });
        }
        return findings.stream().distinct().toList();
    }

    private static Hypothesis hypothesis(Corpus added, Corpus removed) {
        Map<Node, Graph> graphs = new LinkedHashMap<>();
        Map<Node, String> files = new LinkedHashMap<>();
        for (Document document : added.documents()) {
            Graph graph =
                    graphs.computeIfAbsent(document.graphName(), name -> GraphMemFactory.createDefaultGraphSameTerm());
            document.forEachTriple(graph::add);
            files.merge(document.graphName(), document.file(), (one, other) -> one + " and " + other);
        }
        Set<Triple> gone = new LinkedHashSet<>();
        removed.documents().forEach(document -> document.forEachTriple(gone::add));
        return new Hypothesis(new NamedGraphs(graphs), files, gone);
    }
}
