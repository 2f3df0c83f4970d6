package org.w3id.entente.load;

import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What somebody sends is read whole, or refused with a place; and nobody else is asked for anything. */
class RdfPayloadTest {
    private static final Map<String, PayloadFormat> FORMATS = Map.of(
            "ttl", PayloadFormat.TURTLE,
            "trig", PayloadFormat.TRIG,
            "nt", PayloadFormat.NTRIPLES,
            "nq", PayloadFormat.NQUADS,
            "jsonld", PayloadFormat.JSONLD,
            "rdf", PayloadFormat.RDFXML);

    private static final String RDF_XML =
            "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"" + " xmlns:e=\"http://example.org/\">";
    private static final String SUBJECT = "<http://example.org/a> <http://example.org/b> ";

    @TestFactory
    List<DynamicTest> aFaultyPayloadIsRefused() throws Exception {
        return cases("hostile", file -> {
            Payload.Fault fault = assertInstanceOf(Payload.Fault.class, read(file));
            Path expected = file.resolveSibling(file.getFileName() + ".txt");
            if (Boolean.getBoolean("entente.approve")) {
                Files.writeString(expected, fault.message() + "\n");
            }
            assertEquals(Files.readString(expected), fault.message() + "\n");
        });
    }

    @TestFactory
    List<DynamicTest> aPayloadIsReadWhole() throws Exception {
        return cases("whole", file -> {
            List<Quad> quads =
                    assertInstanceOf(Payload.Statements.class, read(file)).quads();
            assertEquals(Files.readString(file.resolveSibling(file.getFileName() + ".txt")), quads.size() + "\n");
        });
    }

    private interface Check {
        void of(Path file) throws IOException;
    }

