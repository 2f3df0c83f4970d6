package org.w3id.entente.serve.http;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The page of problems lists each kind with its status, in order. */
class ProblemsDocumentTest {
    private static final Pattern ROW = Pattern.compile("^\\| `([a-z-]+)` \\| (\\d{3}) \\|.*");

    @Test
    void thePageListsEveryKind() throws IOException {
        Path page = Path.of(System.getProperty("entente.home"), "docs", "problems.md");
        List<String> listed = Files.readAllLines(page).stream()
                .map(ROW::matcher)
                .filter(row -> row.matches())
                .map(row -> row.group(1) + " " + row.group(2))
                .toList();
        List<String> kinds = Arrays.stream(Problem.Kind.values())
                .map(kind -> kind.slug() + " " + kind.status())
                .toList();
        assertEquals(kinds, listed);
    }
}
