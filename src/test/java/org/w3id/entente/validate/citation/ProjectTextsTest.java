package org.w3id.entente.validate.citation;

import org.junit.jupiter.api.Test;
import org.w3id.entente.load.Corpus;
import org.w3id.entente.load.Project;
import org.w3id.entente.load.TurtleReader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The project's own citations hold against the texts in the folder that the environment variable ENTENTE_TEXTS names,
 * and no sentence of a cited text is left out.
 */
class ProjectTextsTest {
    private static final String TEXTS = "ENTENTE_TEXTS";

    @Test
    void everyCitationAgreesAndEverySentenceIsCited() throws IOException {
        Optional<String> folder = Optional.ofNullable(System.getenv(TEXTS));
        assumeTrue(folder.isPresent(), TEXTS + " is unset: name a folder with the cited texts to verify them");
        Optional<Project> project = Project.enclosing(Path.of(""));
        assertTrue(project.isPresent(), "the tests run inside the project");
        CitationVerifier verifier =
                new CitationVerifier(Corpus.read(project.get().sources(Path.of("")), new TurtleReader()));
        List<String> verified = new ArrayList<>();
        for (Path file : texts(Path.of(folder.get()))) {
            SourceText source = SourceText.read(file, file.getFileName().toString());
            if (isKnown(verifier, source)) {
                CitationReport report = verifier.verify(source, Optional.empty());
                assertFalse(report.cited().citations().isEmpty(), source.name() + " has no citation");
                assertEquals(List.of(), report.findings(), source.name());
                verified.add(source.name());
            }
        }
        assertFalse(verified.isEmpty(), "no text in " + folder.get() + " is one that the data cite");
    }

    private static boolean isKnown(CitationVerifier verifier, SourceText source) {
        try {
            return verifier.verify(source, Optional.empty()).cited().sha256().isPresent();
        } catch (UnknownTextException e) {
            return false;
        }
    }

    private static List<Path> texts(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.filter(path -> path.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
        }
    }
}
