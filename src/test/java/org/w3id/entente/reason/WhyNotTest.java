package org.w3id.entente.reason;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Attempts say what is there and what is not, and what is missing is enough. */
final class WhyNotTest {
    private static final int SEEDS = 40;
    private static final String MAKING =
            "CONSTRUCT { ?m :side ?x, ?y } WHERE { ?e :joinedBy ?x, ?y ; :domain ?d . ?x :slug ?s . ?y :slug ?t"
                    + " FILTER(?x != ?y) BIND(IF(?s < ?t, CONCAT(?s, \"--\", ?t), CONCAT(?t, \"--\", ?s)) AS ?pair)"
                    + " BIND(IRI(CONCAT(\"http://example.org/\", ?pair, \"--\", STRAFTER(STR(?d), \".org/\"))) AS ?m) }";
    private static final String NAMING =
            "CONSTRUCT { ?x :slug ?s } WHERE { ?x a :Actor BIND(STRAFTER(STR(?x), \".org/\") AS ?s) }";
    private static final String MEETING = "CONSTRUCT { ?x :meets ?y } WHERE { ?m :side ?x, ?y . ?m a :Relation }";

    static IntStream seeds() {
        return IntStream.range(0, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsMissingIsMissingAndIsEnough(int seed) throws InterruptedException {
        RandomCase random = new RandomCase(seed);
        Closure closure = new Reasoner(random.program).conclude(random.graph());
        for (int i = 0; i < 20; i++) {
            check(closure, random.triple(), "seed " + seed + " " + random.texts);
        }
    }

    @Test
    void relationshipsOfTheProjectLackWhatTheyLack() throws InterruptedException {
        ProjectKnowledge project = ProjectKnowledge.read();
        Closure closure = new Reasoner(project.program()).conclude(project.asserted());
        Node slug = project("ontology#slug");
        List<Triple> slugs = closure.graph().find(Node.ANY, slug, Node.ANY).toList();
        int refused = 0;
        for (Triple one : slugs) {
            for (Triple other : slugs) {
                String first = one.getObject().getLiteralLexicalForm();
                String second = other.getObject().getLiteralLexicalForm();
                Triple partners = Triple.create(one.getSubject(), project("ontology#partner"), other.getSubject());
                if (first.compareTo(second) < 0 && !closure.holds(partners)) {
                    assertFalse(check(closure, partners, "").attempts().isEmpty());
                    Node name = project("id/relationship-" + first + "--" + second + "--cyber");
                    Triple evidence = Triple.create(name, project("ontology#evidence"), Var.alloc("evidence"));
                    WhyNot why = check(closure, evidence, "");
                    assertTrue(
                            why.attempts().getFirst().distance() <= 2,
                            () -> "nothing near is found: " + why.attempts().getFirst());
                    refused++;
                }
            }
        }
        assertTrue(refused > 0, "all are partners");
    }

    private static WhyNot check(Closure closure, Triple goal, String place) throws InterruptedException {
        WhyNot why = closure.whyNot(goal);
        assertEquals(closure.graph().contains(Rows.anywhere(goal)), why.holds(), place);
        assertTrue(!why.holds() || why.attempts().isEmpty(), place);
        for (WhyNot.Attempt attempt : why.attempts()) {
            String about = goal + " " + attempt + " " + place;
            assertTrue(attempt.held().stream().allMatch(closure::holds), about);
            assertTrue(attempt.missing().stream().filter(Triple::isConcrete).noneMatch(closure::holds), about);
            assertTrue(attempt.present().stream().flatMap(List::stream).allMatch(closure::holds), about);
            Body body = attempt.rule().body();
            boolean tells = body instanceof Body.Pattern
                    && attempt.failed().isEmpty()
                    && attempt.present().isEmpty()
                    && body.pattern().negations().isEmpty()
                    && attempt.missing().stream().allMatch(Triple::isConcrete);
            if (tells) {
                Closure then = closure.apply(Change.adding(attempt.missing())).closure();
                assertTrue(then.graph().contains(Rows.anywhere(goal)), about);
            }
        }
        return why;
    }

    @Test
    void madeNamesAreReadBackwards() throws InterruptedException {
        Closure closure = actors("a", "b", "c");
        WhyNot why = closure.whyNot(ProofTest.triple("a--c--cyber", "side", "c"));
        WhyNot.Attempt nearest = why.attempts().getFirst();
        assertEquals(1, nearest.distance(), nearest::toString);
        assertEquals(List.of(ProofTest.triple("e", "joinedBy", "c")), nearest.missing());
        WhyNot other = closure.whyNot(ProofTest.triple("b--c--space", "side", "c"));
        assertTrue(
                other.attempts().getFirst().missing().contains(ProofTest.triple("e", "joinedBy", "c")),
                other::toString);
        assertEquals(
                List.of(),
                closure.whyNot(ProofTest.triple("a--b--cyber", "side", "c")).attempts(),
                "the name is made of other names");
    }

    @Test
    void goalMayHaveVariables() throws InterruptedException {
        Closure closure = actors("a", "b", "c");
        Node name = ProofTest.node("b--c--cyber");
        WhyNot why = closure.whyNot(Triple.create(name, ProofTest.node("side"), Var.alloc("anybody")));
        assertEquals(
                List.of(ProofTest.triple("e", "joinedBy", "c")),
                why.attempts().getFirst().missing());
        assertTrue(closure.whyNot(Triple.create(Var.alloc("any"), ProofTest.node("side"), ProofTest.node("b")))
                .holds());
    }

    @Test
    void premiseThatCanNeverHoldIsNoNearMiss() throws InterruptedException {
        Closure closure = actors("a", "b", "c");
        WhyNot why = closure.whyNot(ProofTest.triple("a", "meets", "c"));
        Node relation = ProofTest.node("a--b--cyber");
        assertTrue(
                why.attempts().stream()
                        .flatMap(attempt -> attempt.missing().stream())
                        .noneMatch(triple -> triple.getSubject().equals(relation)),
                why::toString);
    }

    @Test
    void searchThatIsGivenUpSaysSo() throws InterruptedException {
        Rule rule = ProofTest.rule("CONSTRUCT { ?m :madeIn ?e } WHERE { ?e :has ?x, ?y"
                + " BIND(IRI(CONCAT(STR(?x), STRAFTER(STR(?y), \".org/\"))) AS ?m) }");
        Graph graph = GraphMemFactory.createDefaultGraphSameTerm();
        for (int i = 0; i < 200; i++) {
            graph.add(ProofTest.triple("e", "has", "o" + i));
        }
        Closure closure = new Reasoner(Program.require(List.of(rule))).conclude(graph);
        WhyNot why = closure.whyNot(ProofTest.triple("nothing", "madeIn", "e"));
        assertEquals(List.of(rule), why.unfinished());
        assertEquals(
                List.of(),
                closure.whyNot(ProofTest.triple("nothing", "madeIn", "f")).unfinished());
    }

    /** Two of the actors have joined something. */
    private static Closure actors(String... names) throws InterruptedException {
        Graph graph = GraphMemFactory.createDefaultGraphSameTerm();
        for (String name : names) {
            graph.add(Triple.create(ProofTest.node(name), RDF.type.asNode(), ProofTest.node("Actor")));
        }
        graph.add(ProofTest.triple("e", "joinedBy", "a"));
        graph.add(ProofTest.triple("e", "joinedBy", "b"));
        graph.add(ProofTest.triple("e", "domain", "cyber"));
        graph.add(ProofTest.triple("f", "domain", "space"));
        Node relation = ProofTest.node("Relation");
        graph.add(Triple.create(ProofTest.node("a--b--cyber"), RDF.type.asNode(), relation));
        List<Rule> rules = List.of(ProofTest.rule(MAKING), ProofTest.rule(NAMING), ProofTest.rule(MEETING));
        return new Reasoner(Program.require(rules)).conclude(graph);
    }

    private static Node project(String name) {
        return NodeFactory.createURI("https://w3id.org/entente/" + name);
    }
}
