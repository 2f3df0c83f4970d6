package org.w3id.entente.cli;

import org.junit.jupiter.api.Test;
import org.w3id.entente.query.Fixture;
import org.w3id.entente.serve.SelfQuery;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The command as a process of its own: it serves until it is told to stop. */
class ServeCommandTest {
    private static final Pattern READY =
            Pattern.compile("Entente is ready: (http://\\S+/sparql) \\(97 triples, 4 of them inferred, 5 graphs\\)");

    @Test
    void itServesUntilItIsToldToStop() throws Exception {
        Process process = start("serve", "--port", "0");
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            Matcher ready = READY.matcher(String.valueOf(out.readLine()));
            assertTrue(ready.matches(), () -> "not ready: " + errors(process));
            String answer = SelfQuery.ask(URI.create(ready.group(1)), "ASK { id:japan a ent:State }", "text/plain");
            assertEquals("yes\n", answer);
        }
        process.toHandle().destroy(); // SIGTERM, and unlike Process.destroy leaves the streams open
        assertEquals(ExitCode.YES, process.waitFor());
        assertEquals("entente: 15 warnings; \"entente check\" shows them\n", errors(process));
    }

    @Test
    void timingsEndWithAFirstAnsweredQuery() throws Exception {
        Process process = start("serve", "--port", "0", "--timings");
        List<String> stages = new ArrayList<>();
        try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = err.readLine(); line != null; line = err.readLine()) {
                Matcher stage = Pattern.compile(" +(\\d+\\.\\d{3}) s  (.*)").matcher(line);
                if (stage.matches()) {
                    stages.add(stage.group(2));
                }
                if (line.endsWith("first query answered")) {
                    break;
                }
            }
        }
        process.toHandle().destroy();
        assertEquals(ExitCode.YES, process.waitFor());
        assertTrue(stages.containsAll(List.of("files read", "graph checked", "listening")), stages.toString());
    }

    @Test
    void aPortInUseEndsItWithTheCure() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            Terminal terminal = new Terminal(
                    new ByteArrayInputStream(new byte[0]),
                    new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                    new PrintStream(err, true, StandardCharsets.UTF_8),
                    Path.of("").toAbsolutePath(),
                    Optional.of(Fixture.home()),
                    false,
                    false,
                    Map.of());
            int status = Main.run(terminal, "serve", "--port", "" + taken.getLocalPort());
            assertEquals(ExitCode.UNREADABLE, status);
            String message = err.toString(StandardCharsets.UTF_8);
            assertTrue(
                    message.contains("entente: port " + taken.getLocalPort() + " of 127.0.0.1 is in use; "), message);
        }
    }

    @Test
    void theTrainingForQuickStartsEndsWell() throws Exception {
        Process process = start("train");
        assertEquals("", new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        assertEquals(ExitCode.YES, process.waitFor(), () -> errors(process));
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Dentente.home=" + Fixture.home(),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }

    /** What a process says on standard error, up to its end, which this brings about. */
    private static String errors(Process process) {
        process.toHandle().destroy();
        try {
            return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
