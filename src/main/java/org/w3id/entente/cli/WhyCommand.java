package org.w3id.entente.cli;

import org.apache.jena.graph.Triple;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.query.explain.Explainer;
import org.w3id.entente.query.explain.Justification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/** Proves a statement down to the characters that say so. */
@Command(
        name = "why",
        description = "Why does a statement hold? Proves it down to the characters of the edition that say so.",
        mixinStandardHelpOptions = true,
        footer = {"", StatementArguments.TERMS, "Exit status 0 when the statement holds, 1 when it does not."})
final class WhyCommand implements Callable<Integer> {
    private static final int ALL = 20;

    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Mixin
    private StatementArguments statement = new StatementArguments();

    @Mixin
    private GraphOptions graph = new GraphOptions();

    @Mixin
    private ExplanationOptions options = new ExplanationOptions();

    @Option(names = "--all", description = "show every proof, not only the smallest")
    private boolean isAll;

    @Option(
            names = "--limit",
            paramLabel = "NUMBER",
            description = "with --all: show at most so many proofs (default: " + ALL + ")")
    private int limit = ALL;

    WhyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit: found " + limit + "; wanted a number from 1");
        }
        Snapshot snapshot = graph.snapshot(terminal);
        Triple triple = statement.read(snapshot);
        Explainer explainer = new Explainer(snapshot, options.language());
        Justification answer = isAll ? explainer.allProofs(triple, limit) : explainer.why(triple);
        terminal.out().print(options.format().write(answer, ExplanationOptions.presentation(terminal)));
        terminal.out().flush();
        if (!answer.holds()) {
            terminal.err().println("entente: it does not hold; \"entente why-not\" with the same words says why");
        }
        return answer.holds() ? ExitCode.YES : ExitCode.NO;
    }
}
