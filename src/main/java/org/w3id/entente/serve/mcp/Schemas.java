package org.w3id.entente.serve.mcp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON Schemas of what tools take and give. */
final class Schemas {
    private Schemas() {}

    /** Text. */
    static Map<String, Object> text(String description) {
        return described("string", description);
    }

    /** One of some texts. */
    static Map<String, Object> choice(String description, List<String> choices) {
        Map<String, Object> schema = text(description);
        schema.put("enum", choices);
        return schema;
    }

    /** A whole number within bounds. */
    static Map<String, Object> number(String description, int otherwise, int least, int most) {
        Map<String, Object> schema = described("integer", description);
        schema.put("minimum", least);
        schema.put("maximum", most);
        schema.put("default", otherwise);
        return schema;
    }

    /** Texts by name. */
    static Map<String, Object> texts(String description) {
        Map<String, Object> schema = described("object", description);
        schema.put("additionalProperties", Map.of("type", "string"));
        return schema;
    }

    /** What a tool takes: nothing but these, and those that are required. */
    static Map<String, Object> input(Map<String, Map<String, Object>> properties, String... required) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", List.of(required));
        schema.put("additionalProperties", false);
        return schema;
    }

    /** What every tool gives, and these. */
    static Map<String, Object> output(String... required) {
        Map<String, Object> provenance = described("object", "the version of the graph, its date and its sources");
        provenance.put("required", List.of("version", "sources"));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", Map.of("from", provenance));
        List<String> all = new ArrayList<>(List.of(required));
        all.add("from");
        schema.put("required", all);
        return schema;
    }

    private static Map<String, Object> described(String type, String description) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", type);
        schema.put("description", description);
        return schema;
    }
}
