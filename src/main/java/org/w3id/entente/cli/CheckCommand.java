package org.w3id.entente.cli;

import org.w3id.entente.load.Corpus;
import org.w3id.entente.load.Document;
import org.w3id.entente.load.GraphNames;
import org.w3id.entente.load.Project;
import org.w3id.entente.load.Source;
import org.w3id.entente.load.SourceKind;
import org.w3id.entente.load.TurtleReader;
import org.w3id.entente.reason.AllChecks;
import org.w3id.entente.validate.GithubFormat;
import org.w3id.entente.validate.JsonFormat;
import org.w3id.entente.validate.Report;
import org.w3id.entente.validate.ReportFormat;
import org.w3id.entente.validate.SarifFormat;
import org.w3id.entente.validate.Severity;
import org.w3id.entente.validate.TextFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/** Checks Turtle files: syntax, terms, shapes, citations, hygiene, rules. */
@Command(
        name = "check",
        description = "Check Turtle files: syntax, terms, shapes, citations, hygiene, rules.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Without FILE, checks every file of the project. Otherwise checks each FILE as part of the project, wherever it "
                    + "lies, and shows no findings in other files.",
            "Each code is explained in docs/errors.md."
        })
final class CheckCommand implements Callable<Integer> {
    private static final String STDIN = "-";

    private final Terminal terminal;
    private final long started = System.nanoTime();

    @Parameters(paramLabel = "FILE", description = "a Turtle file; - is standard input")
    private List<String> names = List.of();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (default), json, sarif or github")
    private Format format = Format.TEXT;

    @Option(
            names = "--as",
            paramLabel = "KIND",
            description = "what a FILE outside of the project is: data (default), ontology, rules or shapes")
    private SourceKind kind = SourceKind.DATA;

    @Option(names = "--progress", paramLabel = "WHEN", description = "auto (default), always or never")
    private Progress.When progress = Progress.When.AUTO;

    private enum Format {
        TEXT,
        JSON,
        SARIF,
        GITHUB
    }

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Project project = terminal.project();
        Set<String> named = new HashSet<>();
        List<Source> sources = sources(project, named);
        Corpus corpus;
        Report report;
        try (Progress.Bar bar = Progress.over("Reading", bytes(sources), progress, terminal)) {
            corpus = Corpus.read(sources, new TurtleReader(bar));
            bar.task("checking");
            report = AllChecks.validator().validate(corpus, document -> isReported(document, named));
        }
        format().write(report, corpus, terminal.out());
        terminal.out().flush();
        terminal.err().println(summary(report, !named.isEmpty()));
        if (!report.isReadable()) {
            return ExitCode.UNREADABLE;
        }
        return report.conforms() ? ExitCode.YES : ExitCode.NO;
    }

    private List<Source> sources(Project project, Set<String> named) {
        List<Source> sources = new ArrayList<>(project.sources(terminal.folder()));
        Set<Path> known = new HashSet<>();
        sources.forEach(source -> source.path().ifPresent(known::add));
        for (String name : names) {
            if (name.equals(STDIN)) {
                if (named.add("stdin")) {
                    sources.add(Source.stream("stdin", terminal.in(), kind));
                }
                continue;
            }
            Path path = terminal.path(name).toAbsolutePath().normalize();
            Source source = Source.file(path, terminal.folder(), kind, GraphNames.graph(project, path));
            if (named.add(source.name()) && !known.contains(path)) {
                sources.add(source);
            }
        }
        return sources;
    }

    private static boolean isReported(Document document, Set<String> named) {
        return named.isEmpty() || named.contains(document.file());
    }

    private static long bytes(List<Source> sources) {
        return sources.stream()
                .flatMap(source -> source.path().stream())
                .filter(Files::isRegularFile)
                .mapToLong(CheckCommand::size)
                .sum();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ReportFormat format() {
        return switch (format) {
            case TEXT -> new TextFormat(terminal.isColoured());
            case JSON -> new JsonFormat();
            case SARIF -> new SarifFormat(Version.number());
            case GITHUB -> new GithubFormat();
        };
    }

    private String summary(Report report, boolean isPart) {
        List<String> counts = new ArrayList<>();
        counts.add(count(report.files(), isPart ? "named file" : "file"));
        counts.add(count(report.triples(), "triple"));
        counts.add(count(report.count(Severity.VIOLATION), "violation"));
        counts.add(count(report.count(Severity.WARNING), "warning"));
        Optional.of(report.count(Severity.INFO))
                .filter(infos -> infos > 0)
                .ifPresent(infos -> counts.add(count(infos, "remark")));
        String seconds = String.format(Locale.ROOT, " (%.1f s)", (System.nanoTime() - started) / 1e9);
        return String.join(", ", counts)
                + seconds
                + (isPart ? "; findings in other files are not shown" : "")
                + (report.omitted() == 0 ? "" : "; " + count(report.omitted(), "finding") + " like these left out")
                + (report.unread() == 0
                        ? ""
                        : "; " + count(report.unread(), "name")
                                + " in statements that could not be read: what depends on them was not judged");
    }

    private static String count(long number, String thing) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', ' ') + " " + thing + (number == 1 ? "" : "s");
    }
}
