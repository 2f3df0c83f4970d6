package org.w3id.entente.cli;

import org.w3id.entente.load.Corpus;
import org.w3id.entente.load.TurtleReader;
import org.w3id.entente.validate.TextFormat;
import org.w3id.entente.validate.citation.CitationJsonFormat;
import org.w3id.entente.validate.citation.CitationReport;
import org.w3id.entente.validate.citation.CitationTextFormat;
import org.w3id.entente.validate.citation.CitationVerifier;
import org.w3id.entente.validate.citation.Passage;
import org.w3id.entente.validate.citation.SourceText;
import org.w3id.entente.validate.citation.UnknownTextException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Verifies citations against a text, or writes one. */
@Command(
        name = "cite",
        description =
                "Verify every citation of a text, and show sentence by sentence who cites it; or write a citation.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Offsets count Unicode code points from 0 over the file's exact content; ends are exclusive.",
            "Exits with 1 when a digest differs, most of a sentence is uncited or the data cannot be read whole."
        })
final class CiteCommand implements Callable<Integer> {
    private static final Pattern RANGE = Pattern.compile("(\\d{1,9})-(\\d{1,9})");
    private static final int CONTEXT = 30;

    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Option(names = "--text", paramLabel = "FILE", required = true, description = "the text that is cited, in UTF-8")
    private String name = "";

    @Option(
            names = "--edition",
            paramLabel = "NAME",
            description = "the edition, such as 2020, when neither digest nor file name tells")
    private Optional<String> edition = Optional.empty();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json")
    private Format format = Format.TEXT;

    @ArgGroup
    private Selection selection = new Selection();

    private static final class Selection {
        @Option(
                names = "--select",
                paramLabel = "START-END",
                description = "write a citation of these characters as Turtle")
        private Optional<String> range = Optional.empty();

        @Option(
                names = "--find",
                paramLabel = "WORDS",
                description = "find the passage with these words, and write its citation as Turtle")
        private Optional<String> words = Optional.empty();
    }

    private enum Format {
        TEXT,
        JSON
    }

    CiteCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        SourceText source = SourceText.read(terminal.path(name), name);
        CitationVerifier verifier =
                new CitationVerifier(Corpus.read(terminal.project().sources(terminal.folder()), new TurtleReader()));
        try {
            return cite(verifier, source);
        } catch (UnknownTextException e) {
            showUnread(verifier);
            throw e;
        }
    }

    private int cite(CitationVerifier verifier, SourceText source) throws IOException {
        if (selection.range.isPresent()) {
            return write(verifier, source, range(selection.range.get(), source));
        }
        if (selection.words.isPresent()) {
            return find(verifier, source, selection.words.get());
        }
        CitationReport report = verifier.verify(source, edition);
        switch (format) {
            case TEXT ->
                new CitationTextFormat(terminal.isColoured()).write(report, verifier.knowledge(), terminal.out());
            case JSON -> new CitationJsonFormat().write(report, terminal.out());
        }
        if (!report.reading().isReadable()) {
            return ExitCode.UNREADABLE;
        }
        return report.isClean() ? ExitCode.YES : ExitCode.NO;
    }

    /** A text may be unknown only because the file that speaks of it could not be read. */
    private void showUnread(CitationVerifier verifier) throws IOException {
        new TextFormat(terminal.isColoured())
                .write(verifier.reading(), verifier.knowledge().corpus(), terminal.err());
    }

    private Passage range(String range, SourceText source) {
        Matcher matcher = RANGE.matcher(range);
        if (!matcher.matches()) {
            throw new ParameterException(
                    spec.commandLine(), "--select " + range + ": wanted START-END, such as 3484-3883");
        }
        int start = Integer.parseInt(matcher.group(1));
        int end = Integer.parseInt(matcher.group(2));
        if (start >= end || end > source.length()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--select " + range + ": wanted a start less than the end, and an end of at most " + source.length()
                            + ", the number of the text's characters");
        }
        return new Passage(start, end);
    }

    private int find(CitationVerifier verifier, SourceText source, String words) {
        List<Passage> passages = words.isBlank() ? List.of() : source.find(words);
        if (passages.size() == 1) {
            return write(verifier, source, passages.get(0));
        }
        terminal.err()
                .println(
                        passages.isEmpty()
                                ? name + " does not have these words"
                                : name + " has these words " + passages.size()
                                        + " times; give more words, or choose with --select:");
        passages.forEach(passage -> terminal.out().println(passage + "  " + context(source, passage)));
        return ExitCode.NO;
    }

    private static String context(SourceText source, Passage passage) {
        int from = Math.max(0, passage.start() - CONTEXT);
        int to = Math.min(source.length(), passage.end() + CONTEXT);
        return ("…" + source.text(new Passage(from, to)) + "…").replaceAll("\\s+", " ");
    }

    private int write(CitationVerifier verifier, SourceText source, Passage passage) {
        terminal.out().print(verifier.citation(source, edition, passage));
        terminal.err()
                .println("characters " + passage + ": " + source.text(passage).replaceAll("\\s+", " "));
        return ExitCode.YES;
    }
}
