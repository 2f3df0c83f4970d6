package org.w3id.entente.suites;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A test of the SPARQL 1.1 Protocol or of the Graph Store HTTP Protocol: requests, and what each is to be answered.
 *
 * @param name its name
 * @param graphs the named graphs before it, in N-Triples
 * @param requests the requests, in order
 */
record ExchangeCase(String name, Map<String, String> graphs, List<Request> requests) {
    /**
     * A request and what is expected of its response.
     *
     * @param body its body; empty without one
     * @param charset how the body is encoded
     * @param statuses such statuses as will do, by name
     * @param truth the expected answer of an ASK
     * @param format the form of the expected answer: boolean, tabular, RDF
     * @param mediaType the expected media type
     * @param graph the expected graph, in Turtle
     * @param isNamed whether the response names a new graph
     */
    record Request(
            String method,
            String target,
            Optional<String> contentType,
            Optional<String> accept,
            String body,
            Charset charset,
            List<String> statuses,
            Optional<Boolean> truth,
            Optional<String> format,
            Optional<String> mediaType,
            Optional<String> graph,
            boolean isNamed) {}

    static List<ExchangeCase> all() throws IOException {
        List<ExchangeCase> cases = new ArrayList<>();
        Path file = Suites.folder().resolve("sparql11-protocol.json");
        for (JsonElement each : JsonParser.parseString(Files.readString(file)).getAsJsonArray()) {
            JsonObject test = each.getAsJsonObject();
            Map<String, String> graphs = new LinkedHashMap<>();
            test.getAsJsonArray("graphData")
                    .forEach(graph -> graphs.put(
                            graph.getAsJsonObject().get("graph").getAsString(),
                            graph.getAsJsonObject().get("content").getAsString()));
            List<Request> requests = new ArrayList<>();
            test.getAsJsonArray("requests").forEach(request -> requests.add(request(request.getAsJsonObject())));
            cases.add(new ExchangeCase(test.get("id").getAsString(), graphs, requests));
        }
        return cases;
    }

    private static Request request(JsonObject request) {
        List<String> statuses = new ArrayList<>();
        request.getAsJsonArray("expectedStatus").forEach(status -> statuses.add(status.getAsString()));
        return new Request(
                text(request, "method").orElseThrow(),
                text(request, "path").orElseThrow(),
                header(request.getAsJsonArray("headers"), "content-type"),
                header(request.getAsJsonArray("headers"), "accept"),
                text(request, "body").orElse(""),
                Charset.forName(text(request, "encoding").orElse("UTF-8")),
                statuses,
                text(request, "expectedBoolean").map(Boolean::valueOf),
                text(request, "expectedFormat"),
                header(request.getAsJsonArray("respHeaders"), "content-type"),
                text(request, "respBody"),
                text(request, "expectedLocation").isPresent());
    }

    private static Optional<String> text(JsonObject object, String member) {
        return object.has(member) && !object.get(member).isJsonNull()
                ? Optional.of(object.get(member).getAsString())
                : Optional.empty();
    }

    private static Optional<String> header(JsonArray headers, String name) {
        for (JsonElement each : headers) {
            if (each.getAsJsonArray().get(0).getAsString().equalsIgnoreCase(name)) {
                return Optional.of(each.getAsJsonArray().get(1).getAsString());
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return name;
    }
}
