package org.w3id.entente.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.w3id.entente.query.Fixture;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

/** A server in a process of its own, which can be killed. */
final class ServerProcess implements AutoCloseable {
    static final String TOKEN = "0123456789abcdef-of-the-tests";

    private static final Pattern READY = Pattern.compile("Entente is ready: (http://[^/]+)/sparql .*");
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final Path errors;
    private final String address;

    private ServerProcess(Process process, Path errors, String address) {
        this.process = process;
        this.errors = errors;
        this.address = address;
    }

    /** Starts a server over the project of the tests and waits until it is ready. */
    static ServerProcess start(Path temporary, String... arguments) throws IOException {
        return start(Fixture.home(), temporary, arguments);
    }

    /** Starts a server over a project and waits until it is ready. */
    static ServerProcess start(Path home, Path temporary, String... arguments) throws IOException {
        Path errors = Files.createTempFile(temporary, "server", ".err");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "-Dentente.home=" + home,
                Main.class.getName(),
                "serve"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().put(ServerOptions.TOKEN, TOKEN);
        Process process = builder.start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        Matcher ready = READY.matcher(String.valueOf(out.readLine()));
        if (!ready.matches()) {
            process.toHandle().destroyForcibly();
            fail("not ready: " + Files.readString(errors));
        }
        return new ServerProcess(process, errors, ready.group(1));
    }

    String address() {
        return address;
    }

    int port() {
        return URI.create(address).getPort();
    }

    /** What it said on standard error so far. */
    String errors() throws IOException {
        return Files.readString(errors);
    }

    /** Ends it at once, as a crash would. */
    void kill() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    /** Tells it to stop, and waits until it has. */
    void stop() throws InterruptedException {
        process.toHandle().destroy();
        assertEquals(ExitCode.YES, process.waitFor());
    }

    @Override
    public void close() {
        kill();
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> update(String update) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(address + "/update"))
                        .header("Authorization", "Bearer " + TOKEN)
                        .header("Content-Type", "application/sparql-update")
                        .POST(BodyPublishers.ofString(update))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Makes a change that must be accepted, and gives the version that it led to. */
    long change(String update) throws IOException, InterruptedException {
        HttpResponse<String> response = update(update);
        assertEquals(200, response.statusCode(), response.body());
        return Long.parseLong(response.headers().firstValue("Entente-Version").orElseThrow());
    }

    /** What it says of itself; empty when nobody answers. */
    Optional<JsonObject> health() throws InterruptedException {
        try {
            return Optional.of(JsonParser.parseString(get("/health").body()).getAsJsonObject());
        } catch (ConnectException nobody) {
            return Optional.empty();
        } catch (IOException cut) {
            return Optional.empty();
        }
    }

    /** Asks again and again until what it says of itself is what is waited for. */
    JsonObject await(Predicate<JsonObject> wanted) throws InterruptedException, IOException {
        Optional<JsonObject> last = Optional.empty();
        for (long end = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < end; ) {
            last = health();
            if (last.filter(wanted).isPresent()) {
                return last.get();
            }
            assertTrue(process.isAlive(), () -> "it has ended");
        }
        return fail("still " + last + "\n" + errors());
    }
}
