package org.w3id.entente.ontology;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.sparql.graph.GraphFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The Turtle files of the project, read for the tests. A folder without the files that it must hold is an error. */
final class Sources {
    private static final Path HOME = Path.of(System.getProperty("entente.home"));

    private Sources() {}

    /** What {@code ontology/*.ttl} says: terms, concepts and alignments. */
    static Graph ontology() throws IOException {
        return read(files("ontology", 1, ".ttl"));
    }

    /** What {@code data/} says, at any depth. */
    static Graph data() throws IOException {
        return read(files("data", Integer.MAX_VALUE, ".ttl"));
    }

    /** The files under a folder of the project, sorted; there is at least one. */
    static List<Path> files(String folder, int depth, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(HOME.resolve(folder), depth)) {
            List<Path> files = all.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new IllegalStateException("no *" + ending + " was found in " + HOME.resolve(folder));
            }
            return files;
        }
    }

    static Graph read(List<Path> files) {
        Graph graph = GraphFactory.createDefaultGraph();
        for (Path file : files) {
            int before = graph.size();
            RDFParser.source(file)
                    .errorHandler(ErrorHandlerFactory.errorHandlerNoWarnings)
                    .parse(graph);
            if (graph.size() == before) {
                throw new IllegalStateException("nothing new was read from " + file);
            }
        }
        return graph;
    }

    static Graph union(Graph... graphs) {
        Graph union = GraphFactory.createDefaultGraph();
        for (Graph graph : graphs) {
            GraphUtil.addInto(union, graph);
        }
        return union;
    }
}
