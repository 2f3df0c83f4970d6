package org.w3id.entente.query.explain;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.apache.jena.graph.Node;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Explanations as JSON; {@link ExplanationFormat#JSON} says what stands where. Immutable.
 */
final class JsonWriter {
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final Optional<Origin> origin;

    JsonWriter(Optional<Origin> origin) {
        this.origin = origin;
    }

    String why(Justification answer) {
        JsonObject json = new JsonObject();
        json.add("statement", statement(answer.goal()));
        json.addProperty("holds", answer.holds());
        explanation(answer.explanation(), json);
        json.addProperty("more", answer.more());
        return text(json);
    }

    String whyNot(Refusal answer) {
        JsonObject json = new JsonObject();
        json.add("statement", statement(answer.goal()));
        json.addProperty("holds", answer.holds());
        json.add("attempts", array(answer.attempts(), JsonWriter::attempt));
        json.add("instead", array(answer.instead(), JsonWriter::statement));
        json.add("unfinished", array(answer.unfinished(), JsonWriter::term));
        return text(json);
    }

    String whatIf(Consequences answer) {
        JsonObject json = new JsonObject();
        JsonObject asserted = new JsonObject();
        asserted.add("added", listing(answer.added()));
        asserted.add("alreadyAsserted", listing(answer.alreadyAsserted()));
        asserted.add("removed", listing(answer.removed()));
        asserted.add("notAsserted", listing(answer.notAsserted()));
        asserted.add("onlyInferred", listing(answer.onlyInferred()));
        json.add("asserted", asserted);
        json.addProperty("holdsRules", answer.holdsRules());
        json.add("appeared", conclusions(answer.appeared()));
        json.add("disappeared", conclusions(answer.disappeared()));
        JsonObject base = new JsonObject();
        base.addProperty("before", answer.baseBefore().toString());
        base.addProperty("after", answer.baseAfter().toString());
        base.addProperty("untouched", answer.isBaseUntouched());
        json.add("base", base);
        return text(json);
    }

    private static JsonObject origin(Origin origin) {
        JsonObject json = new JsonObject();
        json.addProperty("version", origin.version());
        origin.asOf().ifPresent(date -> json.addProperty("asOf", date));
        json.add(
                "sources",
                strings(origin.sources().stream()
                        .map(each -> each.node().toString())
                        .toList()));
        return json;
    }

    private static JsonObject listing(Listing listing) {
        JsonObject json = new JsonObject();
        json.addProperty("count", listing.count());
        json.add("shown", array(listing.shown(), JsonWriter::statement));
        return json;
    }

    private static JsonObject conclusions(Consequences.Conclusions conclusions) {
        JsonObject json = new JsonObject();
        json.addProperty("count", conclusions.count());
        json.addProperty("shown", conclusions.explanation().roots().size());
        explanation(conclusions.explanation(), json);
        return json;
    }

    private static void explanation(Explanation explanation, JsonObject json) {
        json.add("proofs", numbers(explanation.roots()));
        json.add("steps", array(explanation.steps(), JsonWriter::step));
    }

    private static JsonObject step(Step step) {
        JsonObject json = new JsonObject();
        json.addProperty("step", step.number());
        json.add("statement", statement(step.statement()));
        switch (step) {
            case Step.Asserted leaf -> json.add("sources", array(leaf.sources(), JsonWriter::source));
            case Step.Derived derived -> {
                json.add("rule", term(derived.rule()));
                json.addProperty("because", derived.because().text());
                json.add("premises", numbers(derived.premises()));
                json.add("absences", array(derived.absences(), JsonWriter::absence));
                if (!derived.rows().isEmpty()) {
                    json.add("rows", array(derived.rows(), JsonWriter::row));
                }
            }
        }
        return json;
    }

    private static JsonObject row(Step.Row row) {
        JsonObject values = new JsonObject();
        row.values().forEach((name, value) -> values.add(name, term(value)));
        JsonObject json = new JsonObject();
        json.add("values", values);
        json.add("premises", numbers(row.premises()));
        json.add("absences", array(row.absences(), JsonWriter::absence));
        return json;
    }

    private static JsonObject absence(Step.Absence absence) {
        JsonObject json = new JsonObject();
        json.add("pattern", array(absence.pattern(), JsonWriter::statement));
        json.add("conditions", strings(absence.conditions()));
        return json;
    }

    private static JsonObject source(Source source) {
        JsonObject json = new JsonObject();
        json.addProperty("graph", source.graph().node().toString());
        source.file().ifPresent(file -> json.addProperty("file", file));
        source.edition().ifPresent(edition -> json.addProperty("edition", edition));
        json.add("testimonies", array(source.testimonies(), JsonWriter::testimony));
        json.addProperty("describesSource", source.describesSource());
        return json;
    }

    private static JsonObject testimony(Testimony testimony) {
        JsonObject json = new JsonObject();
        json.add("witness", term(testimony.witness()));
        testimony.modality().ifPresent(modality -> json.add("modality", term(modality)));
        testimony.statedIn().ifPresent(edition -> json.add("statedIn", term(edition)));
        json.add("passages", array(testimony.passages(), passage -> {
            JsonObject place = new JsonObject();
            place.addProperty("citation", passage.citation().node().toString());
            passage.text()
                    .ifPresent(text -> place.addProperty("text", text.node().toString()));
            place.addProperty("start", passage.start());
            place.addProperty("end", passage.end());
            passage.sha256().ifPresent(digest -> place.addProperty("sha256", digest));
            return place;
        }));
        return json;
    }

    private static JsonObject attempt(Refusal.Attempt attempt) {
        JsonObject json = new JsonObject();
        json.add("rule", term(attempt.rule()));
        json.addProperty("would", attempt.would().text());
        json.addProperty("computes", attempt.isAggregation());
        json.add("held", array(attempt.held(), JsonWriter::statement));
        json.add("missing", array(attempt.missing(), JsonWriter::statement));
        json.add("failed", strings(attempt.failed()));
        json.add("present", array(attempt.present(), pattern -> array(pattern, JsonWriter::statement)));
        return json;
    }

    private static JsonObject statement(Statement statement) {
        JsonObject json = new JsonObject();
        json.addProperty("text", statement.text());
        json.add("subject", term(statement.subject()));
        json.add("predicate", term(statement.predicate()));
        json.add("object", term(statement.object()));
        return json;
    }

    /** As in SPARQL 1.1 Query Results JSON, section 3.2.2, with the label beside. */
    private static JsonObject term(Term term) {
        Node node = term.node();
        JsonObject json = new JsonObject();
        if (node.isLiteral()) {
            json.addProperty("type", "literal");
            json.addProperty("value", node.getLiteralLexicalForm());
            if (!node.getLiteralLanguage().isEmpty()) {
                json.addProperty("xml:lang", node.getLiteralLanguage());
            } else if (!node.getLiteralDatatypeURI().equals("http://www.w3.org/2001/XMLSchema#string")) {
                json.addProperty("datatype", node.getLiteralDatatypeURI());
            }
        } else {
            json.addProperty("type", node.isURI() ? "uri" : node.isBlank() ? "bnode" : "variable");
            json.addProperty(
                    "value",
                    node.isURI() ? node.getURI() : node.isBlank() ? term.name().substring(2) : node.getName());
        }
        json.addProperty("label", term.label());
        return json;
    }

    private static JsonArray numbers(List<Integer> numbers) {
        JsonArray array = new JsonArray();
        numbers.forEach(array::add);
        return array;
    }

    private static JsonArray strings(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    private static <T> JsonArray array(List<T> values, Function<T, JsonElement> json) {
        JsonArray array = new JsonArray();
        values.forEach(value -> array.add(json.apply(value)));
        return array;
    }

    private String text(JsonObject json) {
        origin.ifPresent(each -> json.add("origin", origin(each)));
        return GSON.toJson(json) + "\n";
    }
}
