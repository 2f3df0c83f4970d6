package org.w3id.entente.suites;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

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

    /** What a report says of a result that implementations may not choose (SHACL, section 3.6). */
    private static final Set<Node> SAID = Set.of(
            SHACL.conforms,
            SHACL.result,
            SHACL.focusNode,
            SHACL.resultPath,
            SHACL.resultSeverity,
            SHACL.sourceConstraintComponent,
            SHACL.sourceShape,
            SHACL.value,
            RDF.type.asNode());

    /** A test: a file, and its name in the index. */
    record Case(String name, Path file) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() throws IOException {
        Path tests = Suites.folder().resolve(Path.of("data-shapes", "data-shapes-test-suite", "tests"));
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
        Graph expected = report(manifest, result);
        Graph found;
        try {
            Shapes parsed = ShaclValidator.get().parse(shapes);
            Graph report = ShaclValidator.get().validate(parsed, data).getGraph();
            found = report(report, G.getOnePO(report, RDF.type.asNode(), SHACL.ValidationReport));
        } catch (RuntimeException fault) {
            throw new AssertionError(fault.toString(), fault);
        }
        assertTrue(expected.isIsomorphicWith(found), () -> "expected " + expected + "\nfound " + found);
    }

    private static boolean fails(Graph shapes, Graph data) {
        try {
            ShaclValidator.get().validate(ShaclValidator.get().parse(shapes), data);
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

    /** What a report says that implementations may not choose: its results and their paths. */
    private static Graph report(Graph graph, Node report) {
        Graph said = GraphFactory.createDefaultGraph();
        Deque<Node> open = new ArrayDeque<>(List.of(report));
        Set<Node> seen = new HashSet<>(open);
        while (!open.isEmpty()) {
            Node node = open.pop();
            boolean isPath = !graph.contains(node, RDF.type.asNode(), SHACL.ValidationResult) && !node.equals(report);
            for (Triple triple : graph.find(node, Node.ANY, Node.ANY).toList()) {
                if (!isPath && !SAID.contains(triple.getPredicate())) {
                    continue;
                }
                said.add(triple);
                boolean leadsOn = isPath
                        || triple.getPredicate().equals(SHACL.result)
                        || triple.getPredicate().equals(SHACL.resultPath);
                if (leadsOn && triple.getObject().isBlank() && seen.add(triple.getObject())) {
                    open.push(triple.getObject());
                }
            }
        }
        return said;
    }

    private static Node term(String namespace, String name) {
        return NodeFactory.createURI(namespace + name);
    }
}
