package org.w3id.entente.reason;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.Test;
import org.w3id.entente.store.CanonicalHash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

final class ReasonerTest {
    static {
        JenaSystem.init();
    }

    private static Graph turtle(String text) {
        Graph graph = GraphMemFactory.createDefaultGraphSameTerm();
        RDFParser.fromString(
                        "@prefix : <http://example.org/> . @prefix owl: <http://www.w3.org/2002/07/owl#> ."
                                + " @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . " + text,
                        Lang.TURTLE)
                .parse(graph);
        return graph;
    }

    @Test
    void axiomsOfOwlAreApplied() throws InterruptedException {
        List<Rule> rules = OwlRules.of(turtle("""
                :A rdfs:subClassOf :B . :B owl:equivalentClass :C . :p rdfs:subPropertyOf :q .
                :q rdfs:domain :D ; rdfs:range :E ; owl:inverseOf :r . :s a owl:SymmetricProperty .
                :t a owl:TransitiveProperty . :u owl:propertyChainAxiom ( :p [ owl:inverseOf :s ] :t ) .
                :V rdfs:subClassOf [ owl:onProperty :w ; owl:hasValue :one ] .
                [ owl:onProperty :w ; owl:hasValue :two ] rdfs:subClassOf :W .
                :p owl:equivalentProperty :p2 .
                """));
        Graph asserted = turtle(":a a :A . :b :p2 :c . :d :s :c . :d :t :e . :e :t :f . :g a :V . :h :w :two .");
        Closure closure = new Reasoner(Program.require(rules)).conclude(asserted);
        Graph expected = turtle("""
                :a a :B, :C . :b :p :c ; :q :c ; a :D . :c a :E ; :r :b ; :s :d . :d :t :f .
                :b :u :e, :f . :g :w :one . :h a :W .
                """);
        List<Triple> missing = expected.find().filterDrop(closure::holds).toList();
        assertEquals(List.of(), missing);
        assertEquals(expected.size(), closure.inferred().size());
        assertEquals(
                CanonicalHash.of(
                        ReferenceEngine.conclude(closure.program(), asserted).find()),
                closure.hash());
    }

    @Test
    void explosionIsRefusedAndLeavesNoTrace() throws InterruptedException {
        Rule rule = ProofTest.rule(
                "CONSTRUCT { ?m :next ?x } WHERE { ?x :next ?y BIND(IRI(CONCAT(STR(?x), \"0\")) AS ?m) }");
        Reasoner reasoner = new Reasoner(Program.require(List.of(rule)), new Reasoner.Limits(1_000, 2));
        Graph graph = turtle(":a :next :b .");
        assertEquals(
                1_000,
                assertThrows(ConclusionLimitException.class, () -> reasoner.conclude(graph))
                        .limit());
        Closure closure = reasoner.conclude(turtle(":a :other :b ."));
        CanonicalHash before = closure.hash();
        assertThrows(
                ConclusionLimitException.class,
                () -> closure.apply(Change.adding(graph.find().toList())));
        assertEquals(before, closure.hash());
    }

    @Test
    void threadsMayChangeOneClosure() throws Exception {
        RandomCase random = new RandomCase(26);
        Graph graph = random.graph();
        Closure closure = new Reasoner(random.program).conclude(graph);
        CanonicalHash before = closure.hash();
        List<Change> changes = Stream.generate(() -> Change.adding(List.of(random.triple(), random.triple())))
                .limit(200)
                .toList();
        List<CanonicalHash> expected = new ArrayList<>();
        for (Change change : changes) {
            Graph changed = GraphMemFactory.createDefaultGraphSameTerm();
            GraphUtil.addInto(changed, graph);
            GraphUtil.add(changed, change.added());
            expected.add(new Reasoner(random.program).conclude(changed).hash());
        }
        try (ExecutorService executor = Executors.newFixedThreadPool(4)) {
            List<Future<CanonicalHash>> futures = executor.invokeAll(changes.stream()
                    .<Callable<CanonicalHash>>map(
                            change -> () -> closure.apply(change).closure().hash())
                    .toList());
            for (int i = 0; i < expected.size(); i++) {
                assertEquals(expected.get(i), futures.get(i).get(), "change " + i);
            }
        }
        assertEquals(before, closure.hash());
    }

    @Test
    void interruptionEndsARun() throws InterruptedException {
        Rule rule = ProofTest.rule("CONSTRUCT { ?x :p ?z } WHERE { ?x :p ?y . ?y :p ?z }");
        Reasoner reasoner = new Reasoner(Program.require(List.of(rule)));
        Graph graph = turtle(":a :p :b . :b :p :c .");
        Closure closure = reasoner.conclude(graph);
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> reasoner.conclude(graph));
        assertFalse(Thread.currentThread().isInterrupted());
        Thread.currentThread().interrupt();
        assertThrows(
                InterruptedException.class,
                () -> closure.apply(Change.removing(graph.find().toList())));
        assertTrue(closure.holds(ProofTest.triple("a", "p", "c")));
    }

    @Test
    void ontologyOfTheProjectIsConcludedLikeTheReference() throws IOException, InterruptedException {
        Path home = Path.of(System.getProperty("entente.home"));
        Graph all = GraphMemFactory.createDefaultGraphSameTerm();
        Graph ontology = GraphMemFactory.createDefaultGraphSameTerm();
        for (String folder : List.of("ontology", "data")) {
            try (Stream<Path> files = Files.walk(home.resolve(folder))) {
                for (Path file : files.filter(each -> each.toString().endsWith(".ttl"))
                        .sorted()
                        .toList()) {
                    RDFDataMgr.read(all, file.toString());
                    if (folder.equals("ontology")) {
                        RDFDataMgr.read(ontology, file.toString());
                    }
                }
            }
        }
        Program program = Program.require(OwlRules.of(ontology));
        assertTrue(program.rules().size() > 20, "few axioms were read");
        Reasoner reasoner = new Reasoner(program);
        Closure closure = reasoner.conclude(all);
        assertEquals(CanonicalHash.of(ReferenceEngine.conclude(program, all).find()), closure.hash());
        Random random = new Random(5);
        List<Triple> asserted = new ArrayList<>(all.find().toList());
        for (int i = 0; i < 20; i++) {
            List<Triple> removed = new ArrayList<>();
            for (int j = 0; j < 10; j++) {
                removed.add(asserted.remove(random.nextInt(asserted.size())));
            }
            closure = closure.apply(Change.removing(removed)).closure();
        }
        Graph rest = GraphMemFactory.createDefaultGraphSameTerm();
        GraphUtil.add(rest, asserted);
        assertEquals(reasoner.conclude(rest).hash(), closure.hash());
    }
}
