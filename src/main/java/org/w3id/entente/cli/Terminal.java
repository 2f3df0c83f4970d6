package org.w3id.entente.cli;

import org.w3id.entente.load.NotAProjectException;
import org.w3id.entente.load.Project;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a command has around it: streams, folder, environment.
 *
 * @param in standard input
 * @param out standard output, for results, in UTF-8
 * @param err standard error, for progress and summaries, in UTF-8
 * @param folder the folder that relative names start from
 * @param home the project's folder, when the launcher names it
 * @param outIsTerminal whether a person sees standard output directly
 * @param errIsTerminal whether a person sees standard error directly
 * @param environment the environment variables
 */
public record Terminal(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Path folder,
        Optional<Path> home,
        boolean outIsTerminal,
        boolean errIsTerminal,
        Map<String, String> environment) {
    private static final String HOME = "entente.home";

    /** Copies the environment. */
    public Terminal {
        environment = Map.copyOf(environment);
    }

    static Terminal ofProcess() {
        return new Terminal(
                System.in,
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                Path.of("").toAbsolutePath(),
                Optional.ofNullable(System.getProperty(HOME)).map(Path::of),
                isTerminal(1),
                isTerminal(2),
                System.getenv());
    }

    /**
     * The project to work on.
     *
     * @return the project of the launcher, else the one that encloses the folder
     * @throws NotAProjectException when there is none
     */
    public Project project() {
        return home.map(Project::new).or(() -> Project.enclosing(folder)).orElseGet(() -> new Project(folder));
    }

    /**
     * A named file.
     *
     * @param name a name as typed
     * @return its path
     */
    public Path path(String name) {
        return folder.resolve(name);
    }

    /**
     * Says whether to write colours.
     *
     * @return true on a terminal, unless NO_COLOR is set (https://no-color.org)
     */
    public boolean isColoured() {
        return outIsTerminal && environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new java.io.BufferedOutputStream(new FileOutputStream(descriptor), 1 << 13),
                false,
                StandardCharsets.UTF_8);
    }

    /** System.console() is no help: it says nothing of standard error, and since Java 22 little of standard output. */
    private static boolean isTerminal(int descriptor) {
        try {
            Path link = Path.of("/proc/self/fd/" + descriptor);
            String target = Files.exists(link) ? link.toRealPath().toString() : "";
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException e) {
            return false;
        }
    }
}
