package org.w3id.entente.cli;

import org.apache.jena.graph.Node;
import org.w3id.entente.query.Answer;
import org.w3id.entente.query.ArgumentException;
import org.w3id.entente.query.Parameter;
import org.w3id.entente.query.QueryRunner;
import org.w3id.entente.query.Question;
import org.w3id.entente.query.QuestionRunner;
import org.w3id.entente.query.ResultFormat;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** One question as a command, with an option for each of its parameters. */
final class QuestionCommand implements Callable<Integer> {
    private static final int VALUES_IN_HELP = 12;
    private static final List<String> HELP = List.of("-h", "--help");

    private final Question question;
    private final AnswerOptions options;
    private final GraphOptions graph;
    private final Terminal terminal;
    private final CommandSpec spec;

    QuestionCommand(Question question, AnswerOptions options, GraphOptions graph, Terminal terminal) {
        this.question = question;
        this.options = options;
        this.graph = graph;
        this.terminal = terminal;
        this.spec = CommandSpec.wrapWithoutInspection(this);
    }

    /** Parses the arguments that follow the question's name, and asks. */
    int execute(CommandLine parent, List<String> arguments) throws InterruptedException {
        Optional<QuestionRunner> forHelp =
                arguments.stream().anyMatch(HELP::contains) ? Optional.of(runner()) : Optional.empty();
        spec.usageMessage().description(description()).footer(footer()).sortOptions(false);
        for (Parameter parameter : question.parameters()) {
            spec.addOption(OptionSpec.builder("--" + parameter.name())
                    .type(String.class)
                    .paramLabel(parameter.name().toUpperCase(Locale.ROOT))
                    .description(describe(parameter, forHelp))
                    .build());
        }
        spec.addMixin("answer", CommandSpec.forAnnotatedObject(options));
        spec.addMixin("graph", CommandSpec.forAnnotatedObject(graph));
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("show this help and exit")
                .build());
        parent.addSubcommand(question.name(), spec);
        return spec.commandLine()
                .setOut(parent.getOut())
                .setErr(parent.getErr())
                .setParameterExceptionHandler((fault, typed) ->
                        parent.getParameterExceptionHandler().handleParseException(explained(fault), typed))
                .setExecutionExceptionHandler(parent.getExecutionExceptionHandler())
                .execute(arguments.toArray(String[]::new));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, String> typed = new LinkedHashMap<>();
        for (Parameter parameter : question.parameters()) {
            String value = spec.findOption("--" + parameter.name()).getValue();
            if (value != null) {
                typed.put(parameter.name(), value);
            }
        }
        QuestionRunner runner = runner();
        try {
            Map<String, Node> values = runner.resolve(question, typed);
            Answer answer = runner.ask(question, values);
            if (options.format() == ResultFormat.TABLE) {
                terminal.out().print(runner.phrase(question, values) + "\n\n");
            } else if (options.format() == ResultFormat.ROWS) {
                terminal.out().print(arguments(typed));
            }
            return options.print(answer, spec.commandLine(), terminal);
        } catch (ArgumentException argument) {
            throw new ParameterException(spec.commandLine(), argument.getMessage(), argument);
        }
    }

    private QuestionRunner runner() throws InterruptedException {
        return new QuestionRunner(new QueryRunner(graph.snapshot(terminal).dataset(), options.timeLimit()));
    }

    /** A value that stands without its option is told which there are. */
    private ParameterException explained(ParameterException fault) {
        List<String> unmatched = fault instanceof UnmatchedArgumentException stray ? stray.getUnmatched() : List.of();
        if (unmatched.isEmpty() || unmatched.get(0).startsWith("-")) {
            return fault;
        }
        String options = question.parameters().stream()
                .map(parameter -> "--" + parameter.name())
                .collect(Collectors.joining(" or "));
        String wanted = options.isEmpty() ? "the question takes no value" : "wanted " + options + " before it";
        return new ParameterException(fault.getCommandLine(), "found \"" + unmatched.get(0) + "\"; " + wanted);
    }

    /** The first line of a case: the arguments that gave the rows below. */
    private static String arguments(Map<String, String> typed) {
        StringBuilder line = new StringBuilder("#");
        typed.forEach(
                (name, value) -> line.append(" --").append(name).append(' ').append(quoted(value)));
        return line.append('\n').toString();
    }

    private static String quoted(String value) {
        String mark = value.contains("\"") ? "'" : "\"";
        return value.matches("[^\\s\"']+") ? value : mark + value + mark;
    }

    private String[] description() {
        return new String[] {literal(question.title() + "."), "", literal(question.question())};
    }

    private String[] footer() {
        String file = "The query is " + question.file() + ".";
        return question.absent()
                .map(absent -> new String[] {"", literal("Not in the answer: " + absent), literal(file)})
                .orElseGet(() -> new String[] {"", literal(file)});
    }

    private static String describe(Parameter parameter, Optional<QuestionRunner> runner) {
        List<String> values = runner.map(known -> known.values(parameter)).orElse(List.of());
        String several = values.isEmpty() || values.size() > VALUES_IN_HELP
                ? ""
                : ": " + values.stream().collect(Collectors.joining(", "));
        String presence =
                switch (parameter.presence()) {
                    case Parameter.Presence.Required unused -> " (required)";
                    case Parameter.Presence.Free unused -> " (optional)";
                    case Parameter.Presence.Default given -> " (default: " + given.value() + ")";
                };
        return literal(parameter.description() + several + presence);
    }

    /** Picocli reads percent signs and markup in its texts. */
    private static String literal(String text) {
        return text.replace("%", "%%").replace("@|", "@ |");
    }
}
