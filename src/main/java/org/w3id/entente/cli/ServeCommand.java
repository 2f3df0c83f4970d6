package org.w3id.entente.cli;

import org.w3id.entente.live.DurableLedger;
import org.w3id.entente.live.LiveGraph;
import org.w3id.entente.live.Safeguard;
import org.w3id.entente.live.StoredGraph;
import org.w3id.entente.live.Theory;
import org.w3id.entente.load.Corpus;
import org.w3id.entente.load.Project;
import org.w3id.entente.load.Source;
import org.w3id.entente.load.SourceKind;
import org.w3id.entente.load.TurtleReader;
import org.w3id.entente.query.DefaultGraph;
import org.w3id.entente.query.EditionSelection;
import org.w3id.entente.query.Questions;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.query.UnionDataset;
import org.w3id.entente.query.describe.Definitions;
import org.w3id.entente.reason.AllChecks;
import org.w3id.entente.serve.AddressException;
import org.w3id.entente.serve.EndpointSettings;
import org.w3id.entente.serve.RemoteEndpoint;
import org.w3id.entente.serve.ReplicaServer;
import org.w3id.entente.serve.SelfQuery;
import org.w3id.entente.serve.SparqlEndpoint;
import org.w3id.entente.serve.remote.RemoteStore;
import org.w3id.entente.validate.ChangeCheck;
import org.w3id.entente.validate.CheckRecord;
import org.w3id.entente.validate.Finding;
import org.w3id.entente.validate.Report;
import org.w3id.entente.validate.Severity;
import org.w3id.entente.validate.TextFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Checks the project and serves its graph until the process is told to stop. */
@Command(
        name = "serve",
        description = "Check the graph and serve it over HTTP: SPARQL, the graph store, the feed of changes.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Starts only when the check finds no violation. Nobody writes unless there is a token. Ctrl-C or SIGTERM "
                    + "stops it; a change that is being made is made.",
            "Exit status 1 when there are violations, 3 when a file cannot be read or the port is in use."
        })
