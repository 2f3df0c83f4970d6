package org.w3id.entente.cli;

import org.w3id.entente.store.disk.StoreBackup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.util.concurrent.Callable;

/** Makes a store of a backup. */
@Command(
        name = "restore",
        description = "Make a store of a backup, and verify it.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The folder comes into being once all is in it and has been compared with its digests.",
            "Exit status 2 when there is something in the folder, 3 when the backup is damaged or cannot be read."
        })
final class StoreRestoreCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "the backup")
    private String file = "";

    @Option(
            names = "--to",
            paramLabel = "DIR",
            required = true,
            description = "the folder of the store, which does not exist yet or is empty")
    private String folder = "";

    StoreRestoreCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        StoreBackup.Content content = StoreBackup.restore(terminal.path(file), terminal.path(folder));
        terminal.out().println(folder + " holds version " + content.version() + ", fingerprint " + content.hash());
        return ExitCode.YES;
    }
}
