package org.w3id.entente.reason;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3id.entente.reason.RuleProblem.Kind;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

/** What is outside the profile is refused with its kind; what is inside is accepted. */
final class RuleCompilerTest {
    private static final Node NAME = NodeFactory.createURI("http://example.org/rule");
    private static final Map<String, String> PREFIXES = Map.of("", "http://example.org/");

    private static Compiled compile(String text) {
        return RuleCompiler.compile(NAME, "", text, PREFIXES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '%',
            quoteCharacter = '~',
            value = {
                "SYNTAX % CONSTRUCT { ?x :p ?y WHERE { ?x :q ?y }",
                "SYNTAX % CONSTRUCT { ?x none:p ?y } WHERE { ?x :q ?y }",
                "FORM % SELECT * WHERE { ?x :q ?y }",
                "FORM % CONSTRUCT { } WHERE { ?x :q ?y }",
                "FORM % CONSTRUCT { ?x :p ?y } WHERE { ?x :q ?y } LIMIT 1",
                "FORM % CONSTRUCT { ?x :p ?y } FROM :g WHERE { ?x :q ?y }",
                "UNSAFE_HEAD % CONSTRUCT { ?x :p ?z } WHERE { ?x :q ?y }",
                "UNSAFE_HEAD % CONSTRUCT { ?x :p ?z } WHERE { ?x :q ?y FILTER NOT EXISTS { ?x :r ?z } }",
                "UNSAFE_HEAD % CONSTRUCT { ?x :p ?y } WHERE { { SELECT ?x (COUNT(?y) AS ?n) { ?x :q ?y } GROUP BY ?x } }",
                "UNSAFE_EXPRESSION % CONSTRUCT { ?x :p ?y } WHERE { ?x :q ?y FILTER(?z != ?x) }",
                "UNSAFE_EXPRESSION % CONSTRUCT { ?x :p ?y } WHERE { ?x :q ?y FILTER NOT EXISTS { ?x :r ?w FILTER(?z = 1) } }",
                "UNSAFE_EXPRESSION % CONSTRUCT { ?x :p ?m } WHERE { ?x :q ?y BIND(STR(?z) AS ?m) }",
                "UNSAFE_EXPRESSION % CONSTRUCT { ?x :p ?m } WHERE { ?x :q ?y BIND(STR(?y) AS ?m) ?m :r ?x }",
                "UNSAFE_EXPRESSION % CONSTRUCT { ?x :p ?m } WHERE { ?x :q ?y BIND(?y AS ?m) FILTER NOT EXISTS { ?m :r ?x } }",
                "VARIABLE_PREDICATE % CONSTRUCT { ?x :p ?y } WHERE { ?x ?q ?y }",
                "VARIABLE_PREDICATE % CONSTRUCT { ?x ?q ?y } WHERE { ?x :p ?y . ?y :q ?q }",
                "HEAD_TERM % CONSTRUCT { [] :p ?y } WHERE { ?x :q ?y }",
                "PATH % CONSTRUCT { ?x :p ?y } WHERE { ?x :q+ ?y }",
                "PATH % CONSTRUCT { ?x :p ?y } WHERE { ?x :q|:r ?y }",
                "PATTERN % CONSTRUCT { ?x :p ?y } WHERE { ?x :q ?y OPTIONAL { ?x :r ?z } }",
                "PATTERN % CONSTRUCT { ?x :p ?y } WHERE { { ?x :q ?y } UNION { ?x :r ?y } }",
                "PATTERN % CONSTRUCT { ?x :p ?y } WHERE { ?x :q ?y MINUS { ?x :r ?y } }",
                "PATTERN % CONSTRUCT { ?x :p ?y } WHERE { GRAPH :g { ?x :q ?y } }",
                "PATTERN % CONSTRUCT { ?x :p ?y } WHERE { SERVICE :g { ?x :q ?y } }",
                "PATTERN % CONSTRUCT { ?x :p ?y } WHERE { ?x :q ?y VALUES ?x { :a } }",
                "PATTERN % CONSTRUCT { ?x :p ?y } WHERE { ?x :q ?y FILTER NOT EXISTS { ?x :r ?z FILTER NOT EXISTS { ?z :r ?x } } }",
                "EXPRESSION % CONSTRUCT { ?x :p ?y } WHERE { ?x :q ?y FILTER EXISTS { ?x :r ?z } }",
                "EXPRESSION % CONSTRUCT { ?x :p ?m } WHERE { ?x :q ?y BIND(UUID() AS ?m) }",
                "EXPRESSION % CONSTRUCT { ?x :p ?y } WHERE { ?x :q ?y FILTER(?y < NOW()) }",
                "AGGREGATION % CONSTRUCT { ?x :p ?n } WHERE { ?x :r ?z { SELECT ?x (COUNT(?y) AS ?n) { ?x :q ?y } GROUP BY ?x } }",
                "AGGREGATION % CONSTRUCT { :a :p ?n } WHERE { { SELECT (COUNT(?y) AS ?n) { ?x :q ?y } } }",
                "AGGREGATION % CONSTRUCT { ?x :p ?n } WHERE { { SELECT ?x (AVG(?y) AS ?n) { ?x :q ?y } GROUP BY ?x } }",
                "AGGREGATION % CONSTRUCT { ?x :p ?n } WHERE { { SELECT ?x (COUNT(?y) AS ?n) { ?x :q ?y } GROUP BY ?x HAVING(COUNT(?y) > 1) } }",
                "AGGREGATION % CONSTRUCT { ?x :p ?n } WHERE { { SELECT ?x (COUNT(?y) AS ?n) { ?x :q ?y { SELECT ?y (COUNT(?z) AS ?m) { ?y :q ?z } GROUP BY ?y } } GROUP BY ?x } }",
            })
    void refused(Kind kind, String text) {
        Compiled.Refused refused = assertInstanceOf(Compiled.Refused.class, compile(text));
        assertEquals(kind, refused.problems().getFirst().kind(), refused.problems()::toString);
        assertFalse(refused.problems().getFirst().message().isBlank());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONSTRUCT { ?x :p ?y } WHERE { ?x :q/^:r/:s ?y }",
                "CONSTRUCT { ?x :p ?y } WHERE { ?x :q [ :r ?y ] }",
                "CONSTRUCT { ?x a ?c } WHERE { ?x :q ?c }",
                "CONSTRUCT { ?x :p 1 , \"one\"@en } WHERE { ?x :q ?y FILTER(?y IN (1, 2)) }",
                "CONSTRUCT { ?x :p ?m } WHERE { ?x :q ?y BIND(IRI(CONCAT(STR(?x), \"/m\")) AS ?m) }",
                "CONSTRUCT { ?x :p ?n } WHERE { { SELECT ?x (SUM(DISTINCT ?y) AS ?n) { ?x :q ?y } GROUP BY ?x } FILTER(?n > 1) }",
            })
    void accepted(String text) {
        assertInstanceOf(
                Compiled.Accepted.class, compile(text), () -> compile(text).toString());
    }

