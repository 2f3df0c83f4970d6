package org.w3id.entente.rules;

import org.apache.jena.graph.Graph;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QuerySolution;
import org.apache.jena.query.ResultSet;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.RDFNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/**
 * What the rules conclude from the 2020 edition, against tables that were reviewed with the edition at hand: each
 * {@code expected-2020/<name>.rq} has the rows of {@code <name>.tsv}, in that order.
 */
class ExpectedConclusionsTest {
    private static final Path FOLDER = RuleBase.HOME.resolve("src/test/resources/rules/expected-2020");

    @TestFactory
    Stream<DynamicTest> rows() {
        RuleBase base = RuleBase.read();
        List<Path> files = new ArrayList<>(RuleBase.files(RuleBase.HOME.resolve("ontology"), 1, ".ttl"));
        files.addAll(List.of(
                RuleBase.HOME.resolve("data/actors.ttl"),
                RuleBase.HOME.resolve("data/series.ttl"),
                RuleBase.HOME.resolve("data/editions/2020.ttl")));
        Graph closure = Closure.of(RuleBase.union(files), base.strata());
        return RuleBase.files(FOLDER, 1, ".rq").stream()
                .map(query -> dynamicTest(query.getFileName().toString(), () -> check(query, closure)));
    }

    private static void check(Path query, Graph closure) throws IOException {
        Path table = FOLDER.resolve(query.getFileName().toString().replace(".rq", ".tsv"));
        List<String> found = rows(Files.readString(query), closure);
        List<String> expected = Files.readAllLines(table);
        assertTrue(expected.size() > 1, "no row is expected in " + table);
        assertEquals(String.join("\n", expected), String.join("\n", found));
    }

    private static List<String> rows(String query, Graph closure) {
        try (QueryExecution execution = QueryExecution.create(query, ModelFactory.createModelForGraph(closure))) {
            ResultSet results = execution.execSelect();
            List<String> names = results.getResultVars();
            List<String> rows = new ArrayList<>();
            rows.add(String.join("\t", names));
            while (results.hasNext()) {
                QuerySolution row = results.next();
                rows.add(names.stream().map(name -> text(row.get(name))).collect(Collectors.joining("\t")));
            }
            return rows;
        }
    }

    private static String text(RDFNode node) {
        if (node == null) {
            return "";
        }
        return node.isLiteral()
                ? node.asLiteral().getLexicalForm()
                : node.asResource()
                        .getURI()
                        .replaceFirst("^https://w3id.org/entente/(id|concept/\\w[-\\w]*|claim/2020)/", "");
    }
}
