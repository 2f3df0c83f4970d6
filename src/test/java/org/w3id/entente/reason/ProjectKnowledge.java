package org.w3id.entente.reason;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sys.JenaSystem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The project's own graph and rules.
 *
 * @param ontology what {@code ontology/*.ttl} says
 * @param asserted this and what {@code data/} says
 * @param program the ontology's axioms and the rules of {@code ontology/rules}
 */
record ProjectKnowledge(Graph ontology, Graph asserted, Program program) {
    static {
        JenaSystem.init();
    }

    static final Path HOME = Path.of(System.getProperty("entente.home"));

    static ProjectKnowledge read() {
        Graph ontology = graph(HOME.resolve("ontology"), 1);
        Graph asserted = graph(HOME.resolve("data"), Integer.MAX_VALUE);
        ontology.find().forEach(asserted::add);
        Graph rules = graph(HOME.resolve("ontology/rules"), 1);
        return new ProjectKnowledge(
                ontology, asserted, Rulebook.of(rules, ontology).program());
    }

    /** All that the Turtle files in a folder say; there is at least one. */
    static Graph graph(Path folder, int depth) {
        try (Stream<Path> walk = Files.walk(folder, depth)) {
            List<Path> files = walk.filter(file -> file.toString().endsWith(".ttl"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new IllegalStateException("no Turtle file was found in " + folder);
            }
            Graph graph = GraphMemFactory.createDefaultGraphSameTerm();
            files.forEach(file -> RDFDataMgr.read(graph, file.toUri().toString()));
            return graph;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
