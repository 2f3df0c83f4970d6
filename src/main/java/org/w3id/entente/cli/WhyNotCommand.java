package org.w3id.entente.cli;

import org.apache.jena.graph.Triple;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.query.explain.Explainer;
import org.w3id.entente.query.explain.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/** Says what stands in the way of a statement. */
@Command(
        name = "why-not",
        description = "Why does a statement not hold? Shows the rules that come nearest, and what is missing.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            StatementArguments.TERMS,
            "Exit status 0 when the statement does not hold, 1 when it holds after all."
        })
final class WhyNotCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Mixin
    private StatementArguments statement = new StatementArguments();

    @Mixin
    private GraphOptions graph = new GraphOptions();

    @Mixin
    private ExplanationOptions options = new ExplanationOptions();

    WhyNotCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        options.checkFormat(spec.commandLine());
        Snapshot snapshot = graph.snapshot(terminal);
        Triple triple = statement.read(snapshot);
        Refusal answer = new Explainer(snapshot, options.language()).whyNot(triple);
        terminal.out().print(options.format().write(answer, ExplanationOptions.presentation(terminal)));
        terminal.out().flush();
        if (answer.holds()) {
            terminal.err().println("entente: it holds; \"entente why\" with the same words proves it");
        }
        return answer.holds() ? ExitCode.NO : ExitCode.YES;
    }
}