final class ServeCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Timings timings = Timings.ofProcess();

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServerOptions options;

    @Option(
            names = "--store",
            paramLabel = "DIR",
            description = "keep changes in this folder, which is made of the project's data when it does not exist"
                    + " (default: changes last as long as the server)")
    private Optional<String> store = Optional.empty();

    @Option(
            names = "--follow",
            paramLabel = "URL",
            converter = ServerAddress.class,
            description =
                    "be a read-only replica of the server at this address, such as http://localhost:3330: take its"
                            + " data and follow its changes. With --store, what was taken is kept in that folder")
    private Optional<URI> writer = Optional.empty();

    @Option(
            names = "--remote",
            paramLabel = "URL",
            converter = ServerAddress.class,
            description =
                    "serve no graph of its own, but stand before the store whose SPARQL endpoint is at this address")
    private Optional<URI> remote = Optional.empty();

    @Option(names = "--timings", description = "show on stderr how long the start took, up to a first answered query")
    private boolean timed;

    /** Where data come from and changes go, when that is a store, once it is open. */
    private Optional<StoredGraph> stored = Optional.empty();

    /** What changes must satisfy, once the files are read. */
    private Safeguard safeguard = Safeguard.NONE;

    /** What stands beside the graph, once the files are read. */
    private FutureTask<Definitions> definitions = new FutureTask<>(() -> Definitions.NONE);

    /** The digest of all that the check depends on, once it is known. */
    private Optional<String> checked = Optional.empty();

    ServeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        timings.done("command line read");
        EndpointSettings settings = options.settings(spec.commandLine(), terminal);
        if (remote.isPresent()) {
            return stand(settings, remote.get());
        }
        if (writer.isPresent()) {
            return follow(settings, writer.get());
        }
        FutureTask<SparqlEndpoint> preparation = new FutureTask<>(() -> {
            SparqlEndpoint endpoint = SparqlEndpoint.prepare(settings);
            timings.done("server prepared (meanwhile)");
            return endpoint;
        });
        // Both the server and the graph take their time to be loaded: side by side they take half of it.
        Thread.ofPlatform().name("server").daemon().start(preparation);
        try {
            CheckedFiles files = checkedFiles();
            if (files.corpus().isEmpty()) {
                prepared(preparation).close();
                return files.status();
            }
            Snapshot snapshot = conclude(files.corpus().get());
            timings.done("conclusions drawn");
            serve(prepared(preparation), snapshot);
            return files.status();
        } finally {
            if (stored.isPresent()) {
                stored.get().store().close();
            }
        }
    }

    /** The project's files, when they may be served, and the exit status that the check led to. */
    private record CheckedFiles(int status, Optional<Corpus> corpus) {}

    /** The project's files, when they may be served; otherwise their violations have been printed. */
    private CheckedFiles checkedFiles() throws IOException {
        status("entente: reading and checking the graph …");
        List<Source> sources = terminal.project().sources(terminal.folder());
        Optional<Corpus> known = knownFiles(sources);
        if (known.isPresent()) {
            status("");
            return new CheckedFiles(ExitCode.YES, known);
        }
        Corpus corpus = Corpus.read(sources, new TurtleReader());
        timings.done("files read");
        define(() -> corpus);
        Report report = AllChecks.validator().validate(corpus);
        timings.done("graph checked");
        status("");
        if (!report.conforms()) {
            new TextFormat(terminal.isColoured()).write(violations(report), corpus, terminal.out());
            terminal.out().flush();
            terminal.err()
                    .println("entente: not served, for the check found "
                            + AnswerOptions.count(report.count(Severity.VIOLATION), "violation"));
            return new CheckedFiles(report.isReadable() ? ExitCode.NO : ExitCode.UNREADABLE, Optional.empty());
        }
        long warnings = report.count(Severity.WARNING);
        if (warnings > 0) {
            terminal.err()
                    .println("entente: " + AnswerOptions.count(warnings, "warning") + "; \"entente check\" shows "
                            + (warnings == 1 ? "it" : "them"));
        } else if (checked.isPresent()) {
            record().keep(checked.get());
        }
        return new CheckedFiles(ExitCode.YES, Optional.of(corpus));
    }

    /** The files, when nothing has changed since a check that found nothing: then only what is served is parsed. */
    private Optional<Corpus> knownFiles(List<Source> sources) throws IOException {
        Optional<String> program = program();
        if (program.isEmpty()
                || !sources.stream()
                        .allMatch(source ->
                                source.path().filter(Files::isReadable).isPresent())) {
            return Optional.empty();
        }
        List<Source> held = new ArrayList<>();
        for (Source source : sources) {
            byte[] bytes = source.content().read();
            held.add(new Source(source.name(), source.kind(), source.graph(), source.path(), () -> bytes));
        }
        checked = Optional.of(CheckRecord.digest(program.get(), held));
        if (!record().holds(checked.get())) {
            return Optional.empty();
        }
        timings.done("found unchanged since it was checked");
        List<Source> served = held.stream()
                .filter(source -> options.areThereWriters() || source.kind() != SourceKind.SHAPES)
                .toList();
        Corpus corpus = Corpus.read(served, new TurtleReader());
        timings.done("files read");
        define(() -> Corpus.read(
                held.stream()
                        .filter(source -> source.kind() == SourceKind.SHAPES || source.kind() == SourceKind.RULES)
                        .toList(),
                new TurtleReader()));
        return Optional.of(corpus);
    }

    /** Follows a writer until the process is told to stop. */
    private int follow(EndpointSettings settings, URI address) throws IOException, InterruptedException {
        ReplicaServer server = new ReplicaServer(settings, address, this::definitions, this::ready, this::notice);
        CheckedFiles files = checkedFiles();
        if (files.corpus().isEmpty()) {
            server.close();
            return files.status();
        }
        Theory theory = Theory.of(files.corpus().get());
        timings.done("rules read");
        Thread.ofPlatform().name("definitions").daemon().start(definitions);
        Thread stop = stopBy(() -> {
            try {
                server.close();
            } catch (IOException fault) {
                notice("the store could not be closed: " + fault.getMessage());
            }
        });
        options.warn(terminal);
        try {
            server.serve(theory, store.map(terminal::path));
        } catch (IOException | RuntimeException fault) {
            // It ends by itself, and not well.
            Runtime.getRuntime().removeShutdownHook(stop);
            server.close();
            throw fault;
        }
        return files.status();
    }

    /** Stands before another store until the process is told to stop. */
    private int stand(EndpointSettings settings, URI address) throws InterruptedException {
        if (writer.isPresent() || store.isPresent()) {
            throw new ParameterException(
                    spec.commandLine(), "found --remote with --follow or --store; before another store none is kept");
        }
        Project project = terminal.project();
        Questions questions = Questions.load(project.home(), project.queryFiles());
        RemoteStore behind =
                new RemoteStore(address, Optional.empty(), settings.evaluation().answerBytes());
        RemoteEndpoint endpoint = RemoteEndpoint.start(settings, behind, questions);
        stopBy(endpoint::close);
        options.warn(terminal);
        terminal.out().println("Entente is ready: " + endpoint.uri() + " (before " + address + ")");
        terminal.out().flush();
        terminal.err().flush();
        endpoint.join();
        return ExitCode.YES;
    }

    private void notice(String text) {
        terminal.err().println("entente: " + text);
        terminal.err().flush();
    }

    /** What is described beside the graph, got ready while the server starts. */
    private void define(Supplier<Corpus> corpus) {
        Project project = terminal.project();
        definitions = new FutureTask<>(
                () -> Definitions.of(corpus.get(), Questions.load(project.home(), project.queryFiles())));
    }

    private Definitions definitions() {
        try {
            definitions.run();
            return definitions.get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("rules, shapes and questions cannot be described", failure.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped", stopped);
        }
    }

    /** What is known: the files' data, or a store's, and what follows. */
    private Snapshot conclude(Corpus corpus) throws IOException, InterruptedException {
        safeguard = safeguard(corpus);
        if (store.isEmpty()) {
            return Snapshot.of(corpus, new EditionSelection.All());
        }
        StoredGraph opened = StoredGraph.open(terminal.path(store.get()), corpus, DefaultGraph.UNION);
        stored = Optional.of(opened);
        timings.done("store read");
        opened.notices().forEach(this::notice);
        return opened.snapshot();
    }

    /** What changes must satisfy, got ready while the server starts: the first change waits for it. */
    private Safeguard safeguard(Corpus corpus) {
        if (!options.areThereWriters()) {
            return Safeguard.NONE;
        }
        FutureTask<Safeguard> ready = new FutureTask<>(() -> Safeguard.by(ChangeCheck.of(corpus)));
        Thread.ofPlatform().name("shapes").daemon().start(ready);
        return revision -> {
            try {
                return ready.get().judge(revision);
            } catch (ExecutionException failure) {
                throw new IllegalStateException("the shapes cannot be used", failure.getCause());
            }
        };
    }

    private LiveGraph live(Snapshot snapshot) {
        return stored.map(opened ->
                        new LiveGraph(snapshot, new DurableLedger(opened.store()), safeguard, LiveGraph.Settings.USUAL))
                .orElseGet(() -> LiveGraph.inMemory(snapshot, safeguard));
    }

    private CheckRecord record() {
        return new CheckRecord(terminal.project().home().resolve("target").resolve("checked"));
    }

    /** What tells this build from another: its jar; absent when the program does not come from a jar. */
    private static Optional<String> program() throws IOException {
        Path jar = Path.of(URI.create(ServeCommand.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
        if (!Files.isRegularFile(jar)) {
            return Optional.empty();
        }
        return Optional.of(jar + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar));
    }

    private static Report violations(Report report) {
        List<Finding> violations = report.findings().stream()
                .filter(finding -> finding.severity() == Severity.VIOLATION)
                .toList();
        return new Report(violations, report.files(), report.triples(), report.unread(), report.omitted());
    }

    private static SparqlEndpoint prepared(FutureTask<SparqlEndpoint> preparation) throws InterruptedException {
        try {
            return preparation.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof AddressException address) {
                throw address;
            }
            throw new IllegalStateException("the server does not start", failure.getCause());
        }
    }

    private void serve(SparqlEndpoint endpoint, Snapshot snapshot) throws IOException, InterruptedException {
        LiveGraph graph = live(snapshot);
        stopBy(() -> {
            endpoint.close();
            close(graph);
        });
        endpoint.define(this::definitions);
        endpoint.publish(graph);
        Thread.ofPlatform().name("definitions").daemon().start(definitions);
        timings.done("listening");
        options.warn(terminal);
        ready(endpoint.uri(), graph);
        if (timed) {
            time(endpoint.uri());
        }
        endpoint.join();
    }

    /** What is done when the process is told to stop. */
    private static Thread stopBy(Runnable task) {
        Thread stop = new Thread(
                () -> {
                    task.run();
                    // Being told to stop is no failure; the status of the signal would say so.
                    Runtime.getRuntime().halt(ExitCode.YES);
                },
                "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        return stop;
    }

    private void ready(URI address, LiveGraph graph) {
        UnionDataset dataset = graph.current().dataset();
        terminal.out()
                .println("Entente is ready: " + address + " ("
                        + AnswerOptions.count(dataset.tripleCount(), "triple") + ", "
                        + AnswerOptions.number(
                                dataset.getGraph(Snapshot.INFERRED).size()) + " of them inferred, "
                        + AnswerOptions.count(dataset.graphNames().size(), "graph") + ")");
        terminal.out().flush();
        terminal.err().flush();
    }

    private void close(LiveGraph graph) {
        try {
            graph.close();
        } catch (IOException fault) {
            notice("the store could not be closed: " + fault.getMessage());
        }
    }

    private void time(URI address) throws IOException {
        SelfQuery.ask(address, "SELECT (COUNT(*) AS ?triples) { ?s ?p ?o }", "application/sparql-results+json");
        timings.done("first query answered");
        terminal.err().print(timings.table());
        terminal.err().flush();
    }

    /** Shows what is being done, on a terminal, in the place of what was shown before. */
    private void status(String text) {
        if (terminal.errIsTerminal()) {
            terminal.err().print("\r\033[K" + text);
            terminal.err().flush();
        }
    }
}
