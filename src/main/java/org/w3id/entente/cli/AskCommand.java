package org.w3id.entente.cli;

import org.w3id.entente.load.Project;
import org.w3id.entente.query.Question;
import org.w3id.entente.query.Questions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Lists the questions, or asks one. Each question is a command of its own, with an option for each parameter. */
@Command(
        name = "ask",
        description = "Ask one of the questions in queries/; without QUESTION, list them.",
        mixinStandardHelpOptions = true,
        customSynopsis = "entente ask [--format=FORMAT] [QUESTION [--PARAMETER=VALUE]...]",
        footer = {
            "",
            "\"entente ask QUESTION --help\" shows the parameters of a question and what it leaves out.",
            "A VALUE is a short name (united-states), a prefixed name, an IRI or a label.",
            "--format rows prints what the cases in src/test/resources/questions are written in.",
            "Exit status 0 when there is a row, 1 when there is none."
        })
final class AskCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Mixin
    private AnswerOptions options = new AnswerOptions();

    @Mixin
    private GraphOptions graph = new GraphOptions();

    @Parameters(index = "0", arity = "0..1", paramLabel = "QUESTION", description = "the name of a question")
    private Optional<String> name = Optional.empty();

    @Parameters(index = "1..*", arity = "0..*", hidden = true)
    private List<String> arguments = List.of();

    AskCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** This command within the whole: what follows the name of a question belongs to the question. */
    static CommandLine commandLine(Terminal terminal) {
        return new CommandLine(new AskCommand(terminal)).setStopAtPositional(true);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Project project = terminal.project();
        Questions questions = Questions.load(project.home(), project.queryFiles());
        if (name.isEmpty()) {
            return new QuestionList(questions).print(options.format(), terminal);
        }
        Question question = questions.named(name.get()).orElseThrow(() -> unknown(questions, name.get()));
        return new QuestionCommand(question, options, graph, terminal).execute(spec.commandLine(), arguments);
    }

    private ParameterException unknown(Questions questions, String typed) {
        List<String> near = questions.near(typed);
        String cure =
                near.isEmpty() ? "; \"entente ask\" lists them" : "; did you mean " + String.join(" or ", near) + "?";
        return new ParameterException(spec.commandLine(), "there is no question \"" + typed + "\"" + cure);
    }
}