    private static List<DynamicTest> cases(String folder, Check check) throws IOException, URISyntaxException {
        Path place = Path.of(Objects.requireNonNull(RdfPayloadTest.class.getResource("/payloads/" + folder))
                .toURI());
        try (Stream<Path> files = Files.list(place)) {
            List<Path> found = files.filter(file -> FORMATS.containsKey(extension(file)))
                    .sorted()
                    .toList();
            assertFalse(found.isEmpty());
            return found.stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check.of(file)))
                    .toList();
        }
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static Payload read(Path file) throws IOException {
        return RdfPayload.USUAL.read(
                Files.readAllBytes(file), Objects.requireNonNull(FORMATS.get(extension(file))), Optional.empty());
    }

    static List<Arguments> largePayloads() {
        return List.of(
                Arguments.of(PayloadFormat.TURTLE, SUBJECT + "[ <http://example.org/b> ".repeat(5_000), "nested"),
                Arguments.of(PayloadFormat.TRIG, SUBJECT + "( ".repeat(50_000), "nested"),
                Arguments.of(PayloadFormat.NTRIPLES, (SUBJECT + "<<( ").repeat(5_000), "nested"),
                Arguments.of(PayloadFormat.JSONLD, "{\"http://example.org/a\":".repeat(20_000), "nested"),
                Arguments.of(PayloadFormat.JSONLD, "[".repeat(1_000_000), "nested"),
                Arguments.of(PayloadFormat.RDFXML, RDF_XML + "<rdf:Description><e:a>".repeat(5_000), "nested"),
                Arguments.of(PayloadFormat.TURTLE, SUBJECT + "9".repeat(1_000_000) + " .", "1000000 characters"),
                Arguments.of(
                        PayloadFormat.NQUADS,
                        SUBJECT + "\"" + "9".repeat(100_000) + "\"^^<http://www.w3.org/2001/XMLSchema#decimal> .",
                        "100000 characters"),
                Arguments.of(
                        PayloadFormat.NTRIPLES,
                        SUBJECT + "\"P9999999999D\"^^<http://www.w3.org/2001/XMLSchema#duration> .",
                        "duration"),
                Arguments.of(
                        PayloadFormat.NTRIPLES,
                        SUBJECT + "\"" + "[".repeat(20_000)
                                + "\"^^<http://w3id.org/awslabs/neptune/SPARQL-CDTs/List> .",
                        "a literal of"),
                Arguments.of(PayloadFormat.JSONLD, "{\"http://example.org/a\": " + "9".repeat(100_000) + "}", "digits"),
                Arguments.of(
                        PayloadFormat.TURTLE,
                        "@prefix a: <http://example.org/" + "x".repeat(100_000) + "> . a:b a:c a:d .",
                        "an IRI of"),
                Arguments.of(
                        PayloadFormat.TURTLE,
                        "@prefix a: <http://example.org/" + "x".repeat(8_000) + "> .\n"
                                + "a:b a:c a:d .\n".repeat(3_000),
                        "terms of more than"),
                Arguments.of(
                        PayloadFormat.JSONLD,
                        "{\"@context\":{\"a\":\"http://example.org/" + "x".repeat(100_000) + "/\"},\"@graph\":["
                                + "{\"@id\":\"a:1\",\"a:b\":\"c\"},".repeat(300) + "{}]}",
                        "a name of"),
                Arguments.of(PayloadFormat.TURTLE, SUBJECT + "<_:c> .", "the blank node"));
    }

    @ParameterizedTest
    @MethodSource("largePayloads")
    void whatWouldGrowIsRefused(PayloadFormat format, String text, String found) {
        Payload.Fault fault = assertInstanceOf(Payload.Fault.class, read(text, format));
        assertTrue(fault.message().contains(found), fault.message());
    }

    @Test
    void moreStatementsThanAllowedAreRefused() {
        Payload payload = new RdfPayload(2)
                .read((SUBJECT + "1, 2, 3 .").getBytes(StandardCharsets.UTF_8), PayloadFormat.TURTLE, Optional.empty());
        assertTrue(assertInstanceOf(Payload.Fault.class, payload).found().startsWith("more than 2 statements"));
    }

    @ParameterizedTest
    @MethodSource("relativePayloads")
    void aRelativeIriIsResolvedAgainstTheBase(PayloadFormat format, String text) {
        Payload payload = RdfPayload.USUAL.read(
                text.getBytes(StandardCharsets.UTF_8), format, Optional.of("http://example.org/base/"));
        Quad quad = assertInstanceOf(Payload.Statements.class, payload).quads().get(0);
        assertEquals("http://example.org/base/a", quad.getSubject().getURI());
    }

    static List<Arguments> relativePayloads() {
        return List.of(
                Arguments.of(PayloadFormat.TURTLE, "<a> <http://example.org/b> 1 ."),
                Arguments.of(PayloadFormat.TRIG, "{ <a> <http://example.org/b> 1 }"),
                Arguments.of(PayloadFormat.JSONLD, "{\"@id\": \"a\", \"http://example.org/b\": 1}"),
                Arguments.of(
                        PayloadFormat.RDFXML,
                        RDF_XML + "<rdf:Description rdf:about=\"a\"><e:b>1</e:b></rdf:Description></rdf:RDF>"));
    }

    @Test
    void aRelativeBaseIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> RdfPayload.USUAL.read(new byte[0], PayloadFormat.TURTLE, Optional.of("a")));
    }

    @ParameterizedTest
    @MethodSource("payloadsWithBlankNodes")
    void blankNodesAreNewEachTime(PayloadFormat format, String text) {
        assertNotEquals(subject(text, format), subject(text, format));
    }

    static List<Arguments> payloadsWithBlankNodes() {
        return List.of(
                Arguments.of(PayloadFormat.TURTLE, "_:b0 <http://example.org/b> 1 ."),
                Arguments.of(PayloadFormat.NQUADS, "_:b0 <http://example.org/b> \"1\" ."),
                Arguments.of(PayloadFormat.JSONLD, "{\"@id\": \"_:b0\", \"http://example.org/b\": 1}"),
                Arguments.of(
                        PayloadFormat.RDFXML,
                        RDF_XML + "<rdf:Description rdf:nodeID=\"b0\"><e:b>1</e:b></rdf:Description></rdf:RDF>"));
    }

    private static Object subject(String text, PayloadFormat format) {
        return assertInstanceOf(Payload.Statements.class, read(text, format))
                .quads()
                .get(0)
                .getSubject();
    }

    private static Payload read(String text, PayloadFormat format) {
        return RdfPayload.USUAL.read(text.getBytes(StandardCharsets.UTF_8), format, Optional.empty());
    }

    /** Every address that a syntax can hold is that of a socket which hears whoever calls, or that of a secret file. */
    @Test
    void nobodyIsCalledAndNoFileIsOpened(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.jsonld"), "{\"@context\": {\"a\": \"http://secret/\"}}");
        try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String http = "http://127.0.0.1:" + socket.getLocalPort() + "/x";
            for (String address : List.of(http, secret.toUri().toString())) {
                List<Arguments> payloads = List.of(
                        Arguments.of(PayloadFormat.JSONLD, "{\"@context\": \"%s\", \"a\": 1}"),
                        Arguments.of(PayloadFormat.JSONLD, "{\"@context\": [{}, \"%s\"], \"a\": 1}"),
                        Arguments.of(PayloadFormat.JSONLD, "{\"@context\": {\"@import\": \"%s\"}, \"a\": 1}"),
                        Arguments.of(
                                PayloadFormat.JSONLD,
                                "{\"@context\": {\"a\": {\"@id\": \"http://e/a\", \"@context\": \"%s\"}}, \"a\": {\"b\": 1}}"),
                        Arguments.of(PayloadFormat.RDFXML, "<!DOCTYPE x SYSTEM \"%s\">" + RDF_XML + "</rdf:RDF>"),
                        Arguments.of(
                                PayloadFormat.RDFXML,
                                "<!DOCTYPE x [<!ENTITY %% e SYSTEM \"%s\"> %%e;]>" + RDF_XML + "</rdf:RDF>"),
                        Arguments.of(
                                PayloadFormat.RDFXML,
                                "<!DOCTYPE x [<!ENTITY e SYSTEM \"%s\">]>" + RDF_XML
                                        + "<rdf:Description><e:a>&e;</e:a></rdf:Description></rdf:RDF>"),
                        Arguments.of(
                                PayloadFormat.RDFXML,
                                "<?xml-stylesheet href=\"%1$s\"?><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""
                                        + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                                        + " xsi:schemaLocation=\"http://e/ %1$s\" xsi:noNamespaceSchemaLocation=\"%1$s\"/>"),
                        Arguments.of(
                                PayloadFormat.NTRIPLES,
                                SUBJECT + "\"<!DOCTYPE x [<!ENTITY f SYSTEM '%s'>]><x>&f;</x>\""
                                        + "^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#XMLLiteral> ."));
                for (Arguments each : payloads) {
                    String text = ((String) each.get()[1]).formatted(address);
                    Payload payload = read(text, (PayloadFormat) each.get()[0]);
                    assertFalse(payload.toString().contains("//secret"), payload::toString);
                }
            }
            socket.setSoTimeout(1);
            assertThrows(SocketTimeoutException.class, socket::accept, "somebody was called");
        }
    }
}
