package org.w3id.entente.cli;

import org.apache.jena.query.Query;
import org.w3id.entente.query.Answer;
import org.w3id.entente.query.Confinement;
import org.w3id.entente.query.QueryRunner;
import org.w3id.entente.query.UnionDataset;
import org.w3id.entente.query.UnknownGraphException;
import org.w3id.entente.sparql.QueryReader;
import org.w3id.entente.sparql.QuerySyntaxException;
import org.w3id.entente.sparql.ReadQuery;
import org.w3id.entente.vocab.Prefixes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Runs a SPARQL query over the project's graph. */
@Command(
        name = "query",
        description = "Run a SPARQL query over the graph.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The usual prefixes (ent:, id:, domain:, role:, rdfs:, skos:, xsd: and more) need no declaration.",
            "Exit status 0 when there is a row, a triple or a yes; 1 when there is none."
        })
final class QueryCommand implements Callable<Integer> {
    private static final String STDIN = "-";

    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Mixin
    private AnswerOptions options = new AnswerOptions();

    @Mixin
    private GraphOptions graph = new GraphOptions();

    @Option(names = "--no-inference", description = "leave out what only follows from the graph by rule")
    private boolean isAsserted;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "a file with the query; - is standard input")
    private Optional<String> file = Optional.empty();

    @Option(names = "--text", paramLabel = "QUERY", description = "the query itself")
    private Optional<String> text = Optional.empty();

    @Option(
            names = "--graph",
            paramLabel = "GRAPH",
            description = "ask this named graph instead of all, such as edition/2020; can be repeated")
    private List<String> graphs = List.of();

    QueryCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (file.isPresent() == text.isPresent()) {
            throw new ParameterException(
                    spec.commandLine(),
                    (file.isPresent() ? "two queries" : "a query is missing") + "; wanted FILE, - or --text QUERY");
        }
        String name = text.isPresent() ? "--text" : file.orElseThrow();
        String queryText = text.isPresent() ? text.get() : read(file.orElseThrow());
        try {
            ReadQuery read = new QueryReader(Prefixes.usual()).readWords(queryText);
            UnionDataset dataset = isAsserted
                    ? graph.asserted(terminal)
                    : graph.snapshot(terminal).dataset();
            Confinement.check(read, dataset.graphNames());
            return options.print(answer(read.query(), dataset), spec.commandLine(), terminal);
        } catch (QuerySyntaxException fault) {
            terminal.err().println(QueryFault.text(name.equals(STDIN) ? "stdin" : name, queryText, fault));
            return ExitCode.USAGE;
        }
    }

    private Answer answer(Query query, UnionDataset dataset) {
        try {
            List<String> names = graphs.stream()
                    .map(typed -> Confinement.graphNamed(typed, dataset))
                    .toList();
            return new QueryRunner(Confinement.select(dataset, names, names), options.timeLimit()).run(query);
        } catch (UnknownGraphException unknown) {
            throw new ParameterException(spec.commandLine(), "--graph: " + unknown.getMessage(), unknown);
        }
    }

    private String read(String name) throws IOException {
        if (name.equals(STDIN)) {
            return decode("stdin", terminal.in().readAllBytes());
        }
        Path path = terminal.path(name);
        if (Files.isDirectory(path)) {
            String message = name + " is a folder; wanted a file with a query";
            throw new UncheckedIOException(message, new IOException(message));
        }
        try {
            return decode(name, Files.readAllBytes(path));
        } catch (NoSuchFileException missing) {
            throw new UncheckedIOException(
                    "there is no file " + name + "; a query on the command line is given with --text", missing);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(name + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static String decode(String name, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notText) {
            throw new UncheckedIOException(name + " is not UTF-8; save it as UTF-8", notText);
        }
    }
}
