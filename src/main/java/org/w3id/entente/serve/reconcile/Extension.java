package org.w3id.entente.serve.reconcile;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import org.w3id.entente.serve.http.Problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of things that have been found (section 7.4 of the specification).
 *
 * @param ids identifiers of the things
 * @param properties the columns that are wanted
 */
record Extension(List<String> ids, List<Column> properties) {
    /** How many values of a property are given unless told otherwise, and at most. */
    static final int MOST_VALUES = 100;

    private static final int MOST_IDS = 1_000;
    private static final int MOST_PROPERTIES = 50;

    /** Copies the lists. */
    Extension {
        ids = List.copyOf(ids);
        properties = List.copyOf(properties);
    }

    /** In which form values are given. */
    enum Content {
        /** Things as things, literals by their type. */
        AUTO,
        /** Things by their labels, everything as text. */
        LITERAL,
        /** Things by their identifiers, everything as text. */
        ID
    }

    /**
     * A property whose values are wanted.
     *
     * @param property the identifier of the property
     * @param limit how many values at most
     * @param content in which form
     * @param language the only language that literals may have a tag of; empty for all
     */
    record Column(String property, int limit, Content content, Optional<String> language) {}

    /**
     * Reads a request.
     *
     * @throws org.w3id.entente.serve.http.ProblemException when it is none, or too large
     */
    static Extension read(String json) {
        JsonObject object = Json.object(json, "extend");
        List<String> ids = new ArrayList<>();
        for (JsonElement each : array(object, "ids", MOST_IDS)) {
            ids.add(Query.text("extend.ids", each));
        }
        List<Column> columns = new ArrayList<>();
        for (JsonElement each : array(object, "properties", MOST_PROPERTIES)) {
            columns.add(column(Query.object("extend.properties", each)));
        }
        return new Extension(ids, columns);
    }

    private static List<JsonElement> array(JsonObject object, String name, int most) {
        if (!(object.get(name) instanceof JsonArray array)) {
            throw Json.bad("extend." + name + " is missing, or no array; wanted one")
                    .thrown();
        }
        if (array.size() > most) {
            throw Problem.of(
                            Problem.Kind.TOO_LARGE,
                            "extend." + name + " has " + array.size() + " entries; send at most " + most + " at once")
                    .with("limit", name)
                    .with("most", most)
                    .thrown();
        }
        return array.asList();
    }

    private static Column column(JsonObject object) {
        if (!object.has("id")) {
            throw Json.bad("extend.properties has an entry without id; wanted one")
                    .thrown();
        }
        String property = Query.text("extend.properties.id", object.get("id"));
        JsonObject settings = object.has("settings")
                ? Query.object("extend.properties.settings", object.get("settings"))
                : new JsonObject();
        return new Column(
                property,
                limit(setting(settings, "limit")),
                content(setting(settings, "content").orElse("auto")),
                setting(settings, "language").filter(each -> !each.equals("any")));
    }

    private static Optional<String> setting(JsonObject settings, String name) {
        JsonElement value = settings.get(name);
        return value instanceof JsonPrimitive primitive
                ? Optional.of(primitive.getAsString()).filter(each -> !each.isBlank())
                : Optional.empty();
    }

    /** 0 stands for no limit of one's own. */
    private static int limit(Optional<String> text) {
        if (text.isEmpty()) {
            return MOST_VALUES;
        }
        try {
            double number = Double.parseDouble(text.get());
            if (number >= 0) {
                return number < 1 ? MOST_VALUES : (int) Math.min(MOST_VALUES, number);
            }
        } catch (NumberFormatException noNumber) {
            throw badLimit(text.get());
        }
        throw badLimit(text.get());
    }

    private static RuntimeException badLimit(String found) {
        return Json.bad("extend.properties.settings.limit is \"" + found + "\"; wanted a number from 1")
                .thrown();
    }

    private static Content content(String text) {
        return switch (text) {
            case "auto" -> Content.AUTO;
            case "literal" -> Content.LITERAL;
            case "id" -> Content.ID;
            default ->
                throw Json.bad("extend.properties.settings.content is \"" + text + "\"; wanted auto, literal or id")
                        .thrown();
        };
    }
}
