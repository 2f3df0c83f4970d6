package org.w3id.entente.cli;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.w3id.entente.query.Answer;
import org.w3id.entente.query.AnswerWriter;
import org.w3id.entente.query.Parameter;
import org.w3id.entente.query.Question;
import org.w3id.entente.query.Questions;
import org.w3id.entente.query.ResultFormat;
import org.w3id.entente.vocab.Prefixes;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The list of the questions, for people as a table, for programs as an answer in any result format. */
final class QuestionList {
    private static final List<Var> COLUMNS = List.of(Var.alloc("name"), Var.alloc("title"), Var.alloc("parameters"));

    private final Questions questions;

    QuestionList(Questions questions) {
        this.questions = questions;
    }

    int print(ResultFormat format, Terminal terminal) throws IOException {
        List<Binding> rows = new ArrayList<>();
        for (Question question : questions.all()) {
            rows.add(BindingFactory.binding(
                    COLUMNS.get(0), text(question.name()),
                    COLUMNS.get(1), text(question.title()),
                    COLUMNS.get(2), text(parameters(question))));
        }
        AnswerWriter.write(new Answer.Rows(COLUMNS, rows, true, Prefixes.usual()), format, terminal.out());
        terminal.out().flush();
        terminal.err()
                .println(AnswerOptions.count(rows.size(), "question") + "; \"entente ask NAME --help\" tells more");
        return rows.isEmpty() ? ExitCode.NO : ExitCode.YES;
    }

    private static Node text(String text) {
        return NodeFactory.createLiteralString(text);
    }

    private static String parameters(Question question) {
        return question.parameters().stream().map(QuestionList::synopsis).collect(Collectors.joining(" "));
    }

    private static String synopsis(Parameter parameter) {
        String option = "--" + parameter.name();
        return switch (parameter.presence()) {
            case Parameter.Presence.Required unused -> option;
            case Parameter.Presence.Free unused -> "[" + option + "]";
            case Parameter.Presence.Default given -> "[" + option + " " + given.value() + "]";
        };
    }
}
