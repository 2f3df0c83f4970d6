package org.w3id.entente.serve;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.syntax.syntaxtransform.QueryTransformOps;
import org.w3id.entente.query.Parameter;
import org.w3id.entente.query.ParameterType;
import org.w3id.entente.query.Question;
import org.w3id.entente.query.QuestionReader;
import org.w3id.entente.query.Questions;
import org.w3id.entente.serve.http.Exchange;
import org.w3id.entente.serve.http.Parameters;
import org.w3id.entente.serve.http.Problem;
import org.w3id.entente.serve.http.Reply;
import org.w3id.entente.vocab.Namespaces;
import org.w3id.entente.vocab.Prefixes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The project's questions, asked of a store of another make. Values are months, IRIs, prefixed names, or the last part of an IRI; whether
 * the store knows them shows in its answer. Threads share it.
 */
final class RemoteQuestions {
    static final String PATH = "/ask";

    private final Questions questions;
    private final RemoteQueries queries;

    RemoteQuestions(Questions questions, RemoteQueries queries) {
        this.questions = questions;
        this.queries = queries;
    }

    /** Lists the questions. */
    void list(Exchange exchange) {
        StringBuilder text = new StringBuilder();
        for (Question question : questions.all()) {
            text.append(PATH).append('/').append(question.name());
            List<String> names = question.parameters().stream()
                    .map(each -> each.name() + "=…")
                    .toList();
            text.append(names.isEmpty() ? "" : "?" + String.join("&", names));
            text.append("  ").append(question.question()).append('\n');
        }
        exchange.reply(Reply.text(200, text.toString().stripTrailing()).with("Cache-Control", "no-cache"));
    }

    /** Asks one. */
    void ask(Exchange exchange) {
        String name = exchange.path().substring(PATH.length() + 1);
        Question question = questions.named(name).orElseThrow(() -> {
            List<String> near = questions.near(name);
            return Problem.of(
                            Problem.Kind.NOT_FOUND,
                            "no question \"" + name + "\"; "
                                    + (near.isEmpty()
                                            ? PATH + " lists them"
                                            : "did you mean " + String.join(" or ", near) + "?"))
                    .thrown();
        });
        Parameters given = Parameters.parse(exchange.query());
        Map<Var, Node> values = new HashMap<>();
        for (Parameter parameter : question.parameters()) {
            Optional<String> typed = given.one(parameter.name()).or(parameter::defaultValue);
            if (typed.isEmpty() && parameter.isRequired()) {
                throw Problem.of(
                                Problem.Kind.BAD_REQUEST,
                                "no value for \"" + parameter.name() + "\": " + parameter.description() + "; add "
                                        + parameter.name() + "=… to the address")
                        .with("parameter", parameter.name())
                        .thrown();
            }
            typed.ifPresent(text -> values.put(Var.alloc(parameter.name()), term(parameter, text.strip())));
        }
        queries.reply(exchange, () -> {
            Query query = QuestionReader.query(question).query();
            return values.isEmpty() ? query : QueryTransformOps.replaceVars(query, values);
        });
    }

    private static Node term(Parameter parameter, String typed) {
        return switch (parameter.type()) {
            case ParameterType.Month unused -> {
                if (!typed.matches("[0-9]{4}-(0[1-9]|1[0-2])")) {
                    throw wrong(parameter, typed, "YYYY-MM, such as 2019-03");
                }
                yield NodeFactory.createLiteralString(typed);
            }
            case ParameterType.Concept concept -> named(parameter, typed, Namespaces.CONCEPT + concept.scheme() + "/");
            case ParameterType.Thing unused -> named(parameter, typed, Namespaces.ID);
        };
    }

    private static Node named(Parameter parameter, String typed, String namespace) {
        String plain = typed.replaceAll("^<|>$", "");
        if (plain.matches("https?://[^\\s<>\"{}|\\\\^`]+")) {
            return NodeFactory.createURI(plain);
        }
        int colon = plain.indexOf(':');
        String begin = colon < 0 ? namespace : Prefixes.usual().getOrDefault(plain.substring(0, colon), "");
        String end = plain.substring(colon + 1);
        if (begin.isEmpty() || !end.matches("[\\p{L}\\p{N}_/.-]+")) {
            throw wrong(parameter, typed, "a name such as japan, a prefixed name such as id:japan, or an IRI");
        }
        return NodeFactory.createURI(begin + end);
    }

    private static RuntimeException wrong(Parameter parameter, String typed, String wanted) {
        return Problem.of(
                        Problem.Kind.BAD_REQUEST, "found " + parameter.name() + "=\"" + typed + "\"; wanted " + wanted)
                .with("parameter", parameter.name())
                .thrown();
    }
}
