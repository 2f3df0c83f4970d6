package org.w3id.entente.cli;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.w3id.entente.live.LiveGraph;
import org.w3id.entente.live.Safeguard;
import org.w3id.entente.load.Corpus;
import org.w3id.entente.load.Source;
import org.w3id.entente.load.SourceKind;
import org.w3id.entente.load.TurtleReader;
import org.w3id.entente.query.NamedGraphs;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.reason.Rulebook;
import org.w3id.entente.serve.EndpointSettings;
import org.w3id.entente.serve.EvaluationSettings;
import org.w3id.entente.serve.SelfQuery;
import org.w3id.entente.serve.SparqlEndpoint;
import org.w3id.entente.validate.CheckRecord;
import picocli.CommandLine.Command;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Does once what users do, so that the JDK can keep the classes that it takes. For the launcher. */
@Command(name = "train", hidden = true, description = "Do once what users do, for the launcher's quick starts.")
final class TrainCommand implements Callable<Integer> {
    /** JDK 25 keeps what it learnt of methods that ran, too: often enough to count, few enough to wait for. */
    private static final int ROUNDS = 3;

    private static final String COUNT = "SELECT (COUNT(*) AS ?triples) { ?s ?p ?o }";
    private static final String ROWS =
            "SELECT ?a ?name (COUNT(?b) AS ?n) { ?a ?p ?b ; rdfs:label ?name . OPTIONAL { ?b a ?c } "
                    + "FILTER (lang(?name) = \"en\") FILTER NOT EXISTS { ?a rdfs:subClassOf* ?a } } "
                    + "GROUP BY ?a ?name ORDER BY ?name LIMIT 20";
    private static final List<String[]> COMMANDS = List.of(
            new String[] {"check"},
            new String[] {"ask"},
            new String[] {"ask", "partners", "--domain", "cyber"},
            new String[] {"query", "--text", COUNT, "--format", "csv"},
            new String[] {"query", "--text", "SELECT * {"},
            new String[] {"why", "japan", "partner", "united-states"},
            new String[] {"why-not", "japan", "hosts", "locked-shields"});

    private final Terminal terminal;

    TrainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Terminal quiet = quiet();
        for (String[] command : COMMANDS) {
            Main.run(quiet, command);
        }
        CheckRecord.digest(Version.number(), terminal.project().sources(terminal.folder()));
        try (SparqlEndpoint endpoint = SparqlEndpoint.prepare(
                new EndpointSettings(EndpointSettings.LOOPBACK, 0, EvaluationSettings.DEFAULT_TIME_LIMIT))) {
            endpoint.publish(LiveGraph.inMemory(snapshot(), Safeguard.NONE));
            for (int round = 0; round < ROUNDS; round++) {
                ask(endpoint.uri());
            }
        }
        return ExitCode.YES;
    }

    private static void ask(URI address) throws IOException {
        for (String query : List.of(COUNT, ROWS)) {
            for (String mediaType : List.of(
                    "application/sparql-results+json",
                    "application/sparql-results+xml",
                    "text/csv",
                    "text/tab-separated-values",
                    "text/plain")) {
                SelfQuery.ask(address, query, mediaType);
            }
        }
        for (String mediaType :
                List.of("text/turtle", "application/ld+json", "application/n-triples", "application/rdf+xml")) {
            SelfQuery.ask(address, "CONSTRUCT WHERE { ?s a ?class ; rdfs:label ?name }", mediaType);
        }
        SelfQuery.ask(address, "ASK { GRAPH ?g { ?s ?p ?o } }", "application/sparql-results+json");
    }

    /** The graph as far as it can be read: a fault in the data is no reason to start slowly. */
    private Snapshot snapshot() throws InterruptedException {
        Map<Node, Graph> graphs = new LinkedHashMap<>();
        List<Source> sources = terminal.project().sources(terminal.folder());
        Corpus corpus = Corpus.read(sources, new TurtleReader());
        corpus.documents(SourceKind.ONTOLOGY, SourceKind.DATA)
                .forEach(document -> graphs.put(document.graphName(), document.graph()));
        return Snapshot.of(new NamedGraphs(graphs), Rulebook.of(Graph.emptyGraph, Graph.emptyGraph));
    }

    private Terminal quiet() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Terminal(
                new ByteArrayInputStream(new byte[0]),
                nowhere,
                nowhere,
                terminal.folder(),
                terminal.home(),
                false,
                false,
                terminal.environment());
    }
}
