package org.w3id.entente.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

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
    /** In the order of the help text. */
    private static final Map<String, Function<Terminal, Object>> COMMANDS = commands();

    @Spec
    private CommandSpec spec;

    /**
     * The command that the arguments name, or every command when they name none. To read a command's annotations takes
     * picocli as long as many a command takes to run.
     */
    static CommandLine commandLine(Terminal terminal, String... arguments) {
        boolean isNamed = arguments.length > 0 && COMMANDS.containsKey(arguments[0]);
        return commandLine(terminal, isNamed ? Set.of(arguments[0]) : COMMANDS.keySet());
    }

    private static CommandLine commandLine(Terminal terminal, Set<String> names) {
        CommandLine commandLine = new CommandLine(new EntenteCommand());
        COMMANDS.forEach((name, command) -> {
            if (names.contains(name)) {
                commandLine.addSubcommand(name, command.apply(terminal));
            }
        });
        return commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    }

    private static Map<String, Function<Terminal, Object>> commands() {
        Map<String, Function<Terminal, Object>> commands = new LinkedHashMap<>();
        commands.put("serve", ServeCommand::new);
        commands.put("ask", AskCommand::commandLine);
        commands.put("query", QueryCommand::new);
        commands.put("why", WhyCommand::new);
        commands.put("why-not", WhyNotCommand::new);
        commands.put("what-if", WhatIfCommand::new);
        commands.put("check", CheckCommand::new);
        commands.put("cite", CiteCommand::new);
        commands.put("format", FormatCommand::new);
        commands.put("export", ExportCommand::new);
        commands.put("store", StoreCommand::commandLine);
        commands.put("train", TrainCommand::new);
        return Collections.unmodifiableMap(commands);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
