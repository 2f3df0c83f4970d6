package org.w3id.entente.ontology;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** The ontology avoids every {@link Pitfall}, and each check notices the files that fall into its own. */
final class TermHygieneTest {
    private static final Material PROJECT = project();

    static List<Arguments> cases() {
        return Arrays.stream(Pitfall.values())
                .flatMap(pitfall -> cases(pitfall).map(it -> arguments(pitfall, it)))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void theOntologyAvoids(Pitfall pitfall) {
        Notes notes = pitfall.look(PROJECT);
        assertTrue(notes.looked() > 0, "nothing was looked at");
        assertEquals("", String.join("\n", notes.faults()));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("cases")
    void isNoticed(Pitfall pitfall, Case it) {
        Notes notes = pitfall.look(PROJECT.and(Sources.read(List.of(it.file()))));
        assertEquals(String.join("\n", it.expected()), String.join("\n", notes.faults()));
    }

    @Test
    void everyFolderOfCasesBelongsToAPitfall() throws IOException {
        Path home = Path.of(System.getProperty("entente.home"), "src/test/resources/pitfalls");
        try (Stream<Path> folders = Files.list(home)) {
            assertEquals(
                    Arrays.stream(Pitfall.values()).map(Pitfall::folder).collect(Collectors.toSet()),
                    folders.map(folder -> folder.getFileName().toString()).collect(Collectors.toSet()));
        }
    }

    private static Stream<Case> cases(Pitfall pitfall) {
        try {
            return Case.in("pitfalls/" + pitfall.folder()).stream();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static Material project() {
        try {
            StringBuilder queries = new StringBuilder();
            for (Path query : Sources.files("queries", 1, ".rq")) {
                queries.append(Files.readString(query)).append('\n');
            }
            for (Path rules : Sources.files("ontology/rules", 1, ".ttl")) {
                queries.append(Files.readString(rules)).append('\n');
            }
            return Material.of(Sources.ontology(), Sources.data(), queries.toString());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
