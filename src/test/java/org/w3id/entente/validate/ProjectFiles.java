package org.w3id.entente.validate;

import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.graph.GraphFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The Turtle files of the project under test, read as they stand on disk. */
record ProjectFiles(Path home) {

    /** The project named by the system property {@code entente.home}, else the working directory. */
    static ProjectFiles underTest() {
        return new ProjectFiles(Path.of(System.getProperty("entente.home", System.getProperty("user.dir"))));
    }

    Path cases() {
        return home.resolve("src/test/resources/shapes");
    }

    /** The Turtle files of a folder and its folders, sorted; never none. */
    List<Path> turtle(String folder) {
        List<Path> files = walk(home.resolve(folder)).stream()
                .filter(file -> file.toString().endsWith(".ttl"))
                .toList();
        if (files.isEmpty()) {
            throw new IllegalStateException("no Turtle file in " + home.resolve(folder));
        }
        return files;
    }

    static List<Path> walk(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Graph union(List<Path> files) {
        Graph graph = GraphFactory.createDefaultGraph();
        files.forEach(file -> RDFDataMgr.read(graph, file.toUri().toString()));
        return graph;
    }
}
