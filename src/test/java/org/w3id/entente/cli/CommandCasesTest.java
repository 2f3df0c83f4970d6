package org.w3id.entente.cli;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Runs each case under src/test/resources/check, cite, format, ask, query, serve, store and others: a folder with the input, and
 * expected.txt with all that the user sees and the exit status. The command line stands in arguments.txt, one argument a line; without
 * it the command checks input.ttl. Standard input is stdin.ttl or stdin.rq. A folder "project" holds files that stand in for
 * those of the project of the tests: small, or asking where something is asked. Run with -Dentente.approve=true to write
 * what is seen now as expected.
 */
class CommandCasesTest {
    private static final Path RESOURCES = Path.of("src", "test", "resources");
    private static final Path SMALL = RESOURCES.resolve("projects").resolve("small");
    private static final Path ASKING = RESOURCES.resolve("projects").resolve("asking");
    private static final Path EXPLAINING = RESOURCES.resolve("projects").resolve("explaining");

    @TempDir
    Path temporary;

    @TestFactory
    Stream<DynamicTest> check() throws IOException {
        return cases("check", SMALL);
    }

    @TestFactory
    Stream<DynamicTest> cite() throws IOException {
        return cases("cite", SMALL);
    }

    @TestFactory
    Stream<DynamicTest> format() throws IOException {
        return cases("format", SMALL);
    }

    @TestFactory
    Stream<DynamicTest> ask() throws IOException {
        return cases("ask", ASKING);
    }

    @TestFactory
    Stream<DynamicTest> serve() throws IOException {
        return cases("serve", ASKING);
    }

    @TestFactory
    Stream<DynamicTest> store() throws IOException {
        return cases("store", ASKING);
    }

    @TestFactory
    Stream<DynamicTest> export() throws IOException {
        return cases("export", ASKING);
    }

    @TestFactory
    Stream<DynamicTest> query() throws IOException {
        return cases("query", ASKING);
    }

    @TestFactory
    Stream<DynamicTest> why() throws IOException {
        return cases("why", EXPLAINING);
    }

    @TestFactory
    Stream<DynamicTest> whyNot() throws IOException {
        return cases("why-not", EXPLAINING);
    }

    @TestFactory
    Stream<DynamicTest> whatIf() throws IOException {
        return cases("what-if", EXPLAINING);
    }

    @TestFactory
    Stream<DynamicTest> whyInTheProject() throws IOException {
        return cases("why-in-the-project", Path.of(System.getProperty("entente.home")));
    }

    private Stream<DynamicTest> cases(String command, Path project) throws IOException {
        List<Path> folders;
        try (Stream<Path> paths = Files.list(RESOURCES.resolve(command))) {
            folders = paths.filter(Files::isDirectory).sorted().toList();
        }
        assertFalse(folders.isEmpty(), "no case under " + command);
        return folders.stream()
                .map(folder ->
                        DynamicTest.dynamicTest(command + "/" + folder.getFileName(), () -> run(folder, project)));
    }

    /** A project, with the files of the case's folder "project" in place of its own. */
    private Path project(Path project, Path folder) throws IOException {
        Path changes = folder.resolve("project");
        if (!Files.isDirectory(changes)) {
            return project.toAbsolutePath();
        }
        Path copy = Files.createTempDirectory(temporary, "project");
        copy(project, copy);
        copy(changes, copy);
        return copy;
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> paths = Files.walk(from)) {
            files = paths.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path target = to.resolve(from.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void run(Path folder, Path project) throws IOException {
        Path arguments = folder.resolve("arguments.txt");
        String[] line = Files.exists(arguments)
                ? Files.readAllLines(arguments).toArray(String[]::new)
                : new String[] {"check", "input.ttl"};
        Path stdin = stdin(folder);
        String seen = run(
                folder, project(project, folder), Files.exists(stdin) ? Files.readAllBytes(stdin) : new byte[0], line);
        Path expected = folder.resolve("expected.txt");
        if (Boolean.getBoolean("entente.approve")) {
            Files.writeString(expected, seen);
        }
        assertTrue(Files.exists(expected), expected + " is missing");
        assertEquals(Files.readString(expected), seen);
        assertFalse(seen.contains("\tat "), "a stack trace");
    }

    private static Path stdin(Path folder) {
        return Files.exists(folder.resolve("stdin.ttl")) ? folder.resolve("stdin.ttl") : folder.resolve("stdin.rq");
    }

    /** What the user sees: standard output, then standard error, then the exit status; times and folders left out. */
    private static String run(Path folder, Path project, byte[] stdin, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        InputStream in = new ByteArrayInputStream(stdin);
        Terminal terminal = new Terminal(
                in,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                folder.toAbsolutePath(),
                Optional.of(project),
                false,
                false,
                Map.of());
        int status = Main.run(terminal, arguments);
        String seen = out.toString(StandardCharsets.UTF_8)
                + "--- stderr\n"
                + err.toString(StandardCharsets.UTF_8)
                + "--- exit " + status + "\n";
        return seen.replaceAll("\\(\\d+\\.\\d s\\)", "(… s)")
                .replaceAll("\\b[0-9a-f]{32}\\b", "FINGERPRINT") // blank nodes, which have no names, are in it
                .replace(project.toString(), "PROJECT")
                .replace(RESOURCES.toAbsolutePath().toString(), "RESOURCES");
    }
}
