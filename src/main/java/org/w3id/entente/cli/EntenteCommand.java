package org.w3id.entente.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The top command: nothing but the list of its subcommands. */
@Command(
        name = "entente",
        description = "Who cooperates with whom on space and cyber security, and which passages say so.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExit status:%n",
        footer = "  0 yes, 1 findings or no, 2 usage, 3 unreadable input, 4 not finished")
final class EntenteCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new EntenteCommand())
                .addSubcommand(new CheckCommand(terminal))
                .addSubcommand(new CiteCommand(terminal))
                .addSubcommand(new FormatCommand(terminal))
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
