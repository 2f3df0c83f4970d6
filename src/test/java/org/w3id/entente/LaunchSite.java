package org.w3id.entente;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A folder laid out like a built project, with the launcher in it and a PATH that holds neither Java nor Maven unless a
 * test puts one there. Not to be shared by threads.
 */
final class LaunchSite {
    /** The programs that the launcher itself calls. */
    private static final List<String> TOOLS = List.of(
            "bash",
            "cat",
            "cksum",
            "env",
            "find",
            "grep",
            "mkdir",
            "mv",
            "readlink",
            "rm",
            "sleep",
            "stat",
            "tail",
            "touch");

    /** Prints how it was called, one argument a line; in training it notes the call and leaves the file that is asked for. */
    private static final String JAVA = """
            #!/usr/bin/env bash
            for argument in "$@"; do
                case $argument in
                    -XX:AOTMode=record) echo training >>"$SITE/trainings"; [[ -z ${FAKE_TRAINING_FAILURE:-} ]]; exit ;;
                    -XX:AOTMode=create) creating=yes ;;
                    -XX:AOTCache=*) cache=${argument#*=} ;;
                esac
            done
            if [[ -n ${creating:-} ]]; then echo cache >"$cache"; exit; fi
            printf '%s\\n' "$0" "$@"
            exit "${FAKE_STATUS:-0}"
            """;

    private static final String MAVEN = """
            #!/usr/bin/env bash
            echo build >>"$SITE/builds"
            if [[ -n ${FAKE_GATE:-} ]]; then while [[ ! -e $SITE/gate ]]; do sleep 0.02; done; fi
            if [[ -n ${FAKE_FAILURE:-} ]]; then echo '[INFO] begun'; echo '[ERROR] it does not compile'; exit 1; fi
            if [[ -n ${FAKE_EDIT:-} ]]; then touch src/main/Source.java; fi
            echo built >target/entente.jar
            """;

    private final Path home;
    private final Path tools;

    LaunchSite(Path home) throws IOException {
        this.home = Files.createDirectories(home).toRealPath();
        this.tools = Files.createDirectory(home.resolve("tools"));
        for (String tool : TOOLS) {
            program(tools.resolve(tool), "#!/bin/sh\nexec '" + find(tool) + "' \"$@\"\n");
        }
        Files.copy(Path.of(System.getProperty("entente.home"), "entente"), launcher());
        Instant past = Instant.now().minusSeconds(3600);
        for (String source : List.of("pom.xml", "src/main/Source.java")) {
            write(source, "");
            touch(source, past);
        }
        touch("src/main", past);
        write("target/lib/library.jar", "library");
        write("target/entente.jar", "program");
    }

    /** What a launch printed and with which status it ended. */
    record Outcome(int status, String output, String messages) {
        /** The words of the fake Java's call, the program itself first. */
        List<String> arguments() {
            return output.lines().toList();
        }

        Path jdk() {
            return Path.of(arguments().getFirst()).getParent().getParent();
        }

        List<String> argumentsAfterJar() {
            List<String> all = arguments();
            return all.subList(all.indexOf("-jar") + 2, all.size());
        }
    }

    /** A launch that goes on. */
    record Running(Process process, BufferedReader messages) implements AutoCloseable {
        /** Waits for the next line on standard error; empty at the end. */
        String nextMessage() throws IOException {
            String line = messages.readLine();
            return line == null ? "" : line;
        }

        int status() throws InterruptedException {
            return process.waitFor();
        }

        @Override
        public void close() {
            process.destroy();
        }
    }

    Path home() {
        return home;
    }

    Path launcher() {
        return home.resolve("entente");
    }

    Path target() {
        return home.resolve("target");
    }

    Path jar() {
        return target().resolve("entente.jar");
    }

    /** Lays out a JDK of the version in a folder; those in {@code jdks} are where the launcher looks. */
    Path jdk(String folder, String version) throws IOException {
        Path jdk = home.resolve(folder);
        write(folder + "/release", "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"" + version + "\"\n");
        program(jdk.resolve("bin/java"), JAVA);
        program(jdk.resolve("bin/javac"), JAVA);
        return jdk;
    }

    void putOnPath(Path jdk) throws IOException {
        Files.createSymbolicLink(tools.resolve("java"), jdk.resolve("bin/java"));
    }

    /** Puts a Maven on the PATH that makes the jar and counts. */
    void maven() throws IOException {
        program(tools.resolve("mvn"), MAVEN);
    }

    void openGate() throws IOException {
        write("gate", "");
    }

    void touch(String file, Instant time) throws IOException {
        Files.setLastModifiedTime(home.resolve(file), FileTime.from(time));
    }

    long builds() throws IOException {
        return lines("builds");
    }

    long trainings() throws IOException {
        return lines("trainings");
    }

    List<Path> caches() throws IOException {
        try (Stream<Path> files = Files.list(target().resolve("aot"))) {
            return files.filter(file -> file.toString().endsWith(".aot"))
                    .sorted()
                    .toList();
        }
    }

    Outcome launch(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        return launch(launcher(), environment, arguments);
    }

    Outcome launch(Path launcher, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Path output = home.resolve("output");
        Path messages = home.resolve("messages");
        Process process = prepare(launcher, environment, arguments)
                .redirectOutput(output.toFile())
                .redirectError(messages.toFile())
                .start();
        int status = process.waitFor();
        return new Outcome(status, Files.readString(output), Files.readString(messages));
    }

    Running begin(Map<String, String> environment) throws IOException {
        Process process = prepare(launcher(), environment)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new Running(process, process.errorReader(UTF_8));
    }

    private ProcessBuilder prepare(Path launcher, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.getParent().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        Map<String, String> all = builder.environment();
        all.clear();
        all.put("PATH", tools.toString());
        all.put("HOME", home.toString());
        all.put("LC_ALL", "C.UTF-8");
        all.put("SITE", home.toString());
        all.put("ENTENTE_JDK_DIRS", home.resolve("jdks").toString());
        all.putAll(environment);
        return builder;
    }

    private void write(String file, String content) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private long lines(String file) throws IOException {
        Path path = home.resolve(file);
        return Files.exists(path) ? Files.readAllLines(path).size() : 0;
    }

    private static void program(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path find(String tool) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the launcher's tests need " + tool + " on the PATH"));
    }
}
