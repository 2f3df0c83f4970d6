package org.w3id.entente.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs each case under src/test/resources/check, cite and format: a folder with the input, and expected.txt with all
 * that the user sees and the exit status. The command line stands in arguments.txt, one argument a line; without it
 * the command checks input.ttl. Run with -Dentente.approve=true to write what is seen now as expected.
 */
class CommandCasesTest {
    private static final Path RESOURCES = Path.of("src", "test", "resources");
    private static final Path PROJECT = RESOURCES.resolve("projects").resolve("small");

    @TestFactory
    Stream<DynamicTest> check() throws IOException {
        return cases("check");
    }

    @TestFactory
    Stream<DynamicTest> format() throws IOException {
        return cases("format");
    }

    private static Stream<DynamicTest> cases(String command) throws IOException {
        List<Path> folders;
        try (Stream<Path> paths = Files.list(RESOURCES.resolve(command))) {
            folders = paths.filter(Files::isDirectory).sorted().toList();
        }
        assertFalse(folders.isEmpty(), "no case under " + command);
        return folders.stream().map(folder -> DynamicTest.dynamicTest(command + "/" + folder.getFileName(), () -> run(folder)));
    }

    private static void run(Path folder) throws IOException {
        Path arguments = folder.resolve("arguments.txt");
        String[] line = Files.exists(arguments)
                ? Files.readAllLines(arguments).toArray(String[]::new)
                : new String[] {"check", "input.ttl"};
        Path stdin = folder.resolve("stdin.ttl");
        String seen = run(folder, Files.exists(stdin) ? Files.readAllBytes(stdin) : new byte[0], line);
        Path expected = folder.resolve("expected.txt");
        if (Boolean.getBoolean("entente.approve")) {
            Files.writeString(expected, seen);
        }
        assertTrue(Files.exists(expected), expected + " is missing");
        assertEquals(Files.readString(expected), seen);
        assertFalse(seen.contains("\tat "), "a stack trace");
    }

    /** What the user sees: standard output, then standard error, then the exit status; times and folders left out. */
    private static String run(Path folder, byte[] stdin, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        InputStream in = new ByteArrayInputStream(stdin);
        Terminal terminal = new Terminal(
                in,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                folder.toAbsolutePath(),
                Optional.of(PROJECT.toAbsolutePath()),
                false,
                false,
                Map.of());
        int status = Main.run(terminal, arguments);
        String seen = out.toString(StandardCharsets.UTF_8)
                + "--- stderr\n"
                + err.toString(StandardCharsets.UTF_8)
                + "--- exit " + status + "\n";
        return seen.replaceAll("\\(\\d+\\.\\d s\\)", "(… s)")
                .replace(RESOURCES.toAbsolutePath().toString(), "RESOURCES");
    }
}
