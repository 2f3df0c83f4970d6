package org.w3id.entente.rules;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.syntax.PatternVars;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/**
 * Every rule against its cases: {@code rules/<rule>/<case>/premises.ttl} and {@code conclusions.ttl}, which holds
 * exactly what follows from the premises by all rules and the ontology, of what the rule's head speaks of. A case
 * whose name starts with {@code silent} has no conclusion.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RuleCasesTest {
    private static final Path CASES = RuleBase.HOME.resolve("src/test/resources/rules");
    private static final Node BECAUSE = NodeFactory.createURI("https://w3id.org/entente/ontology#because");
    private static final Pattern BRACES = Pattern.compile("\\{(\\w+)}");

    private RuleBase base;
    private Graph ontologyClosure;
    private final Map<Path, Graph> closures = new HashMap<>();

    @BeforeAll
    void read() {
        base = RuleBase.read();
        ontologyClosure = Closure.of(base.ontology(), base.strata());
    }

    @TestFactory
    Stream<DynamicTest> cases() {
        return base.rules().stream().flatMap(rule -> caseFolders(rule).stream()
                .map(folder -> dynamicTest(
                        rule.localName() + "/" + folder.getFileName(), () -> followsExactly(rule, folder))));
    }

    @TestFactory
    Stream<DynamicTest> everyRuleFiresAndStaysSilent() {
        return base.rules().stream()
                .map(rule -> dynamicTest(rule.localName(), () -> {
                    List<Path> folders = caseFolders(rule);
                    assertAll(
                            () -> assertTrue(folders.stream().anyMatch(folder -> fires(rule, folder)), "no case fires"),
                            () -> assertTrue(
                                    folders.stream().anyMatch(folder -> conclusions(folder)
                                            .isEmpty()),
                                    "no case is silent"));
                }));
    }

    @Test
    void everyFolderOfCasesBelongsToARule() throws IOException {
        Set<String> names = base.rules().stream().map(Rule::localName).collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> folders = Files.list(CASES)) {
            assertEquals(
                    List.of(),
                    folders.map(folder -> folder.getFileName().toString())
                            .filter(name -> !name.startsWith("expected-") && !names.contains(name))
                            .toList());
        }
    }

    @TestFactory
    Stream<DynamicTest> everySentenceSpeaksOfTheRulesVariables() {
        return base.rules().stream()
                .map(rule -> dynamicTest(rule.localName(), () -> {
                    String sentence = RuleBase.object(base.definitions(), NodeFactory.createURI(rule.name()), BECAUSE)
                            .getLiteralLexicalForm();
                    Matcher braces = BRACES.matcher(sentence);
                    List<String> unknown = new ArrayList<>();
                    Set<String> variables = PatternVars.vars(rule.query().getQueryPattern()).stream()
                            .map(Var::getVarName)
                            .collect(Collectors.toCollection(TreeSet::new));
                    boolean hasBraces = false;
                    while (braces.find()) {
                        hasBraces = true;
                        if (!variables.contains(braces.group(1))) {
                            unknown.add(braces.group(1));
                        }
                    }
                    assertTrue(hasBraces, "the sentence names no variable");
                    assertEquals(List.of(), unknown, () -> "not among " + variables);
                }));
    }

    private void followsExactly(Rule rule, Path folder) {
        assertFalse(premises(folder).isEmpty(), "no premise");
        Graph expected = conclusions(folder);
        assertEquals(folder.getFileName().toString().startsWith("silent"), expected.isEmpty(), "the name misleads");
        assertEquals(lines(expected), lines(derived(rule, folder)));
    }

    /** What follows from the premises, of what the rule's head speaks of; the ontology's own consequences apart. */
    private Graph derived(Rule rule, Path folder) {
        Graph premises = premises(folder);
        Graph closure = closure(folder);
        Set<String> heads = rule.dependencies().heads();
        Graph derived = GraphFactory.createDefaultGraph();
        closure.find()
                .filterKeep(triple -> heads.contains(key(triple)))
                .filterDrop(triple -> premises.contains(triple) || ontologyClosure.contains(triple))
                .forEach(derived::add);
        return derived;
    }

    private Graph closure(Path folder) {
        return closures.computeIfAbsent(folder, each -> {
            Graph asserted = GraphFactory.createDefaultGraph();
            GraphUtil.addInto(asserted, base.ontology());
            GraphUtil.addInto(asserted, premises(each));
            return Closure.of(asserted, base.strata());
        });
    }

    private static Graph premises(Path folder) {
        return RuleBase.union(List.of(folder.resolve("premises.ttl")));
    }

    private boolean fires(Rule rule, Path folder) {
        Graph expected = conclusions(folder);
        return Closure.conclusions(rule, closure(folder)).find().toList().stream()
                .anyMatch(expected::contains);
    }

    private static String key(Triple triple) {
        return triple.getPredicate().equals(RDF.type.asNode())
                ? "a " + triple.getObject()
                : triple.getPredicate().getURI();
    }

    private static Graph conclusions(Path folder) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFDataMgr.read(graph, folder.resolve("conclusions.ttl").toUri().toString());
        return graph;
    }

    private List<Path> caseFolders(Rule rule) {
        try (Stream<Path> folders = Files.list(CASES.resolve(rule.localName()))) {
            return folders.sorted().toList();
        } catch (IOException e) {
            throw new IllegalStateException("no case for " + rule.localName(), e);
        }
    }

    private static String lines(Graph graph) {
        return RDFWriter.source(graph)
                .lang(Lang.NTRIPLES)
                .asString()
                .lines()
                .sorted()
                .collect(Collectors.joining("\n"));
    }
}
