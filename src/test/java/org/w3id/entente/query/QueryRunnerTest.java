package org.w3id.entente.query;

import org.apache.jena.query.Query;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3id.entente.sparql.QueryReader;
import org.w3id.entente.vocab.Prefixes;

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

    private static Query read(String text) {
        return new QueryReader(Prefixes.usual()).read(text);
    }
}
