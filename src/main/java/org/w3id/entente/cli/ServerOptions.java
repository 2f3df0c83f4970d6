package org.w3id.entente.cli;

import org.w3id.entente.query.limits.Limits;
import org.w3id.entente.serve.BearerToken;
import org.w3id.entente.serve.EndpointSettings;
import org.w3id.entente.serve.EvaluationSettings;
import org.w3id.entente.serve.WritingSettings;
import org.w3id.entente.serve.http.Bounds;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The options of a server: where it listens, who may write, and what it allows. */
final class ServerOptions {
    /** The environment variable with the token of those who may write. */
    static final String TOKEN = "ENTENTE_TOKEN";

    private static final Limits LIMITS = Limits.OF_SERVER;
    private static final EvaluationSettings EVALUATION = EvaluationSettings.USUAL;
    private static final Bounds BOUNDS = Bounds.USUAL;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "the port (default: ${DEFAULT-VALUE}; 0 for any free one)",
            defaultValue = "" + EndpointSettings.DEFAULT_PORT)
    private int port;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "the interface to listen on (default: ${DEFAULT-VALUE}, which only this machine reaches)",
            defaultValue = EndpointSettings.LOOPBACK)
    private String host;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description =
                    "let those write who present the token in this file, by the header \"Authorization: Bearer TOKEN\"; "
                            + "or else the one in the environment variable " + TOKEN + " (default: nobody writes)")
    private Optional<String> tokenFile = Optional.empty();

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            converter = ServerAddress.class,
            description =
                    "the address at which others find this server, when it stands behind a proxy (default: the one"
                            + " that a client's header Host names)")
    private Optional<URI> base = Optional.empty();

    @Option(
            names = "--access-log",
            paramLabel = "FILE",
            description = "append a line for each request to this file, or to stdout for - (default: none)")
    private Optional<String> accessLog = Optional.empty();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "how many quick queries are evaluated at once, and one less of the slow ones (default: as many as "
                            + "there are processors, at least 2)")
    private Optional<Integer> threads = Optional.empty();

    @Option(
            names = "--time-limit",
            paramLabel = "SECONDS",
            converter = AnswerOptions.Seconds.class,
            description = "how long a query or an update may take, its waiting included (default: 30)")
    private Duration timeLimit = EvaluationSettings.DEFAULT_TIME_LIMIT;

    @Option(
            names = "--limit-waiting",
            paramLabel = "N",
            description = "how many slow queries may wait; others are told to come again (default: 64)")
    private int waiting = EVALUATION.waiting();

    @Option(
            names = "--limit-rows",
            paramLabel = "N",
            description = "how many rows or triples an answer may have (default: 250000)")
    private int rows = LIMITS.answerSize();

    @Option(
            names = "--limit-answer",
            paramLabel = "SIZE",
            converter = Size.class,
            description = "how long an answer may be (default: 64m; k, m and g stand for powers of 1024 bytes)")
    private long answer = EVALUATION.answerBytes();

    @Option(
            names = "--limit-memory",
            paramLabel = "SIZE",
            converter = Size.class,
            description = "how much one query may hold to sort, group and join (default: an eighth of the heap)")
    private long memory = LIMITS.heldBytes();

    @Option(
            names = "--limit-query",
            paramLabel = "SIZE",
            converter = Size.class,
            description = "how long a posted query may be (default: 1m)")
    private long query = EVALUATION.requestBytes();

    @Option(
            names = "--limit-change",
            paramLabel = "SIZE",
            converter = Size.class,
            description = "how long an update or a graph to store may be (default: 64m)")
    private long change = WritingSettings.NONE.requestBytes();

    @Option(
            names = "--limit-connections",
            paramLabel = "N",
            description =
                    "how many connections may be open; then the one that has been idle longest gives way (default: 1024)")
    private int connections = BOUNDS.connections();

    @Option(
            names = "--cache",
            paramLabel = "SIZE",
            converter = Size.class,
            description = "how much memory kept answers may take; 0 for none (default: 64m, or an eighth of the heap)")
    private long cache = EVALUATION.cacheBytes();

    private boolean areThereWriters;

    /** The settings that the options come to; what the user should know of them is printed as a warning. */
    EndpointSettings settings(CommandLine command, Terminal terminal) throws IOException {
        Optional<BearerToken> token = token(command, terminal);
        areThereWriters = token.isPresent();
        try {
            EvaluationSettings evaluation = new EvaluationSettings(
                    timeLimit,
                    threads.orElse(EVALUATION.threads()),
                    waiting,
                    EVALUATION.patience(),
                    LIMITS.withAnswerSize(rows).withHeldBytes(memory),
                    answer,
                    query,
                    cache);
            Bounds bounds = new Bounds(
                    connections,
                    BOUNDS.headerBytes(),
                    BOUNDS.headerTime(),
                    BOUNDS.idleTime(),
                    BOUNDS.slowest(),
                    BOUNDS.bodyMemory());
            WritingSettings writing =
                    new WritingSettings(token, WritingSettings.NONE.graphs(), change, WritingSettings.NONE.waiting());
            return new EndpointSettings(host, port, evaluation, bounds, writing, base, log(terminal));
        } catch (IllegalArgumentException fault) {
            throw new ParameterException(command, "found " + fault.getMessage(), fault);
        }
    }

    private Optional<BearerToken> token(CommandLine command, Terminal terminal) throws IOException {
        Optional<String> text =
                Optional.ofNullable(terminal.environment().get(TOKEN)).filter(value -> !value.isBlank());
        String where = "the environment variable " + TOKEN;
        if (tokenFile.isPresent()) {
            Path file = terminal.path(tokenFile.get());
            text = Optional.of(Files.readString(file));
            where = tokenFile.get();
            warnOfReaders(file, terminal);
        }
        try {
            return text.map(BearerToken::of);
        } catch (IllegalArgumentException fault) {
            throw new ParameterException(command, where + " holds " + fault.getMessage(), fault);
        }
    }

    private void warnOfReaders(Path file, Terminal terminal) throws IOException {
        if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
            return;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        List<PosixFilePermission> others =
                new ArrayList<>(List.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ));
        others.retainAll(permissions);
        if (!others.isEmpty()) {
            terminal.err()
                    .println("entente: warning: other users of this machine can read " + tokenFile.get()
                            + "; chmod 600 " + tokenFile.get() + " takes that away");
        }
    }

    /** Whether there is a token, so that somebody may write. */
    boolean areThereWriters() {
        return areThereWriters;
    }

    /** Warns of what others can reach, when the server listens. */
    void warn(Terminal terminal) {
        if (!isLoopback()) {
            terminal.err()
                    .println("entente: warning: " + host + " can be reached from other machines, unencrypted"
                            + (areThereWriters ? ", the writers' token too" : "")
                            + "; put a proxy with TLS before it, or leave --host out to serve this machine alone");
        }
    }

    private boolean isLoopback() {
        return host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
    }

    private Optional<OutputStream> log(Terminal terminal) throws IOException {
        if (accessLog.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                accessLog.get().equals("-")
                        ? terminal.out()
                        : Files.newOutputStream(
                                terminal.path(accessLog.get()), StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    /** A number of bytes. */
    static final class Size implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            String digits = text.replaceFirst("(?i)[kmg]$", "");
            String unit = text.substring(digits.length()).toLowerCase(Locale.ROOT);
            int shift = unit.isEmpty() ? 0 : 10 * ("kmg".indexOf(unit) + 1);
            try {
                return Math.multiplyExact(Long.parseLong(digits), 1L << shift);
            } catch (ArithmeticException | NumberFormatException noSize) {
                throw new TypeConversionException(
                        "found \"" + text + "\"; wanted a number of bytes such as 65536, 64k, 64m or 2g");
            }
        }
    }
}
