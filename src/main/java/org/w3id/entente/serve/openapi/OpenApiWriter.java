package org.w3id.entente.serve.openapi;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.OWL2;
import org.w3id.entente.serve.core.GraphSource.View;
import org.w3id.entente.serve.http.Operation;
import org.w3id.entente.serve.http.Problem;
import org.w3id.entente.vocab.Namespaces;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes operations as OpenAPI 3.1. Used once. */
final class OpenApiWriter {
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final String PROBLEM = "#/components/schemas/Problem";

    private final View view;

    OpenApiWriter(View view) {
        this.view = view;
    }

    String write(Collection<Operation> operations) {
        JsonObject paths = new JsonObject();
        for (Operation operation : operations) {
            if (!paths.has(operation.path())) {
                paths.add(operation.path(), new JsonObject());
            }
            paths.getAsJsonObject(operation.path())
                    .add(operation.method().toLowerCase(Locale.ROOT), operation(operation));
        }
        JsonObject json = new JsonObject();
        json.addProperty("openapi", "3.1.0");
        json.add("info", info());
        json.add("servers", array(List.of(object("url", "/"))));
        json.add("paths", paths);
        json.add("components", components());
        return GSON.toJson(json) + "\n";
    }

    private JsonObject info() {
        JsonObject info = object("title", "Entente");
        info.addProperty(
                "summary", "Who cooperates with whom on space and cyber security, and the passages that say so.");
        info.addProperty(
                "description",
                "HEAD goes with GET. Every answer says its version of the graph in the header Entente-Version, and has an "
                        + "entity tag. An error is a problem document (RFC 9457).");
        info.addProperty("version", version());
        JsonObject licence = object("name", "CC BY 4.0");
        licence.addProperty("identifier", "CC-BY-4.0");
        info.add("license", licence);
        return info;
    }

    /** The version of the ontology, which that of the software follows. */
    private String version() {
        Node ontology = NodeFactory.createURI(Namespaces.BASE + "ontology");
        return view
                .snapshot()
                .closure()
                .graph()
                .find(ontology, OWL2.versionInfo.asNode(), Node.ANY)
                .mapWith(triple -> triple.getObject().getLiteralLexicalForm())
                .toList()
                .stream()
                .findFirst()
                .orElse("0");
    }

    private static JsonObject operation(Operation operation) {
        JsonObject json = object("summary", operation.summary());
        if (!operation.description().isEmpty()) {
            json.addProperty("description", operation.description());
        }
        json.addProperty("operationId", id(operation));
        if (!operation.parameters().isEmpty()) {
            json.add(
                    "parameters",
                    array(operation.parameters().stream()
                            .map(OpenApiWriter::parameter)
                            .toList()));
        }
        if (!operation.bodies().isEmpty()) {
            JsonObject body = new JsonObject();
            body.addProperty("required", true);
            JsonObject content = new JsonObject();
            operation.bodies().forEach((mediaType, example) -> content.add(mediaType, media(example)));
            body.add("content", content);
            json.add("requestBody", body);
        }
        json.add("responses", responses(operation));
        return json;
    }

    private static String id(Operation operation) {
        String path = operation.path().replaceAll("[{}]", "").replaceAll("[^A-Za-z0-9-]+", "_");
        return operation.method().toLowerCase(Locale.ROOT) + (path.equals("_") ? "_front" : path);
    }

    private static JsonObject media(String example) {
        JsonObject media = new JsonObject();
        if (!example.isEmpty()) {
            media.addProperty("example", example);
        }
        return media;
    }

    private static JsonObject parameter(Operation.Parameter parameter) {
        JsonObject json = object("name", parameter.name());
        json.addProperty("in", parameter.isInPath() ? "path" : "query");
        json.addProperty("description", parameter.description());
        json.addProperty("required", parameter.isRequired());
        JsonObject schema = object("type", parameter.isNumber() ? "integer" : "string");
        if (!parameter.values().isEmpty()) {
            schema.add(
                    "enum",
                    array(parameter.values().stream().map(JsonPrimitive::new).toList()));
        }
        parameter.usual().ifPresent(value -> schema.add("default", value(parameter, value)));
        JsonObject list = object("type", "array");
        list.add("items", schema);
        json.add("schema", parameter.isRepeatable() ? list : schema);
        parameter
                .example()
                .ifPresent(value -> json.add(
                        "example",
                        parameter.isRepeatable() ? array(List.of(value(parameter, value))) : value(parameter, value)));
        return json;
    }

    private static JsonElement value(Operation.Parameter parameter, String value) {
        return parameter.isNumber() ? new JsonPrimitive(Long.valueOf(value)) : new JsonPrimitive(value);
    }

    private static JsonObject responses(Operation operation) {
        JsonObject content = new JsonObject();
        operation.answers().forEach(mediaType -> content.add(mediaType, new JsonObject()));
        JsonObject responses = new JsonObject();
        for (int status : operation.statuses()) {
            JsonObject response = object("description", status == 201 ? "Done; something new is there." : "Done.");
            if (!content.isEmpty()) {
                response.add("content", content);
            }
            responses.add(Integer.toString(status), response);
        }
        Map<Integer, List<Problem.Kind>> problems = operation.problems().stream()
                .collect(Collectors.groupingBy(Problem.Kind::status, TreeMap::new, Collectors.toList()));
        problems.forEach((status, kinds) -> responses.add(Integer.toString(status), problem(kinds)));
        return responses;
    }

    private static JsonObject problem(List<Problem.Kind> kinds) {
        JsonObject json = object(
                "description",
                kinds.stream()
                        .map(kind -> kind.title() + " (" + kind.slug() + ").")
                        .collect(Collectors.joining(" ")));
        JsonObject media = new JsonObject();
        media.add("schema", object("$ref", PROBLEM));
        JsonObject content = new JsonObject();
        content.add(Problem.MEDIA_TYPE, media);
        json.add("content", content);
        return json;
    }

    /** The schema of a problem document; others than these members say more. */
    private static JsonObject components() {
        JsonObject properties = new JsonObject();
        JsonObject type = object("type", "string");
        type.addProperty("format", "uri");
        properties.add("type", type);
        properties.add("title", object("type", "string"));
        properties.add("status", object("type", "integer"));
        properties.add("detail", object("type", "string"));
        JsonObject problem = object("type", "object");
        problem.addProperty("description", "What was found, what was wanted, and what to do (RFC 9457).");
        problem.add("properties", properties);
        problem.add(
                "required",
                array(properties.keySet().stream().map(JsonPrimitive::new).toList()));
        JsonObject schemas = new JsonObject();
        schemas.add("Problem", problem);
        JsonObject components = new JsonObject();
        components.add("schemas", schemas);
        return components;
    }

    private static JsonObject object(String name, String value) {
        JsonObject json = new JsonObject();
        json.addProperty(name, value);
        return json;
    }

    private static JsonArray array(Collection<? extends JsonElement> values) {
        JsonArray array = new JsonArray();
        values.forEach(array::add);
        return array;
    }
}
