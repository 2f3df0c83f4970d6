package org.w3id.entente.validate;

import org.apache.jena.graph.Graph;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The project's own data against its shapes: no violation, no warning, and exactly the gaps that are known. */
class ProjectConformsTest {
    private final ProjectFiles project = ProjectFiles.underTest();

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
