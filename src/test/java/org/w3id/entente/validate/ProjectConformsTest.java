package org.w3id.entente.validate;

import org.apache.jena.graph.Graph;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.junit.jupiter.api.Test;
import org.w3id.entente.load.Corpus;
import org.w3id.entente.load.Project;
import org.w3id.entente.load.TurtleReader;
import org.w3id.entente.reason.AllChecks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The project's own data against its shapes: no violation, no warning, and exactly the gaps that are known. */
class ProjectConformsTest {
    private final ProjectFiles project = ProjectFiles.underTest();

    @Test
    void everyCheckPasses() {
        Project home = new Project(project.home());
        Report report = AllChecks.validator().validate(Corpus.read(home.sources(project.home()), new TurtleReader()));
        assertTrue(report.conforms());
        assertEquals(
                ProjectFiles.lines(project.cases().resolve("project.expected")).stream()
                        .map(line -> line.split(" ", -1))
                        .map(parts -> parts[0] + " " + parts[2] + " " + parts[3])
                        .sorted()
                        .collect(Collectors.joining("\n")),
                report.findings().stream()
                        .map(ProjectConformsTest::line)
                        .sorted()
                        .collect(Collectors.joining("\n")));
    }

    /** A finding as in the list of the known ones, without its path; one that no shape makes shows its message. */
    private static String line(Finding finding) {
        String severity = finding.severity().word();
        return finding.shape()
                .map(shape -> "<" + shape + ">")
                .flatMap(shape ->
                        finding.focusNode().map(focus -> "<" + focus + "> " + shape + " " + capitalised(severity)))
                .orElse(finding.place() + " " + finding.code() + " " + finding.message());
    }

    private static String capitalised(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    @Test
    void dataAndOntologyConform() {
        Shapes shapes = Shapes.parse(ProjectFiles.union(project.turtle("shapes")));
        List<Path> files = new ArrayList<>(project.turtle("ontology"));
        files.addAll(project.turtle("data"));
        Graph data = ProjectFiles.union(files);
        assertEquals(
                String.join("\n", ProjectFiles.lines(project.cases().resolve("project.expected"))),
                String.join("\n", ShapeResult.lines(ShaclValidator.get().validate(shapes, data))));
    }
}
