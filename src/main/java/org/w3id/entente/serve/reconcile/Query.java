package org.w3id.entente.serve.reconcile;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import org.w3id.entente.query.search.SearchRequest;
import org.w3id.entente.serve.http.Problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked about one cell of a table (section 4.2 of the specification).
 *
 * @param text what stands in the cell; empty when only properties are given
 * @param types identifiers of the types that a candidate may have; none for any
 * @param strictness what several types mean
 * @param limit how many candidates are wanted at most
 * @param conditions what else is known of the thing
 */
record Query(String text, List<String> types, Strictness strictness, int limit, List<Condition> conditions) {
    /** How many queries a batch may hold. */
    static final int MOST_QUERIES = 100;

    private static final int USUAL_LIMIT = 10;
    private static final int MOST_LIMIT = 100;
    private static final int MOST_TYPES = 20;
    private static final int MOST_CONDITIONS = 20;
    private static final int MOST_VALUES = 50;

    /** What several types mean. */
    enum Strictness {
        /** One of them is enough. */
        ANY,
        /** One of them is better than none. */
        SHOULD,
        /** All are wanted. */
        ALL
    }

    /**
     * A property and its values.
     *
     * @param property the identifier of the property
     * @param values what it may be
     */
    record Condition(String property, List<Value> values) {}

    /** A value of a property. */
    sealed interface Value {
        /** A thing that has been found already. */
        record Thing(String identifier) implements Value {}

        /** Text, a number, or a truth value, as it is written. */
        record Text(String text) implements Value {}
    }

    /**
     * Reads a batch.
     *
     * @return key to query, in order
     * @throws org.w3id.entente.serve.http.ProblemException when it is none, or too large
     */
    static Map<String, Query> batch(String json) {
        JsonObject batch = Json.object(json, "queries");
        if (batch.size() > MOST_QUERIES) {
            throw Problem.of(
                            Problem.Kind.TOO_LARGE,
                            batch.size() + " queries in one batch; send at most " + MOST_QUERIES + " at once")
                    .with("limit", "queries")
                    .with("most", MOST_QUERIES)
                    .thrown();
        }
        Map<String, Query> queries = new LinkedHashMap<>();
        batch.asMap().forEach((key, element) -> queries.put(key, read("queries." + key, element)));
        return queries;
    }

    private static Query read(String at, JsonElement element) {
        JsonObject object = object(at, element);
        for (String name : object.keySet()) {
            if (!List.of("query", "type", "type_strict", "limit", "properties").contains(name)) {
                throw Json.bad(at + "." + name + " is unknown; wanted query, type, type_strict, limit or properties")
                        .thrown();
            }
        }
        String text =
                member(object, "query").map(each -> text(at + ".query", each)).orElse("");
        if (text.length() > SearchRequest.LONGEST) {
            throw Json.bad(at + ".query has " + text.length() + " characters; wanted at most " + SearchRequest.LONGEST)
                    .thrown();
        }
        List<Condition> conditions = member(object, "properties")
                .map(each -> conditions(at + ".properties", each))
                .orElse(List.of());
        if (text.isBlank() && conditions.isEmpty()) {
            throw Json.bad(at + " has neither query nor properties; wanted one of them")
                    .thrown();
        }
        return new Query(
                text,
                member(object, "type").map(each -> types(at + ".type", each)).orElse(List.of()),
                member(object, "type_strict")
                        .map(each -> strictness(at + ".type_strict", each))
                        .orElse(Strictness.ANY),
                member(object, "limit").map(each -> limit(at + ".limit", each)).orElse(USUAL_LIMIT),
                conditions);
    }

    private static Optional<JsonElement> member(JsonObject object, String name) {
        return Optional.ofNullable(object.get(name)).filter(each -> !each.isJsonNull());
    }

    private static List<String> types(String at, JsonElement element) {
        List<String> types = new ArrayList<>();
        for (JsonElement each : several(at, element, MOST_TYPES)) {
            types.add(text(at, each));
        }
        return types;
    }

    private static Strictness strictness(String at, JsonElement element) {
        return switch (text(at, element)) {
            case "any" -> Strictness.ANY;
            case "should" -> Strictness.SHOULD;
            case "all" -> Strictness.ALL;
            default ->
                throw Json.bad(at + " is \"" + text(at, element) + "\"; wanted any, should or all")
                        .thrown();
        };
    }

    private static int limit(String at, JsonElement element) {
        if (element instanceof JsonPrimitive number && number.isNumber() && number.getAsDouble() >= 1) {
            return (int) Math.min(MOST_LIMIT, number.getAsDouble());
        }
        throw Json.bad(at + " is " + element + "; wanted a number from 1").thrown();
    }

    private static List<Condition> conditions(String at, JsonElement element) {
        List<Condition> conditions = new ArrayList<>();
        for (JsonElement each : several(at, element, MOST_CONDITIONS)) {
            JsonObject object = object(at, each);
            Optional<JsonElement> property = member(object, "pid");
            Optional<JsonElement> value = member(object, "v");
            if (property.isEmpty() || value.isEmpty()) {
                throw Json.bad(at + " has an entry without pid or v; wanted both")
                        .thrown();
            }
            List<Value> values = new ArrayList<>();
            for (JsonElement one : several(at + ".v", value.get(), MOST_VALUES)) {
                values.add(value(at + ".v", one));
            }
            conditions.add(new Condition(text(at + ".pid", property.get()), values));
        }
        return conditions;
    }

    private static Value value(String at, JsonElement element) {
        if (element instanceof JsonObject object) {
            return new Value.Thing(
                    member(object, "id").map(id -> text(at + ".id", id)).orElseThrow(() -> Json.bad(
                                    at + " is an object without id; wanted one")
                            .thrown()));
        }
        if (element instanceof JsonPrimitive primitive) {
            return new Value.Text(primitive.getAsString());
        }
        throw Json.bad(at + " is " + element + "; wanted text, a number, a truth value, or an object with id")
                .thrown();
    }

    private static List<JsonElement> several(String at, JsonElement element, int most) {
        List<JsonElement> all = element instanceof JsonArray array ? array.asList() : List.of(element);
        if (all.size() > most) {
            throw Problem.of(Problem.Kind.TOO_LARGE, at + " has " + all.size() + " entries; send at most " + most)
                    .with("limit", at)
                    .with("most", most)
                    .thrown();
        }
        return all;
    }

    static JsonObject object(String at, JsonElement element) {
        if (element instanceof JsonObject object) {
            return object;
        }
        throw Json.bad(at + " is no JSON object; wanted one").thrown();
    }

    static String text(String at, JsonElement element) {
        if (element instanceof JsonPrimitive primitive && primitive.isString()) {
            return primitive.getAsString();
        }
        throw Json.bad(at + " is no text; wanted one").thrown();
    }
}
