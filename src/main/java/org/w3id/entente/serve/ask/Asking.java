package org.w3id.entente.serve.ask;

import org.apache.jena.graph.Node;
import org.eclipse.jetty.http.HttpField;
import org.w3id.entente.query.Answer;
import org.w3id.entente.query.ArgumentException;
import org.w3id.entente.query.EditionSelection;
import org.w3id.entente.query.QueryRunner;
import org.w3id.entente.query.QuestionRunner;
import org.w3id.entente.query.Questions;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.query.explain.Origin;
import org.w3id.entente.query.limits.Budget;
import org.w3id.entente.serve.core.BoundedBytes;
import org.w3id.entente.serve.core.Documents;
import org.w3id.entente.serve.core.Documents.Document;
import org.w3id.entente.serve.core.GraphSource.View;
import org.w3id.entente.serve.core.Language;
import org.w3id.entente.serve.core.Paths;
import org.w3id.entente.serve.core.Selections;
import org.w3id.entente.serve.core.Versions;
import org.w3id.entente.serve.http.Exchange;
import org.w3id.entente.serve.http.Operation;
import org.w3id.entente.serve.http.Parameters;
import org.w3id.entente.serve.http.Problem;
import org.w3id.entente.serve.http.Routes.Route;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The list of the questions, and their answers. Threads share it. */
public final class Asking {
    private static final String CITE = "/cite";

    private final Documents documents;
    private final Selections selections;
    private final Supplier<Questions> questions;
    private final long answerBytes;
    private final Citing citing;

    /**
     * Answers questions about the graph that documents are about.
     *
     * @param selections the snapshots that answers are about
     * @param questions gives the questions, always the same; called by requests
     * @param answerBytes how long an answer may be
     * @param citing says how answers are cited
     */
    public Asking(
            Documents documents,
            Selections selections,
            Supplier<Questions> questions,
            long answerBytes,
            Citing citing) {
        this.documents = documents;
        this.selections = selections;
        this.questions = questions;
        this.answerBytes = answerBytes;
        this.citing = citing;
    }

    /** The addresses. */
    public List<Route> routes() {
        return List.of(
                new Route(Paths.ASK, "ask", Map.of("GET", this::list)).described(Descriptions.list()),
                new Route(Asked.BASE + "*", "ask", Map.of("GET", this::ask))
                        .described(Descriptions.any(), Descriptions.cite()));
    }

    /** What each question does, with the values that its parameters have in a version of the graph. */
    public List<Operation> operations(View view) {
        QuestionRunner runner = new QuestionRunner(new QueryRunner(view.dataset(), Optional.empty()), "");
        return questions.get().all().stream()
                .map(question -> Descriptions.of(question, runner))
                .toList();
    }

    private void list(Exchange exchange) {
        Parameters parameters = Parameters.parse(exchange.query());
        parameters.only(List.of(Versions.PARAMETER, Language.PARAMETER));
        AskFormat format = AskFormat.choose(exchange.accept(), AskFormat.OF_LIST);
        Language language = Language.of(exchange, parameters);
        QuestionList list = new QuestionList(questions.get());
        documents.reply(
                exchange,
                Versions.asked(parameters),
                format.suffix() + '-' + language.tag(),
                (view, budget) -> format == AskFormat.HTML
                        ? list.page(language, view).document()
                        : document(format, language, format == AskFormat.JSON ? list.json() : list.text()));
    }

    private void ask(Exchange exchange) {
        Parameters parameters = Parameters.parse(exchange.query());
        if (exchange.path().endsWith(CITE)) {
            cite(exchange, parameters);
            return;
        }
        Asked asked = Asked.of(exchange, parameters, questions.get());
        EditionSelection editions = Selections.named(parameters);
        documents.reply(
                exchange,
                Versions.asked(parameters),
                asked.variant(),
                (view, budget) -> answer(asked, view, selections.of(view, editions, budget), budget));
    }

    private void cite(Exchange exchange, Parameters parameters) {
        String path = exchange.path().substring(0, exchange.path().length() - CITE.length());
        String name = path.length() > Asked.BASE.length() ? path.substring(Asked.BASE.length()) : "";
        Asked asked = Asked.of(name + "." + AskFormat.RESULTS_JSON.suffix(), exchange, parameters, questions.get());
        EditionSelection editions = Selections.named(parameters);
        citing.cite(exchange, parameters, asked.question().title(), path, (view, budget) -> {
            try {
                Snapshot snapshot = selections.of(view, editions, budget);
                QuestionRunner runner = new QuestionRunner(new QueryRunner(snapshot.dataset(), budget.limits()), "");
                return runner.ask(asked.question(), runner.resolve(asked.question(), asked.typed()), budget);
            } catch (ArgumentException argument) {
                throw wrong(argument);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw Problem.of(Problem.Kind.BUSY, "the server is stopping")
                        .retryAfter(5)
                        .thrown();
            }
        });
    }

    private static RuntimeException wrong(ArgumentException argument) {
        return Problem.of(Problem.Kind.BAD_REQUEST, argument.getMessage())
                .with("parameter", argument.parameter())
                .with("wanted", argument.wanted())
                .with("near", argument.near())
                .thrown();
    }

    private Document answer(Asked asked, View view, Snapshot snapshot, Budget budget) throws IOException {
        QuestionRunner runner = new QuestionRunner(new QueryRunner(snapshot.dataset(), budget.limits()), "");
        try {
            Map<String, Node> values = runner.resolve(asked.question(), asked.typed());
            if (!(runner.ask(asked.question(), values, budget) instanceof Answer.Rows rows)) {
                throw new IllegalStateException(
                        "a question is a SELECT query: " + asked.question().name());
            }
            if (asked.format() == AskFormat.HTML) {
                return new QuestionPage(asked, runner, view, snapshot).answered(values, rows);
            }
            BoundedBytes body = new BoundedBytes(answerBytes);
            Origin origin = Origin.of(snapshot, asked.language().tag());
            new AskWriter(asked, origin, runner.phrase(asked.question(), values)).write(rows, body);
            return document(asked.format(), asked.language(), body.toByteArray());
        } catch (ArgumentException argument) {
            if (asked.format() == AskFormat.HTML) {
                return new QuestionPage(asked, runner, view, snapshot).unanswered(argument);
            }
            throw wrong(argument);
        }
    }

    private static Document document(AskFormat format, Language language, String text) {
        return document(format, language, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Document document(AskFormat format, Language language, byte[] body) {
        return new Document(
                200,
                List.of(
                        new HttpField("Content-Type", format.contentType()),
                        new HttpField("Content-Language", language.tag()),
                        new HttpField("Vary", Language.VARY)),
                ByteBuffer.wrap(body));
    }
}
