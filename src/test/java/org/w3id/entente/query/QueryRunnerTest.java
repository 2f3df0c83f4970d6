package org.w3id.entente.query;

import org.apache.jena.query.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3id.entente.query.limits.Budget;
import org.w3id.entente.query.limits.Limit;
import org.w3id.entente.query.limits.LimitException;
import org.w3id.entente.query.limits.Limits;
import org.w3id.entente.sparql.QueryReader;
import org.w3id.entente.vocab.Prefixes;

import java.util.Map;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class QueryRunnerTest {
    private static final QueryRunner SMALL = new QueryRunner(Fixture.dataset(), Optional.empty(), 2);

    @ParameterizedTest
    @CsvSource({
        "SELECT * { ?a ?b ?c . ?d ?e ?f }, rows",
        "CONSTRUCT { ?a ?e ?f } { ?a ?b ?c . ?d ?e ?f }, triples",
        "DESCRIBE id:japan, triples",
    })
    void anAnswerBeyondTheLimitIsRefused(String query, String things) {
        AnswerSizeException large = assertThrows(AnswerSizeException.class, () -> SMALL.run(read(query)));
        assertEquals("the answer has more than 2 " + things + "; add LIMIT, or narrow the query", large.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "SELECT * { ?a ?b ?c } LIMIT 2",
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f }",
        "CONSTRUCT { id:japan a ent:State } { ?a ?b ?c }",
        "ASK { ?a ?b ?c }",
    })
    void anAnswerWithinTheLimitIsGiven(String query) {
        assertTrue(SMALL.run(read(query)).isPositive());
    }

    @Test
    void aQueryThatIsStoppedSaysSo() {
        try (Budget budget = Budget.start(Limits.OF_COMMANDS)) {
            budget.stop();
            Query query = read("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }");
            LimitException stopped = assertThrows(LimitException.class, () -> SMALL.run(query, Map.of(), budget));
            assertEquals(Limit.STOPPED, stopped.limit());
        }
    }

    @Test
    void aLimitNamesItselfItsAmountAndTheCure() {
        QueryRunner runner = new QueryRunner(Fixture.dataset(), Limits.OF_SERVER.withStringLength(10));
        LimitException passed = assertThrows(
                LimitException.class, () -> runner.run(read("SELECT (CONCAT(STR(?a), STR(?b)) AS ?x) { ?a ?b ?c }")));
        assertEquals("string-length", passed.limit().label());
        assertEquals("10 characters", passed.amount());
        assertEquals("the query met a string of more than 10 characters", passed.met());
        assertEquals("join or replace shorter strings", passed.cure());
    }

    /** The guarded functions give what ARQ's own do. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "REGEX('abc', 'B', 'i') | true",
                "REGEX('a.c', '.', 'q') | true",
                "REGEX('abc', '.{4}') | false",
                "REPLACE('abracadabra', 'bra', '*') | 'a*cada*'",
                "REPLACE('abracadabra', 'a.*?a', '*') | '*c*bra'",
                "REPLACE('abracadabra', 'a(.)', 'a$1$1') | 'abbraccaddabbra'",
                "REPLACE('abc', '', '-') | '-abc'",
                "REPLACE('ABC'@en, 'b', 'x', 'i') | 'AxC'@en",
                "COALESCE(REPLACE('abc', 'b', '$9'), 'error') | 'error'",
                "COALESCE(REGEX('abc', CONCAT('(')), 'error') | 'error'",
                "COALESCE(REGEX(1, 'a'), 'error') | 'error'",
                "CONCAT('a'@en, 'b'@en) | 'ab'@en",
                "CONCAT('a', 'b'@en) | 'ab'",
                "CONCAT() | ''",
                "ENCODE_FOR_URI('é ') | '%C3%A9%20'",
                "CONTAINS('abc', 'bc') | true",
                "STRBEFORE('abc'@en, 'b') | 'a'@en",
                "STRAFTER('abc', 'x') | ''",
                "1 + 2.5 | 3.5",
                "1 / 4 | 0.25",
                "10 - 3 * 2 | 4",
                "STRDT('5', xsd:integer) + 1 | 6",
                "xsd:integer('7') | 7",
                "xsd:decimal('1.50') | 1.5",
            })
    void aGuardedFunctionGivesWhatTheFunctionGives(String expression, String value) {
        Query query = read("ASK { BIND(" + expression + " AS ?x) FILTER(?x = " + value + ") }");
        assertTrue(
                new QueryRunner(Fixture.dataset(), Limits.OF_SERVER).run(query).isPositive());
    }

    private static Query read(String text) {
        return new QueryReader(Prefixes.usual()).read(text);
    }
}
