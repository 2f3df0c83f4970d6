package org.w3id.entente.cli;

import org.w3id.entente.store.disk.Compaction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.util.concurrent.Callable;

/** Empties the log of a store. */
@Command(
        name = "compact",
        description = "Make the last version of a store the one that it begins with, so that its log becomes empty.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "No server may run on the store. Earlier versions and changes cannot be asked for afterwards; a backup keeps them.",
            "Exit status 3 when the store is in use, damaged or cannot be read; it is then as it was."
        })
final class StoreCompactCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "DIR", description = "the folder of the store")
    private String folder = "";

    StoreCompactCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Compaction.Result result = Compaction.compact(terminal.path(folder));
        terminal.out()
                .println(folder + " begins with version " + result.version() + " and "
                        + AnswerOptions.count(result.quads(), "quad") + "; "
                        + AnswerOptions.count(result.changes(), "change") + " left the log");
        return ExitCode.YES;
    }
}
