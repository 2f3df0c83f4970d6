package org.w3id.entente.serve.reconcile;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** The schemas of the specification, in {@code reconcile/schemas}. */
final class OfficialSchemas {
    private static final String BASE = "https://reconciliation-api.github.io/specs/0.2/schemas/";

    /** What the manifest's schema says of authentication, which we do not offer, stands elsewhere. */
    private static final String ELSEWHERE = "http://swagger.io/v2/schema.json";

    private static final String ANYTHING =
            "{\"definitions\": {\"securityDefinitions\": {\"additionalProperties\": {}}}}";

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(Dialects.getDraft7(), builder -> builder.schemas(schemas()));

    private OfficialSchemas() {}

    private static Map<String, String> schemas() {
        Map<String, String> schemas = new HashMap<>(Map.of(ELSEWHERE, ANYTHING));
        try (Stream<Path> files =
                Files.list(Path.of(Objects.requireNonNull(OfficialSchemas.class.getResource("/reconcile/schemas"))
                        .toURI()))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".json")).toList()) {
                JsonObject schema =
                        JsonParser.parseString(Files.readString(file)).getAsJsonObject();
                // It names no dialect but "the newest", and some call themselves otherwise than their files.
                schema.remove("$schema");
                schema.addProperty("$id", BASE + file.getFileName());
                schemas.put(BASE + file.getFileName(), schema.toString());
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
        assertFalse(schemas.size() < 2, "no schema");
        return schemas;
    }

    /** What is wrong with a text by the schema of a name. */
    static List<Error> errors(String name, String json) {
        return REGISTRY.getSchema(SchemaLocation.of(BASE + name + ".json")).validate(json, InputFormat.JSON);
    }

    /** Checks that a text satisfies the schema of a name. */
    static void check(String name, String json) {
        assertEquals(List.of(), errors(name, json), json);
    }
}
