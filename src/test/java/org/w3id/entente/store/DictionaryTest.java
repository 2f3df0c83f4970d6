package org.w3id.entente.store;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.TextDirection;
import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

final class DictionaryTest {
    static {
        JenaSystem.init();
    }

    static Stream<Node> terms() {
        return Stream.of(
                NodeFactory.createURI("http://example.org/a/b"),
                NodeFactory.createURI("urn:none"),
                NodeFactory.createURI(""),
                NodeFactory.createURI("http://example.org/"),
                NodeFactory.createURI("http://example.org/日本#術"),
                NodeFactory.createLiteralString(""),
                NodeFactory.createLiteralString("a".repeat(70_000)),
                NodeFactory.createLiteralLang("\uD83D\uDE00", "ja"),
                NodeFactory.createLiteralDirLang("x", "ar", TextDirection.RTL),
                NodeFactory.createLiteralDT("01", XSDDatatype.XSDinteger),
                NodeFactory.createLiteralDT("one", XSDDatatype.XSDinteger),
                NodeFactory.createBlankNode("label"),
                NodeFactory.createTripleTerm(
                        NodeFactory.createURI("urn:s"),
                        NodeFactory.createURI("urn:p"),
                        NodeFactory.createLiteralString("o")));
    }

    @ParameterizedTest
    @MethodSource("terms")
    void termComesBack(Node term) {
        Dictionary dictionary = new Dictionary();
        assertEquals(Dictionary.ABSENT, dictionary.find(term));
        int id = dictionary.intern(term);
        assertEquals(id, dictionary.intern(term));
        assertEquals(id, dictionary.find(term));
        assertEquals(term, dictionary.node(id));
        assertEquals(term.isLiteral(), dictionary.isLiteral(id));
        assertEquals(term.isURI(), dictionary.isIri(id));
    }

    @Test
    void likeTermsAreDifferent() {
        Dictionary dictionary = new Dictionary();
        terms().forEach(dictionary::intern);
        int one = dictionary.intern(NodeFactory.createLiteralDT("1", XSDDatatype.XSDinteger));
        assertNotEquals(one, dictionary.intern(NodeFactory.createLiteralDT("01", XSDDatatype.XSDinteger)));
        assertNotEquals(one, dictionary.intern(NodeFactory.createLiteralString("1")));
        assertNotEquals(one, dictionary.intern(NodeFactory.createBlankNode("1")));
    }

    @Test
    void unknownIdIsRefused() {
        Dictionary dictionary = new Dictionary();
        assertThrows(IndexOutOfBoundsException.class, () -> dictionary.node(1));
        assertThrows(IndexOutOfBoundsException.class, () -> dictionary.node(Dictionary.ABSENT));
    }

    @Test
    void idsEqualThoseOfAMap() {
        Random random = new Random(7);
        Dictionary dictionary = new Dictionary();
        Map<Node, Integer> expected = new HashMap<>();
        for (int i = 0; i < 200_000; i++) {
            int number = random.nextInt(80_000);
            // More namespaces than the dictionary numbers.
            Node term = NodeFactory.createURI("http://example.org/" + number + "/" + random.nextInt(2));
            int id = dictionary.intern(term);
            assertEquals(expected.computeIfAbsent(term, each -> expected.size() + 1), id);
        }
        expected.forEach((term, id) -> {
            assertEquals(id, dictionary.find(term));
            assertEquals(term, dictionary.node(id));
        });
        assertEquals(expected.size(), dictionary.size());
    }

    @Test
    void threadsAgree() throws Exception {
        Dictionary dictionary = new Dictionary();
        try (ExecutorService executor = Executors.newFixedThreadPool(4)) {
            List<Future<Map<Node, Integer>>> futures = Stream.generate(() -> executor.submit(() -> {
                        Map<Node, Integer> ids = new HashMap<>();
                        for (int i = 0; i < 20_000; i++) {
                            Node term = NodeFactory.createURI("http://example.org/" + i);
                            ids.put(term, dictionary.intern(term));
                            assertEquals(term, dictionary.node(ids.get(term)));
                        }
                        return ids;
                    }))
                    .limit(4)
                    .toList();
            Map<Node, Integer> first = futures.getFirst().get();
            for (Future<Map<Node, Integer>> future : futures) {
                assertEquals(first, future.get());
            }
        }
        assertEquals(20_000, dictionary.size());
    }
}
