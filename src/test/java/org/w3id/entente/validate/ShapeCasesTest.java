package org.w3id.entente.validate;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.shacl.parser.Shape;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.w3id.entente.vocab.Ent;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/**
 * Every shape against its cases: one folder per file of shapes, {@code valid*.ttl} without a result, {@code
 * invalid.<reason>.ttl} with exactly the results of {@code invalid.<reason>.expected}. Each case is validated by all
 * shapes, together with the ontology and {@code base.ttl}, so that one fault gives one finding.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShapeCasesTest {
    private static final String SHAPE = "https://w3id.org/entente/shape/";
    private static final Set<Node> STRUCTURE = Set.of(
            RDF.Nodes.first,
            RDF.Nodes.rest,
            SHACL.inversePath,
            SHACL.alternativePath,
            SHACL.zeroOrMorePath,
            SHACL.oneOrMorePath,
            SHACL.zeroOrOnePath);

    private final ProjectFiles project = ProjectFiles.underTest();
    private final TreeMap<Path, ValidationReport> reports = new TreeMap<>();
    private Graph shapesGraph;
    private Shapes shapes;

    @BeforeAll
    void validateAllCases() {
        shapesGraph = ProjectFiles.union(project.turtle("shapes"));
        shapes = Shapes.parse(shapesGraph);
        Graph background = ProjectFiles.union(project.turtle("ontology"));
        RDFDataMgr.read(background, project.cases().resolve("base.ttl").toUri().toString());
        for (Path file : ProjectFiles.walk(project.cases())) {
            if (file.toString().endsWith(".ttl")) {
                Graph data = GraphFactory.createDefaultGraph();
                GraphUtil.addInto(data, background);
                RDFDataMgr.read(data, file.toUri().toString());
                reports.put(
                        project.cases().relativize(file), ShaclValidator.get().validate(shapes, data));
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> casesGiveTheirResults() {
        assertFalse(reports.isEmpty(), "no case found in " + project.cases());
        return reports.entrySet().stream()
                .map(entry -> dynamicTest(
                        entry.getKey().toString(),
                        () -> assertEquals(
                                String.join("\n", expected(entry.getKey())),
                                String.join("\n", ShapeResult.lines(entry.getValue())),
                                () -> messages(entry.getValue()))));
    }

    private List<String> expected(Path file) {
        String name = file.getFileName().toString();
        if (!name.startsWith("invalid.")) {
            assertTrue(name.equals("base.ttl") || name.matches("valid(\\.[a-z0-9-]+)?\\.ttl"), "no name of a case");
            return List.of();
        }
        Path report = project.cases().resolve(file).resolveSibling(name.replaceFirst("\\.ttl$", ".expected"));
        assertTrue(Files.exists(report), () -> "missing: " + report);
        List<String> lines = ProjectFiles.lines(report);
        assertFalse(lines.isEmpty(), () -> "expects nothing: " + report);
        return lines;
    }

    private static String messages(ValidationReport report) {
        StringBuilder text = new StringBuilder("results:");
        report.getEntries().forEach(entry -> text.append("\n  ")
                .append(ShapeResult.line(entry))
                .append("\n    ")
                .append(entry.message()));
        return text.toString();
    }

    @Test
    void everyFileOfShapesWithTargetsHasCases() {
        for (Path file : project.turtle("shapes")) {
            Graph content = RDFDataMgr.loadGraph(file.toUri().toString());
            boolean targets = content.contains(Node.ANY, SHACL.targetClass, Node.ANY)
                    || content.contains(Node.ANY, SHACL.targetSubjectsOf, Node.ANY);
            String folder = file.getFileName().toString().replaceFirst("\\.ttl$", "");
            List<String> names = reports.keySet().stream()
                    .filter(path -> path.getNameCount() == 2 && path.startsWith(folder))
                    .map(path -> path.getFileName().toString())
                    .toList();
            assertEquals(targets, names.stream().anyMatch(name -> name.startsWith("valid")), folder + ": valid case");
            assertEquals(
                    targets, names.stream().anyMatch(name -> name.startsWith("invalid")), folder + ": invalid case");
        }
    }

    @Test
    void everyDerivedTermIsATargetOfTheShapeOfDerivedTerms() {
        Node derived = NodeFactory.createURI(SHAPE + "Derived");
        Set<String> targets = new TreeSet<>();
        Stream.of(SHACL.targetClass, SHACL.targetSubjectsOf).forEach(kind -> shapesGraph
                .find(derived, kind, Node.ANY)
                .forEach(triple -> targets.add(triple.getObject().getURI())));
        Set<String> terms = new TreeSet<>();
        ProjectFiles.union(project.turtle("ontology"))
                .find(Node.ANY, Ent.derivation, NodeFactory.createLiteralString("only"))
                .forEach(triple -> terms.add(triple.getSubject().getURI()));
        assertFalse(terms.isEmpty(), "the ontology marks no term as derived");
        assertEquals(terms, targets);
    }

    @Test
    void everyExpectedReportHasItsCase() {
        List<Path> orphans = ProjectFiles.walk(project.cases()).stream()
                .filter(file -> file.toString().endsWith(".expected"))
                .filter(file -> !file.equals(project.cases().resolve("project.expected")))
                .filter(file -> !Files.exists(
                        file.resolveSibling(file.getFileName().toString().replaceFirst("\\.expected$", ".ttl"))))
                .toList();
        assertEquals(List.of(), orphans);
    }

    @Test
    void everyConstraintFiresInACase() {
        Set<String> fired = new HashSet<>();
        reports.values().forEach(report -> report.getEntries()
                .forEach(entry -> fired.add(key(entry.source(), entry.sourceConstraintComponent()))));
        Set<String> silent = new TreeSet<>();
        for (Shape shape : shapes) {
            addSilent(shape, fired, silent);
        }
        assertEquals(Set.of(), silent, "constraints that no case makes fire");
    }

    private void addSilent(Shape shape, Set<String> fired, Set<String> silent) {
        shape.getConstraints().stream()
                .flatMap(constraint -> components(shape.getShapeNode(), constraint.getComponent()))
                .map(component -> key(shape.getShapeNode(), component))
                .filter(key -> !fired.contains(key))
                .forEach(silent::add);
        shape.getPropertyShapes().forEach(property -> addSilent(property, fired, silent));
    }

    /** Jena keeps the two bounds of a qualified value shape in one constraint; a result names the one that broke. */
    private Stream<Node> components(Node shape, Node component) {
        if (!component.equals(SHACL.qualifiedValueShape)) {
            return Stream.of(component);
        }
        return Stream.of(
                        Map.entry(SHACL.qualifiedMinCount, SHACL.QualifiedMinCountConstraintComponent),
                        Map.entry(SHACL.qualifiedMaxCount, SHACL.QualifiedMaxCountConstraintComponent))
                .filter(bound -> shapesGraph.contains(shape, bound.getKey(), Node.ANY))
                .map(Map.Entry::getValue);
    }

    private static String key(Node shape, Node component) {
        return shape + " " + component.getLocalName();
    }

    @Test
    void everyConstraintThatReportsHasAMessage() {
        List<String> mute = new ArrayList<>();
        reports.values().forEach(report -> report.getEntries().stream()
                .filter(entry -> entry.message() == null
                        || entry.message().contains("{?")
                        || entry.message().contains("{$")
                        || entry.message().contains("ConstraintComponent")
                        || entry.message().matches("\\w+(\\[|<).*"))
                .map(entry -> entry.source() + " " + entry.message())
                .forEach(mute::add));
        assertEquals(List.of(), mute);
    }

    @Test
    void everythingThatCanBeCitedHasAnIri() {
        List<Triple> wrong = shapesGraph
                .find()
                .filterKeep(triple -> triple.getSubject().isBlank()
                        ? !STRUCTURE.contains(triple.getPredicate())
                        : !triple.getSubject().getURI().startsWith(SHAPE))
                .toList();
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyNodeShapeHasALabelInBothLanguages() {
        List<Node> wrong = shapesGraph
                .find(Node.ANY, RDF.Nodes.type, SHACL.NodeShape)
                .mapWith(Triple::getSubject)
                .filterKeep(shape -> shapesGraph
                                .find(shape, RDFS.Nodes.label, Node.ANY)
                                .mapWith(triple -> triple.getObject().getLiteralLanguage())
                                .toSet()
                                .size()
                        != 2)
                .toList();
        assertEquals(List.of(), wrong);
    }
}
