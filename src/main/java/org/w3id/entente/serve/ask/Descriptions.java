package org.w3id.entente.serve.ask;

import org.w3id.entente.query.Parameter;
import org.w3id.entente.query.Question;
import org.w3id.entente.query.QuestionRunner;
import org.w3id.entente.serve.core.Language;
import org.w3id.entente.serve.core.Paths;
import org.w3id.entente.serve.core.Selections;
import org.w3id.entente.serve.core.Versions;
import org.w3id.entente.serve.http.Operation;

import java.util.Arrays;
import java.util.List;

/** What the addresses of questions do. */
final class Descriptions {
    /** As many values are listed; of more, any name will do. */
    private static final int MOST_VALUES = 400;

    private Descriptions() {}

    static Operation list() {
        return Versions.of(Operation.get(Paths.ASK, "The questions that the graph answers"))
                .with(Language.DESCRIBED)
                .answers(AskFormat.OF_LIST.stream().map(AskFormat::mediaType).toList());
    }

    /** Any question, for those who do not know which there are. */
    static Operation any() {
        return answered(Operation.get(Asked.BASE + "{question}", "The answer to a question")
                .saying("Each question has parameters of its own. A suffix such as .csv chooses the format.")
                .with(Operation.Parameter.required("question", "the name of the question", "exercises")
                        .inPath()));
    }

    static Operation cite() {
        return Versions.of(Operation.get(Asked.BASE + "{question}/cite", "How to cite the answer to a question"))
                .with(Operation.Parameter.required("question", "the name of the question", "exercises")
                        .inPath())
                .with(Selections.DESCRIBED)
                .with(Language.DESCRIBED)
                .answers(List.of(
                        "application/json",
                        "text/html",
                        "text/plain",
                        "application/x-bibtex",
                        "application/vnd.citationstyles.csl+json"))
                .evaluated();
    }

    /** One question. */
    static Operation of(Question question, QuestionRunner runner) {
        Operation operation = Operation.get(Asked.BASE + question.name(), question.title())
                .saying(question.question()
                        + question.absent()
                                .map(absent -> " Not in the answer: " + absent)
                                .orElse(""));
        for (Parameter parameter : question.parameters()) {
            operation = operation.with(described(parameter, runner.values(parameter)));
        }
        return answered(operation);
    }

    private static Operation.Parameter described(Parameter parameter, List<String> values) {
        String example = values.isEmpty() ? "2019-03" : values.get(0);
        Operation.Parameter described =
                switch (parameter.presence()) {
                    case Parameter.Presence.Required unused ->
                        Operation.Parameter.required(parameter.name(), parameter.description(), example);
                    case Parameter.Presence.Free unused ->
                        Operation.Parameter.optional(parameter.name(), parameter.description());
                    case Parameter.Presence.Default given ->
                        Operation.Parameter.optional(parameter.name(), parameter.description())
                                .usually(given.value());
                };
        return values.size() <= MOST_VALUES ? described.of(values) : described;
    }

    private static Operation answered(Operation operation) {
        return Versions.of(operation)
                .with(Selections.DESCRIBED)
                .with(Language.DESCRIBED)
                .answers(Arrays.stream(AskFormat.values())
                        .map(AskFormat::mediaType)
                        .toList())
                .evaluated();
    }
}
