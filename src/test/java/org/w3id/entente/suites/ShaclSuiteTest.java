package org.w3id.entente.suites;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.engine.ShaclPaths;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.path.P_Seq;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3id.entente.validate.ShapeReader;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The validation tests of SHACL Core and SHACL-SPARQL, put to the engine that checks files and changes. */
@EnabledIfEnvironmentVariable(
        named = Suites.VARIABLE,
        matches = ".+",
        disabledReason = Suites.VARIABLE + " names no folder of W3C's test suites")
class ShaclSuiteTest {
    static {
        JenaSystem.init();
    }

    private static final String MANIFEST = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";
    private static final String TEST = "http://www.w3.org/ns/shacl-test#";

    /** A test: a file, and its name in the index. */
    record Case(String name, java.nio.file.Path file) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() throws IOException {
        java.nio.file.Path tests =
                Suites.folder().resolve(java.nio.file.Path.of("data-shapes", "data-shapes-test-suite", "tests"));
        try (Stream<String> lines = Files.lines(Suites.folder().resolve("shacl-index.tsv"))) {
            List<Case> cases = lines.map(line -> line.split("\t", -1))
                    .filter(columns -> columns[2].equals("Validate"))
                    .map(columns -> new Case(columns[1], tests.resolve(columns[1] + ".ttl")))
                    .toList();
            assertFalse(cases.isEmpty(), "no test in " + tests);
            return cases;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theReportIsTheExpectedOne(Case test) throws IOException, InterruptedException {
        Suites.run(test.name(), () -> validate(test));
    }

    private static void validate(Case test) {
        Graph manifest = RDFDataMgr.loadGraph(test.file().toUri().toString());
        Node entry = G.getOnePO(manifest, RDF.type.asNode(), term(TEST, "Validate"));
        Node action = G.getOneSP(manifest, entry, term(MANIFEST, "action"));
        Graph data = graph(test, G.getOneSP(manifest, action, term(TEST, "dataGraph")));
        Graph shapes = graph(test, G.getOneSP(manifest, action, term(TEST, "shapesGraph")));
        Node result = G.getOneSP(manifest, entry, term(MANIFEST, "result"));
        if (result.equals(term(TEST, "Failure"))) {
            assertTrue(fails(shapes, data), "no failure");
            return;
        }
        List<String> found;
        try {
            found = results(ShaclValidator.get()
                    .validate(ShapeReader.read(shapes), data)
                    .getEntries());
        } catch (RuntimeException fault) {
            throw new AssertionError(fault.toString(), fault);
        }
        assertEquals(expected(manifest, result), found);
    }

    private static boolean fails(Graph shapes, Graph data) {
        try {
            ShaclValidator.get().validate(ShapeReader.read(shapes), data);
            return false;
        } catch (RuntimeException expected) {
            return true;
        }
    }

    private static Graph graph(Case test, Node name) {
        return name.isURI() && name.getURI().startsWith("file:")
                ? RDFDataMgr.loadGraph(name.getURI())
                : RDFDataMgr.loadGraph(test.file().toUri().toString());
    }

    /** What the manifest expects of each result, as far as implementations may not choose it (SHACL, section 3.6.2). */
    private static List<String> expected(Graph manifest, Node report) {
        return G.listSP(manifest, report, SHACL.result).stream()
                .map(result -> result(
                        G.getZeroOrOneSP(manifest, result, SHACL.focusNode),
                        Optional.ofNullable(G.getZeroOrOneSP(manifest, result, SHACL.resultPath))
                                .map(path -> ShaclPaths.parsePath(manifest, path)),
                        G.getZeroOrOneSP(manifest, result, SHACL.value),
                        G.getZeroOrOneSP(manifest, result, SHACL.sourceConstraintComponent),
                        G.getZeroOrOneSP(manifest, result, SHACL.sourceShape),
                        G.getZeroOrOneSP(manifest, result, SHACL.resultSeverity)))
                .sorted()
                .toList();
    }

    private static List<String> results(Collection<ReportEntry> entries) {
        return entries.stream()
                .map(entry -> result(
                        entry.focusNode(),
                        Optional.ofNullable(entry.resultPath()),
                        entry.value(),
                        entry.sourceConstraintComponent(),
                        entry.source(),
                        entry.severity().level()))
                .sorted()
                .toList();
    }

    private static String result(
            Node focus, Optional<Path> path, Node value, Node component, Node shape, Node severity) {
        return Stream.of(focus, path.map(ShaclSuiteTest::written).orElse(""), value, component, shape, severity)
                .map(part -> part instanceof Node node && node.isBlank() ? "_" : String.valueOf(part))
                .collect(Collectors.joining(" "));
    }

    /** Sequences within sequences say the same as one. */
    private static String written(Path path) {
        return path instanceof P_Seq sequence
                ? written(sequence.getLeft()) + "/" + written(sequence.getRight())
                : path.toString();
    }

    private static Node term(String namespace, String name) {
        return NodeFactory.createURI(namespace + name);
    }
}
