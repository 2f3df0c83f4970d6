package org.w3id.entente.validate;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.engine.ValidationContext;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.validation.VLib;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.entente.load.Corpus;
import org.w3id.entente.load.Project;
import org.w3id.entente.load.SourceKind;
import org.w3id.entente.load.TurtleReader;
import org.w3id.entente.store.Dictionary;
import org.w3id.entente.store.Facts;
import org.w3id.entente.vocab.Ent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a change brings about by the touched parts of shapes is what two full checks differ in. */
class ShapeVerdictsTest {
    private static final int CHANGES = Integer.getInteger("entente.changes", 25);

    private static final Set<Node> HIERARCHY = Set.of(RDFS.subClassOf.asNode(), Ent.derivation);

    /** A shape with targets and one of its focus nodes. */
    private record Pair(Node shape, Node focus) {}

    private static Corpus corpus;
    private static Shapes shapes;

    @BeforeAll
    static void read() {
        Path home = Path.of(System.getProperty("entente.home"));
        corpus = Corpus.read(new Project(home).sources(home), new TurtleReader());
        shapes = Shapes.parse(corpus.union(SourceKind.SHAPES));
    }

    @Test
    void changesOfTheProjectBringWhatFullChecksShow() {
        Graph whole = corpus.union(SourceKind.ONTOLOGY, SourceKind.RULES, SourceKind.DATA);
        compare(0, shapes, whole, 3);
    }

    /** With some of the data alone, full checks take little time, and much is wrong to begin with. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void changesOfSomeOfItsDataBringWhatFullChecksShow(long seed) {
        Random random = new Random(seed);
        Graph some = GraphMemFactory.createDefaultGraphSameTerm();
        corpus.union(SourceKind.ONTOLOGY).find().forEach(triple -> {
            if (HIERARCHY.contains(triple.getPredicate()) || random.nextInt(50) == 0) {
                some.add(triple);
            }
        });
        Map<Node, Boolean> chosen = new HashMap<>();
        corpus.union(SourceKind.DATA).find().forEach(triple -> {
            if (chosen.computeIfAbsent(triple.getSubject(), subject -> random.nextInt(8) == 0)) {
                some.add(triple);
            }
        });
        compareAndFind(seed, some);
    }

    static Stream<Path> suite() throws IOException {
        Path folder = Path.of(System.getenv("ENTENTE_SUITES"), "data-shapes");
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> cases = files.filter(file -> file.toString().endsWith(".ttl"))
                    .filter(file -> !file.getFileName().toString().startsWith("manifest"))
                    .filter(ShapeVerdictsTest::isUsable)
                    .sorted()
                    .toList();
            assertFalse(cases.isEmpty(), "no case in " + folder);
            return cases.stream();
        }
    }

    /** Shapes and data stand in one file in most cases; some shapes are wrong on purpose. */
    private static boolean isUsable(Path file) {
        try {
            Graph graph = RDFDataMgr.loadGraph(file.toUri().toString());
            return !Shapes.parse(graph).getTargetShapes().isEmpty();
        } catch (RuntimeException wrong) {
            return false;
        }
    }

    /** Shapes of every kind that the recommendation knows. */
    @EnabledIfEnvironmentVariable(
            named = "ENTENTE_SUITES",
            matches = ".+",
            disabledReason = "ENTENTE_SUITES names no folder of W3C's test suites")
    @ParameterizedTest
    @MethodSource("suite")
    void changesOfCasesOfTheSuiteBringWhatFullChecksShow(Path file) {
        Graph graph = RDFDataMgr.loadGraph(file.toUri().toString());
        compare(file.getFileName().hashCode(), Shapes.parse(graph), graph, 100);
    }

    private static void compareAndFind(long seed, Graph start) {
        assertTrue(compare(seed, shapes, start, CHANGES) > 0, "no change brought a result");
    }

    /** How many results the changes brought. */
    static int compare(long seed, Shapes by, Graph start, int changes) {
        ShapeVerdicts verdicts = new ShapeVerdicts(by);
        Random random = new Random(seed);
        List<Triple> pool = start.find().toList();
        Facts facts = Facts.of(new Dictionary(), start);
        Map<Pair, Collection<ReportEntry>> known = full(by, facts.graph());
        int brought = 0;
        for (int i = 0; i < changes; i++) {
            if (i % 10 == 0) {
                facts = Facts.of(new Dictionary(), start);
                known = full(by, facts.graph());
            }
            Graph before = facts.graph();
            RandomChange change = new RandomChange(random, pool, before);
            facts = facts.changed(change.added, change.removed);
            Set<ReportEntry> found =
                    new HashSet<>(verdicts.brought(before, facts.graph(), change.added, change.removed));
            Map<Pair, Collection<ReportEntry>> now = full(by, facts.graph());
            Set<ReportEntry> expected = new HashSet<>();
            Map<Pair, Collection<ReportEntry>> then = known;
            now.forEach((pair, entries) ->
                    expected.addAll(ShapeVerdicts.beyond(then.getOrDefault(pair, List.of()), entries)));
            String told = "seed " + seed + ", change " + i + ": " + change;
            assertEquals(text(expected), text(found), told);
            known = now;
            brought += found.size();
        }
        return brought;
    }

    private static Set<String> text(Collection<ReportEntry> entries) {
        return entries.stream().map(ReportEntry::toString).collect(Collectors.toCollection(java.util.TreeSet::new));
    }

    private static Map<Pair, Collection<ReportEntry>> full(Shapes shapes, Graph data) {
        Map<Pair, Collection<ReportEntry>> results = new HashMap<>();
        for (Shape shape : shapes.getTargetShapes()) {
            for (Node focus : VLib.focusNodes(data, shape)) {
                ValidationContext context = ValidationContext.create(shapes, data);
                VLib.validateShape(context, data, shape, focus);
                if (context.hasViolation()) {
                    results.put(
                            new Pair(shape.getShapeNode(), focus),
                            new ArrayList<>(context.generateReport().getEntries()));
                }
            }
        }
        return results;
    }
}