    @Test
    void variableNamedDistinctIsAVariable() {
        Rule rule = rule(
                "one",
                "CONSTRUCT { ?x :p ?n } WHERE { { SELECT ?x (COUNT(?distinct) AS ?n) { ?x :q ?distinct } GROUP BY ?x } }");
        Body.Aggregation aggregation = assertInstanceOf(Body.Aggregation.class, rule.body());
        assertFalse(aggregation.aggregates().getFirst().distinct());
    }

    @Test
    void syntaxProblemHasItsPlace() {
        Compiled.Refused refused =
                assertInstanceOf(Compiled.Refused.class, compile("CONSTRUCT { ?x :p ?y }\nWHERE { ?x :p }"));
        assertEquals(2, refused.problems().getFirst().line());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '%',
            value = {
                "1:19 % CONSTRUCT { ?x :p ?z } WHERE { ?x :q ?y }",
                "2:25 % CONSTRUCT { ?x :p ?y }\\nWHERE { ?x :q ?y FILTER($z != ?x) }",
                "2:18 % CONSTRUCT { ?x :p ?y }\\nWHERE { ?x :q ?y OPTIONAL { ?x :r ?z } }",
                "2:14 % CONSTRUCT { ?x :p ?y }\\nWHERE { ?x :q+ ?y }",
                "3:1 % CONSTRUCT { ?x :p ?y }\\nWHERE { ?x :q ?y }\\nLIMIT 1",
            })
    void problemHasItsPlace(String place, String text) {
        Compiled.Refused refused = assertInstanceOf(Compiled.Refused.class, compile(text.replace("\\n", "\n")));
        RuleProblem problem = refused.problems().getFirst();
        assertEquals(place, problem.line() + ":" + problem.column(), problem::toString);
    }

    @Test
    void cycleThroughNegationNamesItsPredicatesAndRules() {
        Program.Result result = Program.of(List.of(
                rule("one", "CONSTRUCT { ?x :p ?y } WHERE { ?x :q ?y FILTER NOT EXISTS { ?x :r ?y } }"),
                rule("two", "CONSTRUCT { ?x :r ?y } WHERE { ?x :s ?y }"),
                rule("three", "CONSTRUCT { ?x :s ?y } WHERE { ?x :p ?y }")));
        RuleProblem problem =
                assertInstanceOf(Program.Result.Cyclic.class, result).problems().getFirst();
        assertEquals(Kind.UNSTRATIFIED, problem.kind());
        assertEquals("p r s", names(problem.predicates()));
        assertEquals("one three two", names(problem.rules()));
    }

    @Test
    void classesAreToldApart() {
        Program.Result result = Program.of(List.of(
                rule("one", "CONSTRUCT { ?x a :A } WHERE { ?x a :B FILTER NOT EXISTS { ?x a :C } }"),
                rule("two", "CONSTRUCT { ?x a :C } WHERE { ?x a :D }")));
        assertInstanceOf(Program.Result.Ordered.class, result);
        Program.Result all = Program.of(List.of(
                rule("one", "CONSTRUCT { ?x a :A } WHERE { ?x a :B FILTER NOT EXISTS { ?x a :C } }"),
                rule("two", "CONSTRUCT { ?x a ?c } WHERE { ?x :made ?c }")));
        assertInstanceOf(Program.Result.Ordered.class, Program.of(List.of()));
        assertInstanceOf(Program.Result.Cyclic.class, all);
    }

    private static String names(List<Node> nodes) {
        return nodes.stream().map(Node::getLocalName).sorted().collect(Collectors.joining(" "));
    }

    private static Rule rule(String name, String text) {
        Node node = NodeFactory.createURI("http://example.org/" + name);
        return assertInstanceOf(Compiled.Accepted.class, RuleCompiler.compile(node, "", text, PREFIXES))
                .rule();
    }
}
