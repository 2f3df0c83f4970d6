package org.w3id.entente.query.update;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.IsoMatcher;
import org.apache.jena.sys.JenaSystem;
import org.apache.jena.system.G;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3id.entente.query.NamedGraphs;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.reason.Rulebook;
import org.w3id.entente.sparql.QuerySyntaxException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** W3C's tests of SPARQL 1.1 Update, where the environment says where the test suites are. */
@EnabledIfEnvironmentVariable(
        named = "ENTENTE_SUITES",
        matches = ".+",
        disabledReason = "ENTENTE_SUITES names no folder of W3C's test suites")
class SuiteTest {
    static {
        JenaSystem.init();
    }

    private static final String MANIFEST = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";
    private static final String UPDATE = "http://www.w3.org/2009/sparql/tests/test-update#";

    /** LOAD is refused, and SILENT makes it no success. */
    private static final Set<String> REFUSED = Set.of("update-silent/load-silent", "update-silent/load-into-silent");

    /**
     * A test as its manifest describes it.
     *
     * @param type the local name of its class
     * @param test the manifest's node for it
     */
    record Case(String name, String type, Graph manifest, Node test) {
        boolean isUpdate() {
            Node action = G.getOneSP(manifest, test, term(MANIFEST, "action"));
            return action.toString().endsWith(".ru");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> evaluations() throws IOException {
        return some(cases().filter(test -> test.type().equals("UpdateEvaluationTest")));
    }

    static Stream<Case> right() throws IOException {
        return some(cases().filter(test -> test.type().equals("PositiveUpdateSyntaxTest11")));
    }

    static Stream<Case> wrong() throws IOException {
        return some(cases().filter(test -> test.type().equals("NegativeUpdateSyntaxTest11")
                || (test.type().equals("NegativeSyntaxTest11") && test.isUpdate())));
    }

    private static Stream<Case> some(Stream<Case> cases) {
        List<Case> all = cases.toList();
        assertFalse(all.isEmpty(), "no test of this kind");
        return all.stream();
    }

    private static Stream<Case> cases() throws IOException {
        Path suite = Path.of(System.getenv("ENTENTE_SUITES"), "rdf-tests", "sparql", "sparql11");
        List<Case> cases = new ArrayList<>();
        try (Stream<Path> folders = Files.list(suite).sorted()) {
            folders.map(folder -> folder.resolve("manifest.ttl"))
                    .filter(Files::exists)
                    .forEach(file -> {
                        Graph manifest = RDFDataMgr.loadGraph(file.toUri().toString());
                        manifest.find(Node.ANY, RDF.type.asNode(), Node.ANY).forEach(triple -> {
                            String folder = file.getParent().getFileName().toString();
                            String local = triple.getSubject().toString().replaceFirst(".*#", "");
                            String type = triple.getObject().toString().replaceFirst(".*#", "");
                            cases.add(new Case(folder + "/" + local, type, manifest, triple.getSubject()));
                        });
                    });
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("evaluations")
    void theDatasetIsTheExpectedOne(Case test) throws IOException, InterruptedException {
        String text = text(test);
        if (REFUSED.contains(test.name())) {
            assertThrows(QuerySyntaxException.class, () -> read(text));
            return;
        }
        Snapshot before = Snapshot.of(dataset(test, "action"), rules());
        UpdateRunner runner = new UpdateRunner(WritableGraphs.ALL, Optional.empty());
        Snapshot after =
                before.apply(runner.run(read(text), before, UsingGraphs.NONE)).after();
        DatasetGraph expected = plain(dataset(test, "result"));
        DatasetGraph found = plain(after.asserted());
        assertTrue(IsoMatcher.isomorphic(expected, found), () -> "expected " + expected + ", found " + found);
    }

    @ParameterizedTest
    @MethodSource("right")
    void whatIsRightIsRead(Case test) throws IOException {
        String text = text(test);
        if (text.contains("LOAD")) {
            QuerySyntaxException refused = assertThrows(QuerySyntaxException.class, () -> read(text));
            assertTrue(refused.found().startsWith("LOAD"), refused::getMessage);
        } else {
            read(text);
        }
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatIsWrongIsRefused(Case test) throws IOException {
        String text = text(test);
        assertThrows(QuerySyntaxException.class, () -> read(text));
    }

    private static ParsedUpdate read(String text) {
        return new UpdateReader(Map.of()).read(text);
    }

    private static Rulebook rules() {
        return Rulebook.of(GraphFactory.createDefaultGraph(), GraphFactory.createDefaultGraph());
    }

    private static String text(Case test) throws IOException {
        Node action = G.getOneSP(test.manifest(), test.test(), term(MANIFEST, "action"));
        Node file = action.isURI() ? action : G.getOneSP(test.manifest(), action, term(UPDATE, "request"));
        return Files.readString(Path.of(URI.create(file.getURI())));
    }

    /** The dataset before or after. */
    private static NamedGraphs dataset(Case test, String when) {
        Graph manifest = test.manifest();
        Node description = G.getOneSP(manifest, test.test(), term(MANIFEST, when));
        Graph own = GraphFactory.createDefaultGraph();
        G.listSP(manifest, description, term(UPDATE, "data")).forEach(file -> RDFDataMgr.read(own, file.getURI()));
        Map<Node, Graph> graphs = new LinkedHashMap<>();
        G.listSP(manifest, description, term(UPDATE, "graphData")).forEach(each -> {
            Node name = G.getOneSP(manifest, each, RDFS.label.asNode());
            Node file = G.getOneSP(manifest, each, term(UPDATE, "graph"));
            graphs.put(NodeFactory.createURI(name.getLiteralLexicalForm()), RDFDataMgr.loadGraph(file.getURI()));
        });
        return new NamedGraphs(graphs).beside(own);
    }

    private static DatasetGraph plain(NamedGraphs graphs) {
        DatasetGraph dataset = DatasetGraphFactory.create();
        graphs.own().orElseThrow().find().forEachRemaining(triple -> dataset.getDefaultGraph()
                .add(triple));
        graphs.graphs().forEach((name, graph) -> graph.find()
                .forEachRemaining(
                        triple -> dataset.add(name, triple.getSubject(), triple.getPredicate(), triple.getObject())));
        return dataset;
    }

    private static Node term(String namespace, String name) {
        return NodeFactory.createURI(namespace + name);
    }
}
