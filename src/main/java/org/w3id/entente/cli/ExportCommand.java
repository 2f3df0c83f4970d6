package org.w3id.entente.cli;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.w3id.entente.live.StoredGraph;
import org.w3id.entente.load.Corpus;
import org.w3id.entente.load.SourceKind;
import org.w3id.entente.load.TurtleReader;
import org.w3id.entente.query.DefaultGraph;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.query.export.ExportFormat;
import org.w3id.entente.query.export.GraphExport;
import org.w3id.entente.serve.remote.GraphPush;
import org.w3id.entente.serve.remote.GraphStoreTarget;
import org.w3id.entente.serve.remote.GraphTarget;
import org.w3id.entente.serve.remote.UpdateTarget;
import org.w3id.entente.store.disk.NoStoreException;
import org.w3id.entente.store.disk.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;

/** Writes the whole graph to a file, or sends it to another store. */
@Command(
        name = "export",
        description = "Write the whole graph to a file, or send it to another store.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The same graphs are written as the same bytes. The format follows from the file's name (.nq, .trig, .ttl, each"
                    + " with or without .gz); standard output is N-Quads unless told otherwise.",
            "Sending replaces each graph, reads it again and compares; other graphs of the store are left alone.",
            "Exit status 1 when the store does not take or does not hold what was sent, 3 when something cannot be read."
        })
final class ExportCommand implements Callable<Integer> {
    private static final String STDOUT = "-";

    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Mixin
    private GraphOptions graph = new GraphOptions();

    /** Which graphs are meant. */
    enum Graphs {
        ALL,
        ASSERTED,
        INFERRED
    }

