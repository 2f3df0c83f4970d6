package org.w3id.entente.query;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.w3id.entente.query.limits.Limit;
import org.w3id.entente.query.limits.LimitException;
import org.w3id.entente.query.limits.Limits;
import org.w3id.entente.sparql.QueryReader;
import org.w3id.entente.sparql.ReadQuery;
import org.w3id.entente.vocab.Prefixes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Every query in the folder of hostile ones ends, and by a limit that its first line names. The guard is far above the limit
 * of time, so that it tells a query that never ends from a machine that is busy.
 */
class HostileQueriesTest {
    private static final String HEADER = "# limit: ";
    private static final Duration GUARD = Duration.ofSeconds(60);
    private static final Limits LIMITS =
            Limits.OF_SERVER.within(Optional.empty()).withHeldBytes(64 << 20);
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final UnionDataset DATASET = Fixture.dataset();

    @TestFactory
    List<DynamicTest> aHostileQueryEndsAtALimit() throws IOException {
        try (Stream<Path> files = Files.list(Fixture.folder("/hostile"))) {
            List<Path> queries = files.filter(file -> file.toString().endsWith(".rq"))
                    .sorted()
                    .toList();
            assertFalse(queries.isEmpty());
            return queries.stream()
                    .map(file -> DynamicTest.dynamicTest(
                            file.getFileName().toString(), () -> assertTimeoutPreemptively(GUARD, () -> check(file))))
                    .toList();
        }
    }

    private static void check(Path file) throws IOException {
        String text = Files.readString(file);
        assertTrue(text.startsWith(HEADER), "the first line names the limit");
        List<String> expected = List.of(text.lines()
                .findFirst()
                .orElseThrow()
                .substring(HEADER.length())
                .split(","));
        ReadQuery read = new QueryReader(Prefixes.usual()).readWords(text);
        Confinement.check(read, DATASET.graphNames());
        // Where another limit is expected, a busy machine may take its time to get there.
        Limits limits = LIMITS.within(expected.contains(Limit.TIME.label()) ? Optional.of(SHORT) : Optional.empty());
        LimitException passed =
                assertThrows(LimitException.class, () -> new QueryRunner(DATASET, limits).run(read.query()));
        assertTrue(expected.contains(passed.limit().label()), () -> passed.limit() + ": " + passed.getMessage());
    }
}
