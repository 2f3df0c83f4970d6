package org.w3id.entente.load;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class ProjectTest {
    private static final Path SMALL = Path.of("src", "test", "resources", "projects", "small");

    @ParameterizedTest
    @CsvSource({
        "data/actors.ttl, actors",
        "data/editions/2001.ttl, edition/2001",
        "ontology/entente.ttl, ontology/entente",
        "ontology/rules/partners.ttl, rules/partners",
        "shapes/claim.ttl, shapes/claim",
        "README.md, file/readme-md",
        "../Été 1.ttl, file/ete-1"
    })
    void namesGraphsByTheirFiles(String file, String graph) {
        assertEquals(
                "https://w3id.org/entente/graph/" + graph, GraphNames.graph(new Project(SMALL), SMALL.resolve(file)));
    }

    @Test
    void listsItsFilesInOrder() {
        List<String> names =
                new Project(SMALL).sources(SMALL).stream().map(Source::name).toList();
        assertEquals(
                List.of(
                        "ontology/concepts.ttl",
                        "ontology/entente.ttl",
                        "ontology/rules/involvement.ttl",
                        "ontology/rules/prefixes.ttl",
                        "data/actors.ttl",
                        "data/editions/2001.ttl",
                        "shapes/claim.ttl",
                        "shapes/participation.ttl"),
                names);
    }

    @Test
    void isFoundFromAFolderInside() {
        assertEquals(
                Optional.of(new Project(SMALL)),
                Project.enclosing(SMALL.resolve("data").resolve("editions")));
    }

    @Test
    void refusesAnotherFolder(@TempDir Path folder) {
        assertThrows(NotAProjectException.class, () -> new Project(folder));
    }
}
