package org.w3id.entente.store.log;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.rdfpatch.changes.RDFChangesBase;
import org.apache.jena.rdfpatch.text.RDFChangesWriterText;
import org.apache.jena.rdfpatch.text.RDFPatchReaderText;
import org.apache.jena.sparql.core.Quad;
import org.w3id.entente.store.CanonicalHash;
import org.w3id.entente.store.DatasetChange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Records as bytes: RDF Patch in text, with the headers sha256 (of all that follows it in the record), version, time and hash
 * (of all asserted quads after the change). Stateless.
 */
final class Records {
    static final String BEGIN = "TX .";
    static final String END = "TC .";
    private static final String SHA256 = "sha256";

    private Records() {}

    static byte[] write(LoggedChange logged) {
        byte[] content = text(writer -> {
            writer.header("version", literal(Long.toString(logged.version())));
            writer.header("time", literal(logged.time().toString()));
            writer.header("hash", literal(logged.hash().toString()));
            writer.txnBegin();
            logged.change()
                    .removed()
                    .forEach(quad ->
                            writer.delete(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject()));
            logged.change()
                    .added()
                    .forEach(quad ->
                            writer.add(quad.getGraph(), quad.getSubject(), quad.getPredicate(), quad.getObject()));
            writer.txnCommit();
        });
        byte[] head = text(writer -> writer.header(SHA256, literal(sha256(content, 0))));
        ByteArrayOutputStream record = new ByteArrayOutputStream(head.length + content.length);
        record.writeBytes(head);
        record.writeBytes(content);
        return record.toByteArray();
    }

    /**
     * The same, after it was read back and found to be what was meant.
     *
     * @throws UnwritableTermException when it is not
     */
    static byte[] checked(LoggedChange logged) {
        byte[] record = write(logged);
        if (!isReadBack(record, logged)) {
            throw new UnwritableTermException(Stream.of(
                            logged.change().added(), logged.change().removed())
                    .flatMap(List::stream)
                    .filter(quad -> {
                        LoggedChange one = new LoggedChange(
                                1, logged.time(), logged.hash(), new DatasetChange(List.of(quad), List.of()));
                        return !isReadBack(write(one), one);
                    })
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("each quad can be written, and all together cannot")));
        }
        return record;
    }

    private static boolean isReadBack(byte[] record, LoggedChange logged) {
        try {
            return read(record).equals(logged);
        } catch (IllegalArgumentException fault) {
            return false;
        }
    }

    /** Whether bytes hold the beginning of one record at most. */
    static boolean isAtMostOne(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1)
                        .lines()
                        .filter(line -> line.equals(BEGIN) || line.startsWith("H " + SHA256))
                        .count()
                <= 2;
    }

    /**
     * The change of a whole record.
     *
     * @throws IllegalArgumentException when the bytes are no such record; the message says why
     */
    static LoggedChange read(byte[] record) {
        Map<String, String> headers = new HashMap<>();
        List<Quad> added = new ArrayList<>();
        List<Quad> removed = new ArrayList<>();
        int content = new String(record, StandardCharsets.ISO_8859_1).indexOf('\n') + 1;
        try {
            new RDFPatchReaderText(new ByteArrayInputStream(record)).apply(new RDFChangesBase() {
                @Override
                public void header(String field, Node value) {
                    headers.put(field, value.isLiteral() ? value.getLiteralLexicalForm() : value.toString());
                }

                @Override
                public void add(Node graph, Node subject, Node predicate, Node object) {
                    added.add(quad(graph, subject, predicate, object));
                }

                @Override
                public void delete(Node graph, Node subject, Node predicate, Node object) {
                    removed.add(quad(graph, subject, predicate, object));
                }
            });
            if (!sha256(record, content).equals(headers.get(SHA256))) {
                throw new IllegalArgumentException("a record whose SHA-256 is not the one that it states");
            }
            return new LoggedChange(
                    Long.parseLong(headers.getOrDefault("version", "")),
                    Instant.parse(headers.getOrDefault("time", "")),
                    CanonicalHash.parse(headers.getOrDefault("hash", "")),
                    new DatasetChange(added, removed));
        } catch (RuntimeException fault) { // of RIOT's reader and of the parsers of numbers and dates
            throw new IllegalArgumentException("an unreadable record: " + fault.getMessage(), fault);
        }
    }

    /** A patch names no graph where it means the default graph. */
    private static Quad quad(Node graph, Node subject, Node predicate, Node object) {
        return Quad.create(graph == null ? Quad.defaultGraphIRI : graph, subject, predicate, object);
    }

    private static byte[] text(Consumer<RDFChangesWriterText> content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (RDFChangesWriterText writer = RDFChangesWriterText.create(bytes)) {
            content.accept(writer);
        }
        return bytes.toByteArray();
    }

    private static Node literal(String text) {
        return NodeFactory.createLiteralString(text);
    }

    private static String sha256(byte[] bytes, int begin) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, begin, bytes.length - begin);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
