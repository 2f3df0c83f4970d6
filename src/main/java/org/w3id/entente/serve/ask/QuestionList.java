package org.w3id.entente.serve.ask;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.w3id.entente.query.Parameter;
import org.w3id.entente.query.Question;
import org.w3id.entente.query.Questions;
import org.w3id.entente.serve.core.GraphSource.View;
import org.w3id.entente.serve.core.Language;
import org.w3id.entente.serve.web.Html;
import org.w3id.entente.serve.web.Page;
import org.w3id.entente.serve.web.Phrase;

/** The questions with their parameters. */
final class QuestionList {
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final Questions questions;

    QuestionList(Questions questions) {
        this.questions = questions;
    }

    String json() {
        JsonArray all = new JsonArray();
        for (Question question : questions.all()) {
            JsonObject json = new JsonObject();
            json.addProperty("name", question.name());
            json.addProperty("iri", question.iri());
            json.addProperty("address", Asked.BASE + question.name());
            json.addProperty("title", question.title());
            json.addProperty("question", question.question());
            JsonArray parameters = new JsonArray();
            question.parameters().forEach(parameter -> parameters.add(json(parameter)));
            json.add("parameters", parameters);
            question.absent().ifPresent(absent -> json.addProperty("absent", absent));
            all.add(json);
        }
        JsonObject json = new JsonObject();
        json.add("questions", all);
        return GSON.toJson(json) + "\n";
    }

    private static JsonObject json(Parameter parameter) {
        JsonObject json = new JsonObject();
        json.addProperty("name", parameter.name());
        json.addProperty("type", parameter.type().label());
        json.addProperty("required", parameter.isRequired());
        parameter.defaultValue().ifPresent(value -> json.addProperty("default", value));
        json.addProperty("description", parameter.description());
        return json;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (Question question : questions.all()) {
            text.append(Asked.BASE).append(question.name());
            String separator = "?";
            for (Parameter parameter : question.parameters()) {
                String value = parameter.defaultValue().orElse(parameter.isRequired() ? "…" : "");
                text.append(separator).append(parameter.name()).append('=').append(value);
                separator = "&";
            }
            text.append("\n    ").append(question.question()).append('\n');
        }
        return text.toString();
    }

    Page page(Language language, View view) {
        Html main = new Html().element("h1", Phrase.QUESTIONS.in(language)).start("dl");
        for (Question question : questions.all()) {
            main.start("dt")
                    .link(Asked.BASE + question.name(), question.title())
                    .end()
                    .element("dd", question.question(), "lang", "en");
        }
        return Page.of(Phrase.QUESTIONS.in(language), language, main.end())
                .at("/ask")
                .from(view);
    }
}
