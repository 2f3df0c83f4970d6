package org.w3id.entente.benchmark.serving;

import org.apache.jena.sys.JenaSystem;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A server in a process of its own, which ends when its standard input does. */
final class ServerProcess implements AutoCloseable {
    private static final String READY = "ready ";

    private final Process process;
    private final int port;
    private final long triples;

    private ServerProcess(Process process, int port, long triples) {
        this.process = process;
        this.port = port;
        this.triples = triples;
    }

    /** Arguments: peer, how many triples. */
    public static void main(String[] arguments) throws Exception {
        JenaSystem.init();
        RunningServer server = Peer.valueOf(arguments[0]).start(new Material(Long.parseLong(arguments[1])));
        System.out.println(READY + server.port() + " " + server.triples());
        while (System.in.read() >= 0) {
            // until whoever started this is gone
        }
        Runtime.getRuntime().halt(0);
    }

    static ServerProcess start(Peer peer, long size) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(peer.options());
        command.addAll(List.of(ServerProcess.class.getName(), peer.name(), Long.toString(size)));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(READY)) {
                String[] parts = line.substring(READY.length()).split(" ", 2);
                return new ServerProcess(process, Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
            }
        }
        throw new IOException(peer.label() + " did not start");
    }

    int port() {
        return port;
    }

    long triples() {
        return triples;
    }

    /** The bytes of memory that the process holds. */
    long resident() throws IOException {
        return status("VmRSS");
    }

    /** The most bytes of memory that the process ever held. */
    long peak() throws IOException {
        return status("VmHWM");
    }

    /** The seconds of processor time that the process has used. */
    double processor() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }

    private long status(String key) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith(key + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        process.onExit().join();
    }
}