    @Option(
            names = "--graphs",
            paramLabel = "WHICH",
            description = "which graphs: all, asserted, or inferred for the conclusions alone (default: all)")
    private Graphs graphs = Graphs.ALL;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            converter = Formats.class,
            description = "nquads, trig, turtle or ntriples")
    private Optional<ExportFormat> format = Optional.empty();

    @Option(
            names = "--store",
            paramLabel = "DIR",
            description = "take the data from this store, which no server uses, instead of the project's files")
    private Optional<String> store = Optional.empty();

    @Option(
            names = "--to",
            paramLabel = "URL",
            converter = ServerAddress.class,
            description = "send each graph to the Graph Store HTTP Protocol at this address, such as"
                    + " http://localhost:3030/ds/data")
    private Optional<URI> graphStore = Optional.empty();

    @Option(
            names = "--update",
            paramLabel = "URL",
            converter = ServerAddress.class,
            description = "send each graph to the SPARQL Update endpoint at this address; with --query")
    private Optional<URI> updates = Optional.empty();

    @Option(
            names = "--query",
            paramLabel = "URL",
            converter = ServerAddress.class,
            description = "the SPARQL query endpoint of the same store, to count what is there")
    private Optional<URI> queries = Optional.empty();

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "present the token in this file to the store, by the header \"Authorization: Bearer TOKEN\"")
    private Optional<String> tokenFile = Optional.empty();

    /** How what was sent is compared with what is there. */
    enum Verification {
        FINGERPRINT,
        NUMBER
    }

    @Option(
            names = "--verify",
            paramLabel = "HOW",
            description =
                    "with --to, how to compare what is there: by fingerprint, so that each triple is there as it was"
                            + " sent, or by number, for stores that keep dates and numbers otherwise (default: fingerprint)")
    private Verification verification = Verification.FINGERPRINT;

    @Option(
            names = "--piece",
            paramLabel = "N",
            description = "how many triples to send at once (default: " + GraphPush.USUAL_PIECE + ")")
    private int piece = GraphPush.USUAL_PIECE;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "the file; - is standard output (default)")
    private Optional<String> file = Optional.empty();

    ExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<GraphTarget> target = target();
        if (target.isPresent() && file.isPresent()) {
            throw new ParameterException(spec.commandLine(), "found an address and a file; wanted one of them");
        }
        if (piece < 1) {
            throw new ParameterException(spec.commandLine(), "found --piece " + piece + "; wanted a number from 1");
        }
        Map<Node, Graph> chosen = chosen(snapshot());
        if (target.isPresent()) {
            send(chosen, target.get());
        } else {
            write(chosen);
        }
        return ExitCode.YES;
    }

    private Optional<GraphTarget> target() throws IOException {
        if (updates.isPresent() != queries.isPresent() || (updates.isPresent() && graphStore.isPresent())) {
            throw new ParameterException(
                    spec.commandLine(), "wanted --to alone, or --update and --query together, or neither");
        }
        Optional<String> token = Optional.empty();
        if (tokenFile.isPresent()) {
            token = Optional.of(Files.readString(terminal.path(tokenFile.get())).strip());
        }
        if (graphStore.isPresent()) {
            return Optional.of(new GraphStoreTarget(graphStore.get(), token, verification == Verification.FINGERPRINT));
        }
        return updates.isPresent()
                ? Optional.of(new UpdateTarget(updates.get(), queries.get(), token))
                : Optional.empty();
    }

    private Snapshot snapshot() throws IOException, InterruptedException {
        if (store.isEmpty()) {
            return graph.snapshot(terminal);
        }
        Path folder = terminal.path(store.get());
        if (!Store.isStore(folder)) {
            throw NoStoreException.missing(folder);
        }
        Corpus corpus = Corpus.read(
                terminal.project().sources(terminal.folder()).stream()
                        .filter(source -> source.kind() != SourceKind.SHAPES)
                        .toList(),
                new TurtleReader());
        StoredGraph stored = StoredGraph.open(folder, corpus, DefaultGraph.UNION);
        stored.store().close();
        return stored.snapshot();
    }

    private Map<Node, Graph> chosen(Snapshot snapshot) {
        Map<Node, Graph> chosen = new LinkedHashMap<>();
        if (graphs != Graphs.INFERRED) {
            chosen.putAll(snapshot.asserted().graphs());
        }
        if (graphs != Graphs.ASSERTED) {
            chosen.put(Snapshot.INFERRED, snapshot.dataset().getGraph(Snapshot.INFERRED));
        }
        return chosen;
    }

    private void write(Map<Node, Graph> chosen) throws IOException {
        String name = file.orElse(STDOUT);
        if (name.equals(STDOUT)) {
            GraphExport.write(chosen, format.orElse(ExportFormat.NQUADS), terminal.out());
            return;
        }
        ExportFormat chosenFormat = format.or(() -> ExportFormat.ofFile(name))
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "found " + name + "; wanted a name that ends with .nq, .trig, .ttl or .nt, perhaps with .gz"
                                + " behind it, or --format"));
        Path path = terminal.path(name);
        Path next = path.resolveSibling(path.getFileName() + ".next");
        long count;
        try (OutputStream out = Files.newOutputStream(next);
                OutputStream packed = ExportFormat.isPacked(name) ? new GZIPOutputStream(out, 1 << 16) : out) {
            count = GraphExport.write(chosen, chosenFormat, packed);
        }
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        terminal.err()
                .println("entente: "
                        + AnswerOptions.count(count, chosenFormat.hasGraphs() ? "quad" : "triple")
                        + " of " + AnswerOptions.count(chosen.size(), "graph") + " written to "
                        + name);
    }

    private void send(Map<Node, Graph> chosen, GraphTarget target) {
        new GraphPush(target, piece).send(chosen, sent -> terminal.out()
                .println("<" + sent.graph() + ">: " + AnswerOptions.count(sent.triples(), "triple") + ", verified "
                        + sent.verified()));
    }

    /** What the option --format is given, in lower case. */
    static final class Formats implements ITypeConverter<ExportFormat> {
        @Override
        public ExportFormat convert(String text) {
            for (ExportFormat each : ExportFormat.values()) {
                if (each.label().equals(text.toLowerCase(Locale.ROOT))) {
                    return each;
                }
            }
            throw new TypeConversionException("found \"" + text + "\"; wanted nquads, trig, turtle or ntriples");
        }
    }
}
