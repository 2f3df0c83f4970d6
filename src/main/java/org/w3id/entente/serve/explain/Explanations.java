package org.w3id.entente.serve.explain;

import org.apache.jena.graph.Triple;
import org.w3id.entente.query.EditionSelection;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.query.explain.Consequences;
import org.w3id.entente.query.explain.Explainer;
import org.w3id.entente.query.explain.Justification;
import org.w3id.entente.query.limits.Budget;
import org.w3id.entente.query.limits.Interruptible;
import org.w3id.entente.reason.ConclusionLimitException;
import org.w3id.entente.serve.core.Documents;
import org.w3id.entente.serve.core.Documents.Document;
import org.w3id.entente.serve.core.GraphSource.View;
import org.w3id.entente.serve.core.Selections;
import org.w3id.entente.serve.core.Versions;
import org.w3id.entente.serve.http.Exchange;
import org.w3id.entente.serve.http.Parameters;
import org.w3id.entente.serve.http.Problem;
import org.w3id.entente.serve.http.Routes.Route;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.w3id.entente.serve.core.Selections.AS_OF;
import static org.w3id.entente.serve.core.Selections.EDITION;

/**
 * Why, why not, and what if. An answer has status 200 whether the statement holds or not: the question was answered, and the
 * answer says which. Threads share it.
 */
public final class Explanations {
    private static final int ALL = 20;
    private static final int SHOWN = 20;
    private static final int MOST = 1_000;
    private static final List<String> OF_STATEMENTS =
            Form.and(Words.SUBJECT, Words.PREDICATE, Words.OBJECT, EDITION, AS_OF, Versions.PARAMETER);
    private static final List<String> OF_PROOFS = new ArrayList<>(OF_STATEMENTS);
    private static final List<String> OF_CHANGES =
            Form.and("add", "remove", "graph", "body", "limit", EDITION, AS_OF, Versions.PARAMETER);

    static {
        OF_PROOFS.addAll(List.of("all", "limit"));
    }

    private final Documents documents;
    private final long answerBytes;
    private final long requestBytes;
    private final Selections selections;

    /**
     * Explanations of the graph that documents are about.
     *
     * @param selections the snapshots that they are about
     * @param answerBytes how long one may be
     * @param requestBytes how long what is posted may be
     */
    public Explanations(Documents documents, Selections selections, long answerBytes, long requestBytes) {
        this.documents = documents;
        this.selections = selections;
        this.answerBytes = answerBytes;
        this.requestBytes = requestBytes;
    }

    /** The addresses. */
    public List<Route> routes() {
        return List.of(
                new Route("/why", "why", Map.of("GET", this::why)).described(Descriptions.why()),
                new Route("/why-not", "why-not", Map.of("GET", this::whyNot)).described(Descriptions.whyNot()),
                new Route("/what-if", "what-if", Map.of("GET", this::whatIf, "POST", this::whatIfPosted))
                        .described(Descriptions.whatIf(), Descriptions.whatIfPosted()));
    }

    /** Makes the text of an explanation. */
    @FunctionalInterface
    private interface Writer {
        String write(Snapshot snapshot) throws InterruptedException;
    }

    private void why(Exchange exchange) {
        Parameters parameters = Parameters.parse(exchange.query());
        parameters.only(OF_PROOFS);
        Form form = Form.of(exchange, parameters, Form.OF_PROOFS);
        Words words = Words.of(parameters);
        boolean isAll = isOn(parameters, "all");
        int limit = number(parameters, "limit", ALL, 1);
        EditionSelection editions = Selections.named(parameters);
        documents.reply(exchange, Versions.asked(parameters), form.variant(), (view, budget) -> {
            Snapshot about = selections.of(view, editions, budget);
            return document(form, about, budget, snapshot -> {
                Triple triple = words.in(snapshot);
                Explainer explainer = new Explainer(snapshot, form.language());
                Justification answer = isAll ? explainer.allProofs(triple, limit) : explainer.why(triple);
                return form.format().write(answer, form.presentation(snapshot));
            });
        });
    }

