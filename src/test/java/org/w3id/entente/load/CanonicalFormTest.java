package org.w3id.entente.load;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Formatting keeps the graph, and formatting twice is formatting once: over every Turtle file of project and tests. */
class CanonicalFormTest {
    private static final List<Path> ROOTS =
            List.of(Path.of("ontology"), Path.of("data"), Path.of("shapes"), Path.of("src", "test", "resources"));

    @TestFactory
    Stream<DynamicTest> keepsTheGraphAndIsAFixedPoint() throws IOException {
        List<Path> files = files();
        List<DynamicTest> tests = files.stream()
                .filter(file -> CanonicalForm.of(read(file)) instanceof Formatting.Canonical)
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> roundTrip(file)))
                .toList();
        assertFalse(tests.size() < files.size() / 3, "most files cannot be formatted");
        return tests.stream();
    }

    private static List<Path> files() throws IOException {
        Stream<Path> all = Stream.empty();
        for (Path root : ROOTS) {
            if (Files.isDirectory(root)) {
                try (Stream<Path> paths = Files.walk(root)) {
                    List<Path> found = paths.filter(path -> path.toString().endsWith(".ttl"))
                            .toList();
                    all = Stream.concat(all, found.stream());
                }
            }
        }
        List<Path> files = all.sorted().toList();
        assertFalse(files.isEmpty(), "no Turtle file");
        return files;
    }

    private static void roundTrip(Path file) {
        Document before = read(file);
        Formatting.Canonical once = assertInstanceOf(Formatting.Canonical.class, CanonicalForm.of(before));
        Document after = read(once.text());
        assertTrue(before.graph().isIsomorphicWith(after.graph()), once.text());
        Formatting.Canonical twice = assertInstanceOf(Formatting.Canonical.class, CanonicalForm.of(after));
        assertEquals(once.text(), twice.text());
        assertTrue(twice.isSame());
    }

    private static Document read(Path file) {
        return new TurtleReader().read(Source.file(file, Path.of(""), SourceKind.DATA, "urn:test"));
    }

    private static Document read(String text) {
        ByteArrayInputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return new TurtleReader().read(Source.stream("formatted", in, SourceKind.DATA));
    }
}
