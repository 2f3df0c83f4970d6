package org.w3id.entente.serve.ask;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.w3id.entente.query.Answer;
import org.w3id.entente.query.ArgumentException;
import org.w3id.entente.query.Parameter;
import org.w3id.entente.query.Question;
import org.w3id.entente.query.QuestionRunner;
import org.w3id.entente.query.QuestionRunner.Choice;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.query.describe.Label;
import org.w3id.entente.query.describe.Labels;
import org.w3id.entente.serve.core.Documents.Document;
import org.w3id.entente.serve.core.GraphSource.View;
import org.w3id.entente.serve.core.Language;
import org.w3id.entente.serve.web.Html;
import org.w3id.entente.serve.web.Page;
import org.w3id.entente.serve.web.Phrase;
import org.w3id.entente.vocab.Namespaces;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The page of a question: a form for its parameters, and its answer. Used once. */
final class QuestionPage {
    /** As many values are offered for choice; of more, one has to be written. */
    private static final int MOST_CHOICES = 400;

    private final Asked asked;
    private final Question question;
    private final Language language;
    private final QuestionRunner runner;
    private final View view;
    private final Labels labels;
    private final Html main = new Html();

    QuestionPage(Asked asked, QuestionRunner runner, View view, Snapshot snapshot) {
        this.asked = asked;
        this.question = asked.question();
        this.language = asked.language();
        this.runner = runner;
        this.view = view;
        this.labels = new Labels(snapshot.closure().graph(), language.tag());
    }

    /** The page with the answer. */
    Document answered(Map<String, Node> values, Answer.Rows rows) {
        head(runner.phrase(question, values));
        int count = rows.rows().size();
        main.element(
                "p",
                switch (language) {
                    case ENGLISH -> count == 1 ? "1 row" : count + " rows";
                    case JAPANESE -> count + "行";
                });
        table(rows);
        question.absent().ifPresent(absent -> main.element("p", "Not in the answer: " + absent, "lang", "en"));
        return page().also(Arrays.stream(AskFormat.values())
                        .filter(format -> format != AskFormat.HTML)
                        .map(format ->
                                new Page.Alternate(address("." + format.suffix()), format.mediaType(), format.suffix()))
                        .toList())
                .document();
    }

    /** The page without an answer: somebody has yet to say what is asked, or said something that does not exist. */
    Document unanswered(ArgumentException argument) {
        head(question.question());
        if (!asked.isBare()) {
            main.element("p", argument.getMessage(), "role", "alert", "lang", "en");
        }
        return page().document(asked.isBare() ? 200 : 400);
    }

    private Page page() {
        return Page.of(question.title(), language, main).at(address("")).from(view);
    }

    private String address(String suffix) {
        StringBuilder query = new StringBuilder();
        new TreeMap<>(asked.typed()).forEach((name, value) -> query.append('&')
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        query.append(asked.rest());
        return Asked.BASE + question.name() + suffix + query.toString().replaceFirst("&", "?");
    }

    private void head(String phrase) {
        main.element("h1", question.title(), "lang", "en").element("p", phrase, "lang", "en");
        if (!question.parameters().isEmpty()) {
            main.start("form", "method", "get", "action", Asked.BASE + question.name());
            question.parameters().forEach(this::field);
            main.start("p")
                    .element("button", Phrase.ASK.in(language), "type", "submit")
                    .end()
                    .end();
        }
    }

    private void field(Parameter parameter) {
        String value = asked.typed()
                .getOrDefault(parameter.name(), parameter.defaultValue().orElse(""));
        List<Choice> choices = runner.choices(parameter);
        main.start("p").start("label").text(parameter.description() + " ");
        if (choices.isEmpty() || choices.size() > MOST_CHOICES) {
            main.start("input", "name", parameter.name(), "value", value);
        } else {
            main.start("select", "name", parameter.name());
            boolean isKnown = choices.stream().anyMatch(each -> each.name().equals(value));
            if (parameter.presence() instanceof Parameter.Presence.Free || !isKnown) {
                main.element("option", isKnown ? "–" : value.isEmpty() ? "–" : value, "value", isKnown ? "" : value);
            }
            choices.stream()
                    .sorted(Comparator.comparing((Choice each) -> labels.text(each.node())))
                    .forEach(each -> main.element(
                            "option",
                            labels.text(each.node()),
                            "value",
                            each.name(),
                            "selected",
                            each.name().equals(value) ? "selected" : ""));
            main.end();
        }
        if (parameter.isRequired()) {
            main.text(" (" + Phrase.REQUIRED.in(language) + ")");
        }
        main.end().end();
    }

    private void table(Answer.Rows rows) {
        main.start("table").start("thead").start("tr");
        rows.variables().forEach(variable -> main.element("th", variable.getVarName(), "scope", "col"));
        main.end().end().start("tbody");
        for (Binding row : rows.rows()) {
            main.start("tr");
            for (Var variable : rows.variables()) {
                main.start("td");
                Node value = row.get(variable);
                if (value != null) {
                    cell(value);
                }
                main.end();
            }
            main.end();
        }
        main.end().end();
    }

    private void cell(Node value) {
        Label label = labels.label(value);
        String address = value.isURI() ? address(value) : "";
        if (address.isEmpty()) {
            main.element("span", label.text(), "lang", label.language());
        } else {
            main.element("a", label.text(), "href", address, "lang", label.language());
        }
    }

    /** Where a name leads: one of the graph's own to its page here; none when it is no page at all. */
    private static String address(Node value) {
        String iri = value.getURI();
        if (iri.startsWith(Namespaces.BASE)) {
            return iri.substring(Namespaces.BASE.length() - 1);
        }
        return iri.startsWith("https://") || iri.startsWith("http://") ? iri : "";
    }
}
