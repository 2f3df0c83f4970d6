package org.w3id.entente.docs;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/**
 * Runs each command that the README and the pages of {@code docs} show, through the launcher and a shell, and compares
 * its standard output. A server goes on until the last example; its port is exchanged for a free one. With the system
 * property {@code entente.examples=write} the pages are corrected instead.
 */
class DocumentationIT {
    private static final String SERVE = "./entente serve";

    /** The build itself cannot run inside the build. */
    private static final Set<String> NOT_RUN = Set.of("mvn verify");

    private static final List<Process> SERVERS = new ArrayList<>();

    private final Path home = Path.of(System.getProperty("entente.home")).toAbsolutePath();
    private final String port = freePort();

    @TestFactory
    List<DynamicTest> whatThePagesShowComesOut() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path page : pages()) {
            for (Example example : Example.of(page)) {
                if (!NOT_RUN.contains(example.command())) {
                    tests.add(DynamicTest.dynamicTest(
                            home.relativize(page) + ":" + example.line() + " " + example.command(),
                            () -> check(example)));
                }
            }
        }
        assertFalse(tests.isEmpty(), "no example in " + pages());
        return tests;
    }

    private List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(home.resolve("docs"))) {
            List<Path> pages = new ArrayList<>(List.of(home.resolve("README.md")));
            docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
            return pages;
        }
    }

    private void check(Example example) throws IOException, InterruptedException {
        List<String> actual = example.command().startsWith(SERVE) ? serve(example) : run(example);
        if ("write".equals(System.getProperty("entente.examples"))) {
            // Earlier corrections move lines, so the command is looked up again.
            List<String> lines = Files.readAllLines(example.page());
            for (Example now : Example.of(example.page())) {
                if (now.command().equals(example.command())) {
                    Files.write(example.page(), now.replacedBy(actual, lines));
                }
            }
            return;
        }
        assertEquals(String.join("\n", example.output()), String.join("\n", actual), example.command());
    }

    private List<String> run(Example example) throws IOException, InterruptedException {
        Process process = start(example.command());
        List<String> lines = process.inputReader(StandardCharsets.UTF_8)
                .lines()
                .map(this::shown)
                .toList();
        process.waitFor();
        return lines;
    }

    private List<String> serve(Example example) throws IOException {
        Process process = start("exec " + example.command() + " --port " + port);
        SERVERS.add(process);
        BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>();
        for (String ignored : example.output()) {
            String line = reader.readLine();
            if (line != null) {
                lines.add(shown(line));
            }
        }
        return lines;
    }

    private Process start(String command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", command.replace("3330", port))
                .directory(home.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("ENTENTE_AOT", "off");
        return builder.start();
    }

    private String shown(String line) {
        return line.replace("\r", "").replace(port, "3330");
    }

    @AfterAll
    static void stopServers() {
        SERVERS.forEach(Process::destroy);
    }

    private static String freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
