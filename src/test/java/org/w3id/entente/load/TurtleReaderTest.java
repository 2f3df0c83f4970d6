package org.w3id.entente.load;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TurtleReaderTest {
    private static final String PREFIX = "@prefix ex: <https://example.org/> .\n";

    @Test
    void placesEachTerm() {
        Document document = read(PREFIX + "ex:a a ex:T ;\n  ex:p ex:b , \"c\"@en .\n");
        assertEquals(List.of("2:1 2:6 2:8", "2:1 3:3 3:8", "2:1 3:3 3:15"), places(document));
        assertEquals(List.of("f:3:8"), strings(document.mentions(node("b"))));
        assertEquals(Optional.of(new Place("f", 2, 1)), document.firstPlace(node("a")));
        assertEquals(Optional.of(new Place("f", 3, 3)), document.firstPlace(node("a"), node("p")));
        assertEquals(Optional.empty(), document.firstPlace(node("b")));
    }

    @Test
    void placesBlankNodesWhereTheyOpen() {
        Document document = read(PREFIX + "ex:a ex:p [ a ex:T ; ex:q [ ex:r 1 ] ] , ex:b .\n");
        assertEquals(
                List.of("2:11 2:13 2:15", "2:27 2:29 2:34", "2:11 2:22 2:27", "2:1 2:6 2:11", "2:1 2:6 2:42"),
                places(document));
        assertEquals(1, document.statements().size());
    }

    @Test
    void countsLinesAfterASyntaxError() {
        Document document = read(PREFIX + "ex:a ex:p \"x .\n\nex:b ex:p ex:c ; .\n\nex:d ex:p .\nex:e ex:p 1 .\n");
        assertEquals(List.of("4:1 4:6 4:11", "7:1 7:6 7:11"), places(document));
        assertEquals(
                List.of("f:2:11", "f:6:11"),
                document.problems().stream()
                        .map(each -> each.place().toString())
                        .toList());
        assertTrue(document.unread().contains(node("a")));
        assertTrue(document.unread().contains(node("d")));
    }

    @Test
    void findsStatementsAfterSparqlPrefixes() {
        Document document = read("PREFIX ex: <https://example.org/>\nex:a ex:p ex:b .\n[] ex:p 1 .\n(1) ex:p 2 .");
        assertEquals(
                List.of("f:2:1", "f:3:1", "f:4:1"),
                document.statements().stream()
                        .map(each -> each.place().toString())
                        .toList());
        assertEquals("f:1:8", document.declarations().get(0).place().toString());
    }

    @Test
    void readsAByteOrderMarkAndWindowsLineEnds() {
        Document document = read("\uFEFF" + PREFIX.replace("\n", "\r\n") + "ex:a ex:p ex:b .\r\nex:c ex:p ex:d .\r\n");
        assertEquals(List.of("2:1 2:6 2:11", "3:1 3:6 3:11"), places(document));
        assertEquals(Optional.of("ex:a ex:p ex:b ."), document.line(2));
    }

    @Test
    void givesUpAfterAThousandSyntaxErrors() {
        Document document = read(PREFIX + "ex:a ex:p .\n\n".repeat(2000) + "ex:last a ex:T .\n");
        assertEquals(1000, document.problems().size());
        assertEquals(0, document.size());
        assertTrue(document.unread().contains(node("last")));
    }

    @Test
    void tellsHowFarItIs() {
        long[] bytes = {0};
        byte[] text = (PREFIX + "ex:a ex:p .\n\nex:a ex:p ex:b .\n").getBytes(StandardCharsets.UTF_8);
        new TurtleReader(count -> bytes[0] += count)
                .read(Source.stream("f", new ByteArrayInputStream(text), SourceKind.DATA));
        assertEquals(text.length, bytes[0]);
    }

    private static Document read(String text) {
        ByteArrayInputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return new TurtleReader().read(Source.stream("f", in, SourceKind.DATA));
    }

    private static Node node(String local) {
        return NodeFactory.createURI("https://example.org/" + local);
    }

    private static List<String> places(Document document) {
        return IntStream.range(0, document.size())
                .mapToObj(i -> at(document.subjectPlace(i)) + " " + at(document.predicatePlace(i)) + " "
                        + at(document.objectPlace(i)))
                .toList();
    }

    private static String at(Place place) {
        return place.line() + ":" + place.column();
    }

    private static List<String> strings(List<Place> places) {
        return places.stream().map(Place::toString).toList();
    }
}
