package org.w3id.entente.serve;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3id.entente.serve.http.Routes;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The description in OpenAPI is valid, says what is there and nothing else, and each operation answers as it says. */
class OpenApiTest {
    /** Whose formats depend on what is asked. */
    private static final List<String> FORMATS_DEPEND = List.of("/sparql", "/data");

    private static Served served;
    private static JsonObject document;
    private static String text;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        served = Served.of(Path.of(System.getProperty("entente.home")));
        text = served.get("/openapi.json").body();
        document = JsonParser.parseString(text).getAsJsonObject();
    }

    @AfterAll
    static void stop() throws IOException {
        served.close();
    }

    @Test
    void itIsValid() {
        InputStream schema =
                Objects.requireNonNull(OpenApiTest.class.getResourceAsStream("/openapi/schema-3.1-2022-10-07.json"));
        List<Error> errors = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema)
                .validate(text, InputFormat.JSON);
        assertEquals(List.of(), errors);
    }

    @Test
    void namesOfOperationsAreUnique() {
        List<String> names = operations().stream()
                .map(each -> each.json.get("operationId").getAsString())
                .toList();
        assertFalse(names.isEmpty());
        assertEquals(names.size(), new TreeSet<>(names).size(), names.toString());
    }

    @Test
    void everyRouteIsDescribed() {
        List<Routes.Route> routes = served.routes();
        assertFalse(routes.isEmpty());
        for (Routes.Route route : routes) {
            for (String method : route.methods().keySet()) {
                boolean isDescribed = operations().stream()
                        .anyMatch(each -> each.method.equals(method)
                                && (route.path().endsWith("*")
                                        ? each.path.startsWith(route.path()
                                                .substring(0, route.path().length() - 1))
                                        : each.path.equals(route.path())));
                assertTrue(isDescribed, method + " " + route.path());
            }
        }
    }

    @Test
    void everyQuestionIsDescribed() throws IOException, InterruptedException {
        JsonObject list = JsonParser.parseString(
                        served.get("/ask", "Accept", "application/json").body())
                .getAsJsonObject();
        assertFalse(list.getAsJsonArray("questions").isEmpty());
        for (JsonElement question : list.getAsJsonArray("questions")) {
            String address = question.getAsJsonObject().get("address").getAsString();
            assertTrue(document.getAsJsonObject("paths").has(address), address);
        }
    }

    @TestFactory
    List<DynamicTest> eachOperationAnswersAsDescribed() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Operation operation : operations()) {
            tests.add(DynamicTest.dynamicTest(operation.method + " " + operation.path, () -> check(operation)));
        }
        assertFalse(tests.isEmpty());
        return tests;
    }

    private void check(Operation operation) throws IOException, InterruptedException {
        List<String> answers = operation.answers();
        for (Body body : operation.sent()) {
            for (String answer : answers) {
                HttpResponse<String> response = send(operation, body, answer, "");
                operation.expect(response);
                if (response.statusCode() < 300) {
                    assertEquals(answer, mediaType(response), response.body());
                } else {
                    assertTrue(
                            FORMATS_DEPEND.stream().anyMatch(operation.path::equals) && response.statusCode() == 406,
                            response.statusCode() + " " + response.body());
                }
            }
            assertTrue(send(operation, body, answers.get(0), "").statusCode() < 300);
            operation.expect(send(operation, body, "application/x-unheard-of", ""));
            operation.expect(send(operation, body, answers.get(0), "nonsense=1"));
            if (operation.takes("version")) {
                HttpResponse<String> future = send(operation, body, answers.get(0), "version=999999");
                operation.expect(future);
                assertEquals(404, future.statusCode());
            }
        }
    }

    private HttpResponse<String> send(Operation operation, Body body, String accept, String more)
            throws IOException, InterruptedException {
        if (operation.method.equals("DELETE")) { // so that there is something to take away
            String put = operation.address("");
            served.send(
                    "PUT",
                    put,
                    Optional.of("<https://example.org/s> <https://example.org/p> 1 ."),
                    "Content-Type",
                    "text/turtle",
                    "Authorization",
                    "Bearer " + Served.TOKEN);
        }
        List<String> headers = new ArrayList<>(List.of("Accept", accept, "Authorization", "Bearer " + Served.TOKEN));
        body.mediaType.ifPresent(type -> headers.addAll(List.of("Content-Type", type)));
        return served.send(operation.method, operation.address(more), body.text, headers.toArray(String[]::new));
    }

    private static String mediaType(HttpResponse<String> response) {
        return response.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
    }

    private record Body(Optional<String> mediaType, Optional<String> text) {}

    private static List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.getAsJsonObject("paths").entrySet().forEach(path -> path.getValue()
                .getAsJsonObject()
                .entrySet()
                .forEach(method -> operations.add(new Operation(
                        method.getKey().toUpperCase(Locale.ROOT),
                        path.getKey(),
                        method.getValue().getAsJsonObject()))));
        return operations;
    }

    private record Operation(String method, String path, JsonObject json) {
        private List<JsonObject> parameters() {
            return json.has("parameters")
                    ? json.getAsJsonArray("parameters").asList().stream()
                            .map(JsonElement::getAsJsonObject)
                            .toList()
                    : List.of();
        }

        boolean takes(String parameter) {
            return parameters().stream()
                    .anyMatch(each -> each.get("name").getAsString().equals(parameter));
        }

        /** The address with an example for each parameter that has one or must be given. */
        String address(String more) {
            String address = path;
            Map<String, String> query = new LinkedHashMap<>();
            for (JsonObject parameter : parameters()) {
                String name = parameter.get("name").getAsString();
                if (parameter.has("example")) {
                    JsonElement example = parameter.get("example");
                    String value =
                            (example.isJsonArray() ? example.getAsJsonArray().get(0) : example).getAsString();
                    if (parameter.get("in").getAsString().equals("path")) {
                        address = address.replace("{" + name + "}", value);
                    } else {
                        query.put(name, value);
                    }
                } else {
                    assertFalse(parameter.get("required").getAsBoolean(), name + " has no example");
                }
            }
            String all = Served.encoded(query) + (more.isEmpty() ? "" : "&" + more);
            return all.isEmpty() ? address : address + "?" + all;
        }

        /** What can be sent, of what an example is given. */
        List<Body> sent() {
            if (!json.has("requestBody")) {
                return List.of(new Body(Optional.empty(), Optional.empty()));
            }
            List<Body> bodies = new ArrayList<>();
            json.getAsJsonObject("requestBody")
                    .getAsJsonObject("content")
                    .entrySet()
                    .forEach(each -> {
                        JsonElement example = each.getValue().getAsJsonObject().get("example");
                        if (example != null) {
                            bodies.add(new Body(Optional.of(each.getKey()), Optional.of(example.getAsString())));
                        }
                    });
            assertFalse(bodies.isEmpty(), "no example of a body");
            return bodies;
        }

        List<String> answers() {
            return List.copyOf(json.getAsJsonObject("responses")
                    .getAsJsonObject("200")
                    .getAsJsonObject("content")
                    .keySet());
        }

        /** Whether status and media type of a response are described. */
        void expect(HttpResponse<String> response) {
            JsonObject described =
                    json.getAsJsonObject("responses").getAsJsonObject(Integer.toString(response.statusCode()));
            assertTrue(described != null, "status " + response.statusCode() + " is not described: " + response.body());
            boolean isPlainProblem =
                    response.statusCode() >= 400 && mediaType(response).equals("text/plain");
            assertTrue(
                    isPlainProblem || described.getAsJsonObject("content").has(mediaType(response)),
                    mediaType(response) + " is not described: " + response.body());
        }
    }
}
