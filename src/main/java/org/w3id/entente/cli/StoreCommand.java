package org.w3id.entente.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What an operator does with a store: nothing but the list of its subcommands. */
@Command(
        name = "store",
        description = "Verify, back up, restore or compact a store of \"entente serve --store\".",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n")
final class StoreCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new StoreCommand())
                .addSubcommand("verify", new StoreVerifyCommand(terminal))
                .addSubcommand("backup", new StoreBackupCommand(terminal))
                .addSubcommand("restore", new StoreRestoreCommand(terminal))
                .addSubcommand("compact", new StoreCompactCommand(terminal));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing: verify, backup, restore or compact");
    }
}
