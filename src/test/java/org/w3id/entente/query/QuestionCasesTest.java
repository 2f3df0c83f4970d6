package org.w3id.entente.query;

import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.w3id.entente.load.Project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class QuestionCasesTest {
    @TestFactory
    List<DynamicNode> theQuestionsOfTheTestsGiveTheExpectedRows() throws IOException {
        Path home = Fixture.home();
        try (Stream<Path> queries = Files.list(home.resolve("queries"))) {
            List<Path> files = queries.sorted().toList();
            return new QuestionCases(home, files, home.resolve("questions"), Snapshots.of(home)).tests();
        }
    }

    @TestFactory
    List<DynamicNode> theQuestionsGiveTheExpectedRows() throws IOException {
        Path home = Path.of(System.getProperty("entente.home"));
        Project project = new Project(home);
        Path cases = home.resolve(Path.of("src", "test", "resources", "questions"));
        return new QuestionCases(home, project.queryFiles(), cases, Snapshots.of(home)).tests();
    }
}
