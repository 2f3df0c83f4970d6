package org.w3id.entente.query.search;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.query.Snapshots;
import org.w3id.entente.query.limits.Budget;
import org.w3id.entente.query.limits.LimitException;
import org.w3id.entente.query.limits.Limits;
import org.w3id.entente.vocab.Namespaces;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What is found by what is typed: the cases of {@code search/names.tsv} in the project's graph, and what costs too much. */
class SearchIndexTest {
    private static Snapshot snapshot;
    private static SearchIndex index;

    @BeforeAll
    static void build() {
        snapshot = Snapshots.of(Path.of(System.getProperty("entente.home")));
        try (Budget budget = Budget.start(Limits.OF_SERVER)) {
            index = SearchIndex.of(snapshot.closure().graph(), budget);
        }
    }

    static List<String[]> cases() throws IOException, URISyntaxException {
        Path file = Path.of(Objects.requireNonNull(SearchIndexTest.class.getResource("/search/names.tsv"))
                .toURI());
        List<String[]> cases = Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .toList();
        assertFalse(cases.isEmpty(), "no case in " + file);
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsMeantComesFirst(String typed, String iri, double least) {
        List<Hit> hits = find(SearchRequest.of(typed, 5));
        assertEquals(Namespaces.BASE + iri, hits.getFirst().thing().getURI(), hits::toString);
        assertTrue(hits.getFirst().score() >= least, hits::toString);
    }

    @Test
    void whatIsBegunIsFoundByEachOfItsWords() {
        List<String> found = find(new SearchRequest(
                        "secur",
                        SearchRequest.Manner.BEGINNING,
                        node -> node.getURI().startsWith(Namespaces.ID),
                        SearchRequest.MOST))
                .stream()
                .map(hit -> hit.thing().getURI())
                .toList();
        assertTrue(found.contains(Namespaces.ID + "japan-australia-space-security-dialogue"), found::toString);
    }

    @Test
    void nonsenseIsNotFound() {
        assertEquals(List.of(), find(SearchRequest.of("qqqqqqxxxxzzzz", 5)));
        assertEquals(List.of(), find(SearchRequest.of("", 5)));
        assertEquals(List.of(), find(SearchRequest.of("?!…", 5)));
    }

    @Test
    void theFilterIsKept() {
        List<Hit> hits = find(new SearchRequest(
                "Japan", SearchRequest.Manner.WHOLE, node -> node.getURI().contains("/claim/"), 5));
        assertTrue(hits.stream().allMatch(hit -> hit.thing().getURI().contains("/claim/")), hits::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "Straße, strasse",
        "ÉCOLE, ecole",
        "ｶﾞｲﾄﾞ, ガイド",
        "カイト, カイト",
        "U.S.-Japan, u s japan",
        "２０２０年, 2020年",
    })
    void textsAreMadeAlike(String text, String folded) {
        assertEquals(folded, Folding.fold(text));
    }

    @Test
    void manyNamesAreSearchedAndTheBudgetHolds() {
        Graph graph = GraphFactory.createDefaultGraph();
        for (int i = 0; i < 20_000; i++) {
            graph.add(
                    NodeFactory.createURI(Namespaces.ID + "series-" + i),
                    RDFS.label.asNode(),
                    NodeFactory.createLiteralLang("Meeting number " + i + " of a long series", "en"));
        }
        try (Budget budget = Budget.start(Limits.OF_SERVER)) {
            SearchIndex large = SearchIndex.of(graph, budget);
            List<Hit> hits = large.find(SearchRequest.of("meting number 12345 of a long series", 3), budget);
            assertEquals(Namespaces.ID + "series-12345", hits.getFirst().thing().getURI());
        }
        try (Budget stopped = Budget.start(Limits.OF_SERVER)) {
            stopped.stop();
            assertThrows(LimitException.class, () -> SearchIndex.of(graph, stopped));
        }
    }

    @Test
    void theIndexOfASnapshotIsBuiltOnce() throws InterruptedException {
        SearchIndexes indexes = new SearchIndexes();
        try (Budget budget = Budget.start(Limits.OF_SERVER)) {
            assertSame(indexes.of(snapshot, budget), indexes.of(snapshot, budget));
        }
    }

    private static List<Hit> find(SearchRequest request) {
        try (Budget budget = Budget.start(Limits.OF_SERVER)) {
            return index.find(request, budget);
        }
    }
}
