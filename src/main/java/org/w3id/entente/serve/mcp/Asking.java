package org.w3id.entente.serve.mcp;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.w3id.entente.query.Answer;
import org.w3id.entente.query.AnswerWriter;
import org.w3id.entente.query.Confinement;
import org.w3id.entente.query.QueryRunner;
import org.w3id.entente.query.Question;
import org.w3id.entente.query.QuestionRunner;
import org.w3id.entente.query.Questions;
import org.w3id.entente.query.ResultFormat;
import org.w3id.entente.serve.core.BoundedBytes;
import org.w3id.entente.serve.http.Problem;
import org.w3id.entente.sparql.QueryReader;
import org.w3id.entente.sparql.ReadQuery;
import org.w3id.entente.vocab.Prefixes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Questions and queries, for tools. Threads may share it. */
final class Asking {
    static final int USUAL = 100;
    static final int MOST = 1_000;

    /** An answer is read by a model, which reads no more. */
    private static final long MOST_BYTES = 1 << 20;

    private final QueryReader reader = new QueryReader(Prefixes.usual());
    private final McpJsonMapper json;
    private final Questions questions;

    Asking(McpJsonMapper json, Questions questions) {
        this.json = json;
        this.questions = questions;
    }

    /** The tool: a query that somebody has written. */
    Result query(Arguments arguments, Turn turn) throws IOException {
        String text = arguments.required("query");
        ReadQuery read = reader.readWords(text);
        Confinement.check(read, turn.view().dataset().graphNames());
        Answer answer = runner(turn).run(read.query(), Map.of(), turn.budget());
        return written(answer, arguments, new LinkedHashMap<>(), "");
    }

    /** The tool: one of the questions of the project. */
    Result ask(Arguments arguments, Turn turn) throws IOException {
        String name = arguments.name("question");
        Question question = questions.named(name).orElseThrow(() -> Faults.bad("there is no question \"" + name + "\""
                        + (questions.near(name).isEmpty()
                                ? "; the description of this tool lists them"
                                : "; did you mean " + String.join(" or ", questions.near(name)) + "?"))
                .thrown());
        QuestionRunner runner = new QuestionRunner(runner(turn));
        Map<String, Node> values = runner.resolve(question, arguments.texts("parameters"));
        String phrase = runner.phrase(question, values);
        Answer answer = runner.ask(question, values, turn.budget());
        Map<String, Object> structured = new LinkedHashMap<>();
        structured.put("question", phrase);
        return written(answer, arguments, structured, phrase + "\n\n");
    }

    private static QueryRunner runner(Turn turn) {
        return new QueryRunner(turn.view().dataset(), turn.budget().limits());
    }

    private Result written(Answer answer, Arguments arguments, Map<String, Object> structured, String heading)
            throws IOException {
        return switch (answer) {
            case Answer.Rows rows -> rows(rows, arguments, structured, heading);
            case Answer.Truth truth -> {
                structured.put("boolean", truth.value());
                yield new Result(heading + (truth.value() ? "Yes.\n" : "No.\n"), structured);
            }
            case Answer.Triples triples -> {
                String turtle = text(triples, ResultFormat.TURTLE);
                structured.put("turtle", turtle);
                yield new Result(heading + turtle, structured);
            }
        };
    }

    private Result rows(Answer.Rows all, Arguments arguments, Map<String, Object> structured, String heading)
            throws IOException {
        int total = all.rows().size();
        int begin = Math.min(total, arguments.number("offset", 0, 0, Integer.MAX_VALUE));
        int end = (int) Math.min(total, begin + (long) arguments.number("limit", USUAL, 1, MOST));
        Answer.Rows page =
                new Answer.Rows(all.variables(), all.rows().subList(begin, end), all.ordered(), all.prefixes());
        structured.put("rows", total);
        structured.put("offset", begin);
        structured.put("isComplete", begin == 0 && end == total);
        structured.put("result", json.readValue(text(page, ResultFormat.JSON), new TypeRef<Map<String, Object>>() {}));
        String more = end < total
                ? "Rows " + (begin + 1) + " to " + end + " of " + total + "; call again with offset " + end
                        + " for more" + (all.ordered() ? ".\n" : ", and add ORDER BY to rely on their order.\n")
                : total == 0 ? "No rows.\n" : "Rows " + (begin + 1) + " to " + end + " of " + total + ".\n";
        if (end < total) {
            structured.put("nextOffset", end);
        }
        return new Result(heading + text(page, ResultFormat.ROWS) + more, structured);
    }

    private static String text(Answer answer, ResultFormat format) throws IOException {
        BoundedBytes out = new BoundedBytes(MOST_BYTES);
        AnswerWriter.write(answer, format, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** The questions with their parameters, a line each. */
    String list() {
        StringBuilder list = new StringBuilder();
        for (Question each : questions.all()) {
            list.append("- ").append(each.name()).append(": ").append(each.question());
            each.parameters().forEach(parameter -> list.append(" [")
                    .append(parameter.name())
                    .append(": ")
                    .append(parameter.type().label())
                    .append(parameter.isRequired() ? ", required" : "")
                    .append(parameter
                            .defaultValue()
                            .map(value -> ", default " + value)
                            .orElse(""))
                    .append("; ")
                    .append(parameter.description())
                    .append(']'));
            list.append('\n');
        }
        return list.toString();
    }

    /** The names of the questions. */
    List<String> names() {
        return questions.all().stream().map(Question::name).toList();
    }

    /** Everything a name stands for, as Turtle. */
    String turtle(String iri, Turn turn) throws IOException {
        Query describe = new Query();
        describe.setQueryDescribeType();
        describe.addDescribeNode(NodeFactory.createURI(iri));
        Answer answer = runner(turn).run(describe, Map.of(), turn.budget());
        if (!answer.isPositive()) {
            throw Problem.of(Problem.Kind.NOT_FOUND, "the graph says nothing of <" + iri + ">")
                    .thrown();
        }
        Answer.Triples triples = (Answer.Triples) answer;
        return text(new Answer.Triples(triples.graph(), Prefixes.usual()), ResultFormat.TURTLE);
    }
}
