package org.w3id.entente.reason;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Every conclusion of random cases, also after a change, has a proof that SPARQL can replay. */
final class ProofTest {
    static {
        JenaSystem.init();
    }

    private static final int SEEDS = 15;

    static IntStream blocks() {
        return IntStream.range(0, 10);
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void everyConclusionIsProven(int block) throws InterruptedException {
        int proofs = 0;
        for (int seed = block * SEEDS; seed < (block + 1) * SEEDS; seed++) {
            RandomCase random = new RandomCase(seed);
            Graph graph = random.graph();
            Closure closure = new Reasoner(random.program).conclude(graph);
            proofs += check(closure, seed);
            List<Triple> removed = graph.find().toList().subList(0, 2);
            check(
                    closure.apply(new Change(List.of(random.triple(), random.triple()), removed))
                            .closure(),
                    seed);
        }
        assertTrue(proofs > 0, "nothing was concluded");
    }

    private static int check(Closure closure, int seed) {
        Graph all = GraphMemFactory.createDefaultGraphSameTerm();
        closure.graph().find().forEach(all::add);
        ProofChecker checker = new ProofChecker(closure.asserted(), all);
        List<Triple> inferred = closure.inferred().find().toList();
        for (Triple triple : inferred) {
            Proof proof = closure.why(triple).orElseThrow();
            assertEquals(triple, proof.conclusion());
            assertEquals(List.of(), checker.check(proof), "seed " + seed + ": " + triple);
        }
        return inferred.size();
    }

    static Node node(String name) {
        return NodeFactory.createURI(RandomCase.BASE + name);
    }

    static Triple triple(String subject, String predicate, String object) {
        return Triple.create(node(subject), node(predicate), node(object));
    }

    static Rule rule(String construct) {
        return switch (RuleCompiler.compile(node("rule"), "", construct, RandomCase.PREFIXES)) {
            case Compiled.Accepted accepted -> accepted.rule();
            case Compiled.Refused refused -> throw new AssertionError(refused.problems());
        };
    }

    @Test
    void chainsLongerThanHeightsTellAreProvenAndUnmade() throws InterruptedException {
        Rule rule = rule("CONSTRUCT { ?y a :Reached } WHERE { ?x a :Reached . ?x :next ?y }");
        Graph graph = GraphMemFactory.createDefaultGraphSameTerm();
        Triple type = Triple.create(
                node("n0"), NodeFactory.createURI(RandomCase.PREFIXES.get("rdf") + "type"), node("Reached"));
        graph.add(type);
        int length = 600;
        for (int i = 0; i < length; i++) {
            graph.add(triple("n" + i, "next", "n" + (i + 1)));
        }
        graph.add(triple("n" + length, "next", "n300"));
        Closure closure = new Reasoner(Program.require(List.of(rule))).conclude(graph);
        Triple last = Triple.create(node("n" + length), type.getPredicate(), type.getObject());
        Proof proof = closure.why(last).orElseThrow();
        assertEquals(List.of(), new ProofChecker(closure.asserted(), closure.graph()).check(proof));
        Update update = closure.apply(Change.removing(List.of(triple("n400", "next", "n401"))));
        assertFalse(update.closure().holds(last), "a circle kept itself");
        assertEquals(200, update.disappeared().size());
        Update again = update.closure().apply(Change.adding(List.of(triple("n400", "next", "n401"))));
        assertEquals(closure.hash(), again.closure().hash());
    }

    @Test
    void countLeadsToWhatIsAssertedAndTheCheckerCountsAnew() throws InterruptedException {
        Rule joins = rule("CONSTRUCT { ?x :joins ?e } WHERE { ?x :attends/:of ?e }");
        Rule count = rule("CONSTRUCT { ?e :size ?n } WHERE { { SELECT ?e (COUNT(?x) AS ?n) WHERE {"
                + " ?x :joins ?e FILTER NOT EXISTS { ?x :left ?e } } GROUP BY ?e } }");
        Graph graph = GraphMemFactory.createDefaultGraphSameTerm();
        for (String name : List.of("a", "b", "c")) {
            graph.add(triple(name, "attends", "s" + name));
            graph.add(triple("s" + name, "of", "e"));
        }
        graph.add(triple("c", "left", "e"));
        Closure closure = new Reasoner(Program.require(List.of(joins, count))).conclude(graph);
        Triple size = closure.inferred().find(node("e"), node("size"), Node.ANY).next();
        Proof.Derived proof = (Proof.Derived) closure.why(size).orElseThrow();
        assertEquals(List.of(), checker(closure).check(proof));
        assertEquals(2, proof.rows().size());
        assertEquals("a", proof.rows().getFirst().bindings().get(Var.alloc("x")).getLocalName());
        assertEquals(1, proof.rows().getFirst().absences().size());
        Proof.Derived premise =
                (Proof.Derived) proof.rows().getFirst().premises().getFirst();
        assertEquals(
                new Proof.Asserted(triple("a", "attends", "sa")),
                premise.premises().getFirst());

        Proof.Derived fewer = with(proof, proof.rows().subList(0, 1));
        assertEquals(1, checker(closure).check(fewer).size(), "a row is missing");
        Proof.Row row = proof.rows().getFirst();
        Proof.Row bare = new Proof.Row(row.bindings(), List.of(), row.absences());
        assertEquals(
                1,
                checker(closure)
                        .check(with(proof, List.of(bare, proof.rows().get(1))))
                        .size(),
                "a premise is missing");
        Triple wrong = Triple.create(size.getSubject(), size.getPredicate(), node("e"));
        assertEquals(
                1,
                checker(closure)
                        .check(new Proof.Derived(
                                wrong, proof.rule(), proof.bindings(), List.of(), List.of(), proof.rows()))
                        .size(),
                "the count is wrong");
        assertEquals(
                1, checker(closure).check(new Proof.Asserted(size)).size(), "an inferred triple is no asserted one");
    }

    private static Proof.Derived with(Proof.Derived proof, List<Proof.Row> rows) {
        return new Proof.Derived(proof.conclusion(), proof.rule(), proof.bindings(), List.of(), List.of(), rows);
    }

    private static ProofChecker checker(Closure closure) {
        return new ProofChecker(closure.asserted(), closure.graph());
    }

    @Test
    void stepThatRestsOnItselfIsRefused() throws InterruptedException {
        Rule symmetric = rule("CONSTRUCT { ?y :near ?x } WHERE { ?x :near ?y }");
        Graph graph = GraphMemFactory.createDefaultGraphSameTerm();
        graph.add(triple("a", "near", "b"));
        Closure closure = new Reasoner(Program.require(List.of(symmetric))).conclude(graph);
        Proof.Derived back =
                (Proof.Derived) closure.why(triple("b", "near", "a")).orElseThrow();
        assertEquals(List.of(), checker(closure).check(back));
        Proof.Derived circle = new Proof.Derived(
                triple("a", "near", "b"),
                symmetric,
                Map.of(Var.alloc("x"), node("b"), Var.alloc("y"), node("a")),
                List.of(back),
                List.of(),
                List.of());
        assertEquals(1, checker(closure).check(circle).size());
    }

    @Test
    void refusalNamesWhatIsMissingAndWhatIsInTheWay() throws InterruptedException {
        List<Rule> rules = new ArrayList<>();
        rules.add(rule("CONSTRUCT { ?x :partner ?y } WHERE { ?x :joins ?e . ?y :joins ?e . ?e a :Exercise"
                + " FILTER(?x != ?y) FILTER NOT EXISTS { ?y :observes ?e } }"));
        Graph graph = GraphMemFactory.createDefaultGraphSameTerm();
        Node type = NodeFactory.createURI(RandomCase.PREFIXES.get("rdf") + "type");
        graph.add(Triple.create(node("e"), type, node("Exercise")));
        graph.add(triple("a", "joins", "e"));
        graph.add(triple("b", "joins", "e"));
        graph.add(triple("b", "observes", "e"));
        Closure closure = new Reasoner(Program.require(rules)).conclude(graph);
        WhyNot negated = closure.whyNot(triple("a", "partner", "b"));
        assertEquals(
                List.of(List.of(triple("b", "observes", "e"))),
                negated.attempts().getFirst().present());
        WhyNot missing = closure.whyNot(triple("a", "partner", "c"));
        assertEquals(
                List.of(triple("c", "joins", "e")),
                missing.attempts().getFirst().missing());
        WhyNot filtered = closure.whyNot(triple("a", "partner", "a"));
        assertEquals(1, filtered.attempts().getFirst().failed().size());
        assertTrue(closure.whyNot(triple("b", "partner", "a")).holds());
        assertEquals(List.of(), closure.whyNot(triple("a", "unknown", "b")).attempts());
    }
}