    private void whyNot(Exchange exchange) {
        Parameters parameters = Parameters.parse(exchange.query());
        parameters.only(OF_STATEMENTS);
        Form form = Form.of(exchange, parameters, Form.OF_ANY);
        Words words = Words.of(parameters);
        EditionSelection editions = Selections.named(parameters);
        documents.reply(exchange, Versions.asked(parameters), form.variant(), (view, budget) -> {
            Snapshot about = selections.of(view, editions, budget);
            return document(form, about, budget, snapshot -> form.format()
                    .write(
                            new Explainer(snapshot, form.language()).whyNot(words.in(snapshot)),
                            form.presentation(snapshot)));
        });
    }

    private void whatIf(Exchange exchange) {
        Parameters parameters = Parameters.parse(exchange.query());
        parameters.only(OF_CHANGES);
        Form form = Form.of(exchange, parameters, Form.OF_ANY);
        int limit = number(parameters, "limit", SHOWN, 0);
        EditionSelection editions = Selections.named(parameters);
        documents.reply(
                exchange,
                Versions.asked(parameters),
                form.variant(),
                (view, budget) -> consequences(form, view, editions, Supposition.of(parameters), limit, budget));
    }

    private void whatIfPosted(Exchange exchange) {
        Parameters inAddress = Parameters.parse(exchange.query());
        inAddress.only(OF_CHANGES);
        Supposition.Sent kind = Supposition.Sent.of(exchange, inAddress);
        exchange.readBody(requestBytes, bytes -> {
            Parameters parameters = kind.parameters(inAddress, bytes);
            parameters.only(OF_CHANGES);
            Form form = Form.of(exchange, parameters, Form.OF_ANY);
            int limit = number(parameters, "limit", SHOWN, 0);
            EditionSelection editions = Selections.named(parameters);
            documents.replyOnce(
                    exchange,
                    Versions.asked(parameters),
                    (view, budget) ->
                            consequences(form, view, editions, kind.supposition(parameters, bytes), limit, budget));
        });
    }

    private Document consequences(
            Form form, View view, EditionSelection editions, Supposition supposition, int limit, Budget budget)
            throws InterruptedException {
        Snapshot about = selections.toChange(view, editions, supposition.length(), budget);
        return document(form, about, budget, snapshot -> {
            try {
                Consequences answer = supposition.hypothesis().consequences(snapshot, form.language(), limit);
                return form.format().write(answer, form.presentation(snapshot));
            } catch (ConclusionLimitException tooMany) {
                throw Problem.of(Problem.Kind.SIZE_LIMIT, tooMany.getMessage())
                        .with("limit", "conclusions")
                        .thrown();
            }
        });
    }

    private Document document(Form form, Snapshot snapshot, Budget budget, Writer writer) throws InterruptedException {
        return form.document(Interruptible.run(budget, () -> writer.write(snapshot)), answerBytes);
    }

    private static boolean isOn(Parameters parameters, String name) {
        String value = parameters.one(name).orElse("false");
        return switch (value) {
            case "true", "" -> true;
            case "false" -> false;
            default ->
                throw Problem.of(Problem.Kind.BAD_REQUEST, name + " \"" + value + "\"; wanted true or false")
                        .with("parameter", name)
                        .thrown();
        };
    }

    private static int number(Parameters parameters, String name, int usual, int least) {
        String value = parameters.one(name).orElse(Integer.toString(usual));
        if (value.matches("[0-9]{1,4}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= MOST) {
            return Integer.parseInt(value);
        }
        throw Problem.of(
                        Problem.Kind.BAD_REQUEST,
                        name + " \"" + value + "\"; wanted a number from " + least + " to " + MOST)
                .with("parameter", name)
                .thrown();
    }
}
