package org.w3id.entente.suites;

import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3id.entente.query.update.UpdateReader;
import org.w3id.entente.sparql.QueryReader;
import org.w3id.entente.sparql.QuerySyntaxException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The syntax tests of SPARQL 1.1 Query and Update, put to the readers. */
@EnabledIfEnvironmentVariable(
        named = Suites.VARIABLE,
        matches = ".+",
        disabledReason = Suites.VARIABLE + " names no folder of W3C's test suites")
class SyntaxSuiteTest {
    static {
        JenaSystem.init();
    }

    /** A test: its name in the index, its file, and whether that is to be read. */
    record Case(String name, Path file, boolean isRight) {
        void read() throws IOException {
            String text = Files.readString(file);
            if (file.toString().endsWith(".ru")) {
                new UpdateReader(Map.of()).read(text);
            } else {
                new QueryReader(Map.of()).read(text);
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() throws IOException {
        Path tests = Suites.folder().resolve("rdf-tests");
        try (Stream<String> lines = Files.lines(Suites.folder().resolve("rdf-tests-index.tsv"))) {
            List<Case> cases = lines.map(line -> line.split("\t", -1))
                    .filter(columns -> columns[0].startsWith("sparql/sparql11"))
                    .filter(columns -> columns[2].endsWith("SyntaxTest11"))
                    .map(columns -> new Case(columns[1], tests.resolve(columns[5]), columns[2].startsWith("Positive")))
                    .toList();
            assertFalse(cases.isEmpty(), "no test in " + tests);
            return cases;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsRightIsReadAndNothingElse(Case test) throws IOException, InterruptedException {
        Suites.run(test.name(), () -> {
            if (!test.isRight()) {
                assertThrows(QuerySyntaxException.class, test::read);
                return;
            }
            try {
                test.read();
            } catch (QuerySyntaxException refused) {
                // Read, and refused for what it would do.
                assertTrue(
                        refused.found().startsWith("LOAD") || refused.found().startsWith("SERVICE"),
                        refused::getMessage);
            }
        });
    }
}
