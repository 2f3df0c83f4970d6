package org.w3id.entente.query;

import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetReader;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.resultset.RDFInput;
import org.apache.jena.sparql.resultset.ResultsCompare;
import org.apache.jena.sparql.resultset.ResultsReader;
import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** W3C's evaluation tests of SPARQL 1.1 Query, where the environment says where the test suites are. */
@EnabledIfEnvironmentVariable(
        named = "ENTENTE_SUITES",
        matches = ".+",
        disabledReason = "ENTENTE_SUITES names no folder of W3C's test suites")
class SuiteTest {
    static {
        JenaSystem.init();
    }

    /** What the endpoint does not do: reasoning by the query's regime, and other endpoints. */
    private static final Set<String> ELSEWHERE = Set.of("entailment", "service");

    static List<SuiteCase> cases() throws IOException {
        Path suite = Path.of(System.getenv("ENTENTE_SUITES"), "rdf-tests", "sparql", "sparql11");
        List<SuiteCase> cases = new ArrayList<>();
        try (Stream<Path> folders = Files.list(suite).sorted()) {
            folders.filter(folder -> Files.exists(folder.resolve("manifest.ttl")))
                    .filter(folder -> !ELSEWHERE.contains(folder.getFileName().toString()))
                    .forEach(folder -> cases.addAll(SuiteCase.of(folder)));
        }
        assertFalse(cases.isEmpty(), "no test in " + suite);
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theAnswerIsTheExpectedOne(SuiteCase test) {
        Query query = QueryFactory.read(test.query(), test.query(), Syntax.syntaxARQ);
        Answer answer = new QueryRunner(test.dataset(), Optional.empty()).run(query);
        switch (answer) {
            case Answer.Truth truth -> assertEquals(truthOf(test.result()), truth.value());
            case Answer.Triples triples ->
                assertTrue(triples.graph().isIsomorphicWith(RDFDataMgr.loadGraph(test.result())), () -> triples.graph()
                        .toString());
            case Answer.Rows rows -> compare(test, query, rows);
        }
    }

    private static boolean truthOf(String file) {
        Lang language = file.endsWith(".srj") ? ResultSetLang.RS_JSON : ResultSetLang.RS_XML;
        try (InputStream input = URI.create(file).toURL().openStream()) {
            return RowSetReader.createReader(language)
                    .readAny(input, ARQ.getContext())
                    .booleanResult();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RowSet rowsOf(String file) {
        if (file.endsWith(".ttl")) {
            return RowSet.adapt(new RDFInput(RDFDataMgr.loadModel(file))).rewindable();
        }
        try (InputStream input = URI.create(file).toURL().openStream()) {
            return ResultsReader.create()
                    .lang(RDFLanguages.pathnameToLang(file))
                    .readRowSet(input)
                    .rewindable();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compare(SuiteCase test, Query query, Answer.Rows rows) {
        RowSet expected = rowsOf(test.result());
        RowSet actual =
                RowSetStream.create(rows.variables(), rows.rows().iterator()).rewindable();
        boolean same = query.hasOrderBy()
                ? ResultsCompare.equalsByValueAndOrder(expected, actual)
                : ResultsCompare.equalsByValue(expected, actual);
        assertTrue(same, () -> "expected " + test.result() + ", found " + rows.rows());
    }
}
