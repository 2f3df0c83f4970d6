package org.w3id.entente.cli;

import org.apache.jena.sys.JenaSystem;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** Entry point of the command line. */
public final class Main {
    private Main() {}

    /**
     * Runs one command and ends the process with its exit status.
     *
     * @param arguments the command line
     */
    public static void main(String[] arguments) {
        System.exit(run(Terminal.ofProcess(), arguments));
    }

    /**
     * Runs one command.
     *
     * @param terminal what it has around it
     * @param arguments the command line
     * @return its exit status, see {@link ExitCode}
     */
    public static int run(Terminal terminal, String... arguments) {
        PrintWriter out = new PrintWriter(terminal.out(), false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(terminal.err(), false, StandardCharsets.UTF_8);
        // Jena's initialisation and picocli's reading of annotations take as long: side by side they take half of it.
        // Nothing may use Jena before it is over: JenaSystem would say at once that it is, and two threads that
        // initialise Jena's classes from two ends can wait for each other for ever.
        CompletableFuture<Void> initialisation = CompletableFuture.runAsync(JenaSystem::init);
        CommandLine commandLine = EntenteCommand.commandLine(terminal, arguments)
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler(Main::usage)
                .setExecutionExceptionHandler((exception, command, parsed) -> failure(exception, command, terminal));
        try {
            initialisation.join();
            return commandLine.execute(arguments);
        } catch (Throwable error) { // picocli handles exceptions only
            return failure(error, commandLine, terminal);
        } finally {
            out.flush();
            err.flush();
            terminal.out().flush();
            terminal.err().flush();
        }
    }

    private static int usage(ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("entente: " + exception.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(exception, err);
        err.println("Try: " + command.getCommandSpec().qualifiedName(" ") + " --help");
        return ExitCode.USAGE;
    }

    /** Every typed exception becomes one line; anything else is a defect of ours, and says so. */
    private static int failure(Throwable exception, CommandLine command, Terminal terminal) {
        PrintWriter err = command.getErr();
        if (terminal.environment().containsKey("ENTENTE_DEBUG")) {
            exception.printStackTrace(err);
        }
        Failure failure = Failure.of(exception);
        err.println("entente: " + failure.message());
        return failure.status();
    }
}
