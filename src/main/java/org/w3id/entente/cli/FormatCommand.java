package org.w3id.entente.cli;

import org.w3id.entente.load.CanonicalForm;
import org.w3id.entente.load.Document;
import org.w3id.entente.load.Formatting;
import org.w3id.entente.load.Source;
import org.w3id.entente.load.SourceKind;
import org.w3id.entente.load.SyntaxProblem;
import org.w3id.entente.load.TurtleReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;

/** Brings Turtle files into canonical form. */
@Command(
        name = "format",
        description = "Bring Turtle files into canonical form: prefixes, subjects, predicates and objects in order.",
        mixinStandardHelpOptions = true,
        footer = {"", "Without FILE, formats every file of the project."})
final class FormatCommand implements Callable<Integer> {
    private static final String STDIN = "-";

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "a Turtle file; - reads standard input and writes standard output")
    private List<String> names = List.of();

    @Option(names = "--check", description = "write nothing; exit with 1 when a file is not in canonical form")
    private boolean isCheck;

    FormatCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        int status = ExitCode.YES;
        for (Source source : sources()) {
            status = Math.max(status, format(source));
        }
        return status;
    }

    private List<Source> sources() {
        if (names.isEmpty()) {
            return terminal.project().sources(terminal.folder());
        }
        return names.stream()
                .map(name -> name.equals(STDIN)
                        ? Source.stream("stdin", terminal.in(), SourceKind.DATA)
                        : Source.file(terminal.path(name), terminal.folder(), SourceKind.DATA, "urn:format"))
                .toList();
    }

    private int format(Source source) throws IOException {
        Document document = new TurtleReader().read(source);
        return switch (CanonicalForm.of(document)) {
            case Formatting.Refused refused -> {
                terminal.err().println(refused.place() + ": not formatted: " + refused.reason());
                yield isReadable(document) ? ExitCode.NO : ExitCode.UNREADABLE;
            }
            case Formatting.Canonical canonical -> write(document, canonical);
        };
    }

    private static boolean isReadable(Document document) {
        return document.problems().stream()
                .map(SyntaxProblem::kind)
                .noneMatch(kind -> kind == SyntaxProblem.Kind.UNREADABLE || kind == SyntaxProblem.Kind.FOLDER);
    }

    private int write(Document document, Formatting.Canonical canonical) throws IOException {
        Path path = document.source().path().orElse(null);
        if (path == null && !isCheck) {
            terminal.out().print(canonical.text());
            return ExitCode.YES;
        }
        if (canonical.isSame()) {
            return ExitCode.YES;
        }
        if (isCheck) {
            terminal.out()
                    .println(document.file() + ":" + firstDifference(document.text(), canonical.text())
                            + ": not in canonical form; run ./entente format " + document.file());
            return ExitCode.NO;
        }
        replace(path, canonical.text());
        terminal.out().println("formatted " + document.file());
        return ExitCode.YES;
    }

    /** A reader sees the old file or the new one, never a part. */
    private static void replace(Path path, String text) throws IOException {
        Path target = path.toRealPath();
        Path part = Files.createTempFile(target.getParent(), "." + target.getFileName(), ".part");
        try {
            Files.writeString(part, text);
            Files.setPosixFilePermissions(part, Files.getPosixFilePermissions(target));
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static int firstDifference(String left, String right) {
        List<String> lines = left.lines().toList();
        List<String> others = right.lines().toList();
        int line = 0;
        while (line < lines.size() && line < others.size() && lines.get(line).equals(others.get(line))) {
            line++;
        }
        return line + 1;
    }
}
