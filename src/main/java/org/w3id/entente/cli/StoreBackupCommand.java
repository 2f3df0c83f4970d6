package org.w3id.entente.cli;

import org.w3id.entente.store.disk.StoreBackup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.util.concurrent.Callable;

/** Writes a store into one file. */
@Command(
        name = "backup",
        description = "Write a store into one file, also while a server runs on it.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The file is a ZIP archive of all that was acknowledged when the command began, with digests.",
            "Exit status 2 when the file exists, 3 when the store is damaged or cannot be read."
        })
final class StoreBackupCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "DIR", description = "the folder of the store")
    private String folder = "";

    @Option(names = "--to", paramLabel = "FILE", required = true, description = "the file, which does not exist yet")
    private String file = "";

    StoreBackupCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        StoreBackup.Content content = StoreBackup.write(terminal.path(folder), terminal.path(file));
        terminal.out().println(file + " holds version " + content.version() + ", fingerprint " + content.hash());
        return ExitCode.YES;
    }
}
