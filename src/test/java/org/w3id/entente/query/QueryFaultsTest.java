package org.w3id.entente.query;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.w3id.entente.sparql.QueryReader;
import org.w3id.entente.sparql.QuerySyntaxException;
import org.w3id.entente.sparql.ReadQuery;
import org.w3id.entente.vocab.Prefixes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Every query in the folder of faulty ones is refused with exactly the message in the file beside it. */
class QueryFaultsTest {
    @TestFactory
    List<DynamicTest> aFaultyQueryIsExplained() throws IOException {
        try (Stream<Path> files = Files.list(Fixture.folder("/query-faults"))) {
            List<Path> queries = files.filter(file -> file.toString().endsWith(".rq"))
                    .sorted()
                    .toList();
            assertFalse(queries.isEmpty());
            return queries.stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)))
                    .toList();
        }
    }

    private static void check(Path file) throws IOException {
        String text = Files.readString(file);
        QuerySyntaxException fault = assertThrows(QuerySyntaxException.class, () -> {
            ReadQuery read = new QueryReader(Prefixes.usual()).readWords(text);
            Confinement.check(read, Fixture.dataset().graphNames());
        });
        Path expected = file.resolveSibling(file.getFileName().toString().replace(".rq", ".txt"));
        assertEquals(Files.readString(expected), fault.getMessage() + "\n");
    }
}
