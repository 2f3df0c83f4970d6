package org.w3id.entente.sparql;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3id.entente.vocab.Prefixes;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A text that is too large is refused before anything descends into it; one that people write is not. */
class TextBoundsTest {
    private static final QueryReader READER = new QueryReader(Prefixes.usual());

    static List<Arguments> forms() {
        return List.of(
                form("brackets", n -> "ASK { FILTER" + "(".repeat(n) + "true" + ")".repeat(n) + " }"),
                form("brackets", n -> "ASK " + "{".repeat(n) + "?s ?p ?o" + "}".repeat(n)),
                form("brackets", n -> "ASK { FILTER(1 = " + "ABS(".repeat(n) + "1" + ")".repeat(n) + ") }"),
                form("brackets", n -> "ASK { ?s ?p " + "[ ?p ".repeat(n) + "1" + "]".repeat(n) + " }"),
                form("brackets", n -> "ASK { ?s ?p " + "(".repeat(n) + "1" + ")".repeat(n) + " }"),
                form("brackets", n -> "ASK { ?s " + "(".repeat(n) + "ent:a" + ")*".repeat(n) + " ?o }"),
                form("brackets", n -> "ASK { " + "{ SELECT * ".repeat(n) + "{ ?s ?p ?o }" + "}".repeat(n) + " }"),
                form("EXISTS", n -> "ASK { " + "FILTER NOT EXISTS { ".repeat(n / 4) + "}".repeat(n / 4) + " }"),
                form("operators", n -> "ASK { FILTER(" + list(n, i -> "?o = " + i, " || ") + ") }"),
                form("operators", n -> "ASK { FILTER(" + list(n, i -> "" + i, " + ") + " > 1) }"),
                form("operators", n -> "ASK { FILTER(" + "! ".repeat(n) + "true) }"),
                form("operators", n -> "ASK { ?s " + list(n, i -> "ent:a" + i, "|") + " ?o }"),
                form("patterns", n -> "ASK { " + list(n, i -> "OPTIONAL { ?s ?p " + i + " }", " ") + " }"),
                form("patterns", n -> "ASK { " + list(n, i -> "{ ?s ?p " + i + " }", " UNION ") + " }"),
                form("patterns", n -> "ASK { " + list(n, i -> "BIND(" + i + " AS ?v" + i + ")", " ") + " }"),
                form("patterns", n -> "ASK { " + list(n, i -> "FILTER(?o != " + i + ")", " ") + " }"),
                form("patterns", n -> "SELECT " + list(n, i -> "(" + i + " AS ?v" + i + ")", " ") + " {}"),
                form("triples", n -> "ASK { " + list(n, i -> "?s ?p" + i + " ?o", " . ") + " }"),
                form("words", n -> "ASK { VALUES ?v { " + "1 ".repeat(n * 10) + " } }"),
                form("characters", n -> "ASK { ?s ?p " + "9".repeat(n * 10) + " }"),
                form("characters", n -> "ASK { ?s ?p \"" + "9".repeat(n * 10) + "\"^^xsd:integer }"),
                form("characters", n -> "ASK { ?s ?p \"" + "9".repeat(n * 100) + "\" }"));
    }

    private static Arguments form(String found, IntFunction<String> text) {
        return Arguments.of(found, text);
    }

    private static String list(int number, IntFunction<String> item, String separator) {
        return IntStream.range(0, number).mapToObj(item).collect(Collectors.joining(separator));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void whatIsTooLargeIsRefused(String found, IntFunction<String> text) {
        QuerySyntaxException fault = assertThrows(QuerySyntaxException.class, () -> READER.read(text.apply(12_000)));
        assertTrue(fault.found().contains(found), fault.getMessage());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void whatPeopleWriteIsRead(String found, IntFunction<String> text) {
        assertDoesNotThrow(() -> READER.read(text.apply(30)), found);
    }

    @Test
    void aListOfManyTermsIsRead() {
        assertDoesNotThrow(() -> READER.read("ASK { FILTER(?o IN (" + list(20_000, i -> "" + i, ",") + ")) }"));
    }

    @Test
    void theDataOfAnUpdateMayBeMany() {
        String data = list(5_000, i -> "GRAPH id:g { id:a ent:b" + i + " 1, 2 . }", " ");
        assertDoesNotThrow(() -> TextBounds.OF_UPDATES.check("INSERT DATA { " + data + " }"));
        assertThrows(
                QuerySyntaxException.class, () -> TextBounds.OF_UPDATES.check("INSERT { } WHERE { " + data + " }"));
    }
}
