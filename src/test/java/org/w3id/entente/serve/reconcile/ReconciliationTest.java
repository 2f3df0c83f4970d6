package org.w3id.entente.serve.reconcile;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3id.entente.serve.ProjectServer;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What OpenRefine does with the service, step by step over HTTP; each answer is held to the schemas of the specification. */
class ReconciliationTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static ProjectServer server;

    @BeforeAll
    static void start() {
        server = new ProjectServer();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void theSchemasTellWrongFromRight() {
        assertFalse(OfficialSchemas.errors("manifest", "{\"name\": \"x\"}").isEmpty());
        assertFalse(OfficialSchemas.errors("reconciliation-result-batch", "{\"a\": {\"result\": [{}]}}")
                .isEmpty());
    }

    @Test
    void aColumnIsReconciledAndExtended() throws Exception {
        JsonObject manifest = manifest();
        String service = server.address() + "/reconcile";

        List<String> cells = List.of(
                "Australia",
                "austrlia",
                "Untied Kingdom",
                "フランス",
                "Viet Nam",
                "NATO",
                "India",
                "Estonia",
                "Q17",
                "Atlantis");
        String queries = IntStream.range(0, cells.size())
                .mapToObj(i -> "\"q" + i + "\": {\"query\": \"" + cells.get(i)
                        + "\", \"type\": \"Actor\", \"type_strict\": \"should\", \"limit\": 3}")
                .collect(Collectors.joining(", ", "{", "}"));
        OfficialSchemas.check("reconciliation-query-batch", queries);
        HttpResponse<String> answer = post(service, Map.of("queries", queries));
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(
                "*", answer.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
        assertTrue(answer.headers().firstValue("Entente-Version").isPresent());
        OfficialSchemas.check("reconciliation-result-batch", answer.body());

        JsonObject results = JsonParser.parseString(answer.body()).getAsJsonObject();
        assertEquals(cells.size(), results.size());
        List<String> judged = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            JsonArray candidates = results.getAsJsonObject("q" + i).getAsJsonArray("result");
            judged.add(
                    candidates.isEmpty()
                            ? "-"
                            : candidates.get(0).getAsJsonObject().get("id").getAsString()
                                    + (candidates
                                                    .get(0)
                                                    .getAsJsonObject()
                                                    .get("match")
                                                    .getAsBoolean()
                                            ? ""
                                            : "?"));
        }
        assertEquals(
                List.of(
                        "id/australia",
                        "id/australia?",
                        "id/united-kingdom?",
                        "id/france",
                        "id/viet-nam",
                        "id/nato",
                        "id/india",
                        "id/estonia",
                        "id/japan"),
                judged.subList(0, 9));
        assertTrue(judged.get(9).equals("-") || judged.get(9).endsWith("?"), "Atlantis is " + judged.get(9));

        String view =
                manifest.getAsJsonObject("view").get("url").getAsString().replace("{{id}}", encode("id/australia"));
        HttpResponse<String> viewed = get(view);
        assertEquals(303, viewed.statusCode());
        assertEquals("/id/australia", viewed.headers().firstValue("Location").orElse(""));

        JsonObject proposal = manifest.getAsJsonObject("extend").getAsJsonObject("propose_properties");
        HttpResponse<String> proposed = get(proposal.get("service_url").getAsString()
                + proposal.get("service_path").getAsString() + "?type=State&limit=5");
        OfficialSchemas.check("data-extension-property-proposal", proposed.body());
        assertEquals(
                5,
                JsonParser.parseString(proposed.body())
                        .getAsJsonObject()
                        .getAsJsonArray("properties")
                        .size());

        String extend = """
                {"ids": ["id/australia", "id/japan-australia-space-security-dialogue", "id/nowhere"],
                 "properties": [{"id": "rdfs:label", "settings": {"language": "ja"}}, {"id": "domain"},
                                {"id": "skos:exactMatch", "settings": {"limit": "1", "content": "id"}}, {"id": "highestRank"}]}""";
        OfficialSchemas.check("data-extension-query", extend);
        HttpResponse<String> extended = post(service, Map.of("extend", extend));
        OfficialSchemas.check("data-extension-response", extended.body());
        JsonObject rows =
                JsonParser.parseString(extended.body()).getAsJsonObject().getAsJsonObject("rows");
        assertEquals(3, rows.size());
        assertEquals(
                JsonParser.parseString("[{\"str\": \"オーストラリア\"}]"),
                rows.getAsJsonObject("id/australia").get("rdfs:label"));
        assertEquals(
                JsonParser.parseString("[{\"id\": \"concept/domain/space\", \"name\": \"space\"}]"),
                rows.getAsJsonObject("id/japan-australia-space-security-dialogue")
                        .get("domain"));
        assertEquals(
                1,
                rows.getAsJsonObject("id/australia")
                        .getAsJsonArray("skos:exactMatch")
                        .size());
        assertEquals(
                0, rows.getAsJsonObject("id/nowhere").getAsJsonArray("domain").size());
    }

    private static JsonObject manifest() throws Exception {
        HttpResponse<String> answer = get(server.address() + "/reconcile");
        assertEquals(200, answer.statusCode());
        OfficialSchemas.check("manifest", answer.body());
        JsonObject manifest = JsonParser.parseString(answer.body()).getAsJsonObject();
        assertEquals(
                "https://w3id.org/entente/", manifest.get("identifierSpace").getAsString());
        return manifest;
    }

    @Test
    void propertiesDecideBetweenNamesakes() throws Exception {
        String queries = """
                {"space": {"query": "Japan-Australia dialogue", "properties": [{"pid": "domain", "v": "space"}]},
                 "none": {"properties": [{"pid": "domain", "v": {"id": "concept/domain/space"}}], "type": ["Exercise"]},
                 "value": {"properties": [{"pid": "rdfs:label", "v": "Estonia"}]}}""";
        OfficialSchemas.check("reconciliation-query-batch", queries);
        HttpResponse<String> answer = get(server.address() + "/reconcile?queries=" + encode(queries));
        OfficialSchemas.check("reconciliation-result-batch", answer.body());
        JsonObject results = JsonParser.parseString(answer.body()).getAsJsonObject();
        JsonObject first =
                results.getAsJsonObject("space").getAsJsonArray("result").get(0).getAsJsonObject();
        assertEquals(
                "id/japan-australia-space-security-dialogue", first.get("id").getAsString(), answer.body());
        assertTrue(first.get("features").toString().contains("property:domain"), answer.body());
        for (JsonElement each : results.getAsJsonObject("none").getAsJsonArray("result")) {
            assertTrue(each.getAsJsonObject().get("type").toString().contains("Exercise"), answer.body());
        }
        assertFalse(results.getAsJsonObject("none").getAsJsonArray("result").isEmpty(), answer.body());
        JsonObject estonia =
                results.getAsJsonObject("value").getAsJsonArray("result").get(0).getAsJsonObject();
        assertEquals("id/estonia", estonia.get("id").getAsString());
        assertTrue(estonia.get("match").getAsBoolean());
    }

    @ParameterizedTest
    @CsvSource({
        "entity, jap, id/japan",
        "entity, 日, id/japan",
        "entity, id/japan, id/japan",
        "property, dom, domain",
        "type, Sta, State"
    })
    void whatIsBegunIsSuggestedAndFliesOut(String kind, String prefix, String wanted) throws Exception {
        JsonObject suggest = manifest().getAsJsonObject("suggest").getAsJsonObject(kind);
        HttpResponse<String> answer = get(suggest.get("service_url").getAsString()
                + suggest.get("service_path").getAsString() + "?prefix=" + encode(prefix));
        String schema = kind.equals("entity") ? "entities" : kind.equals("property") ? "properties" : "types";
        OfficialSchemas.check("suggest-" + schema + "-response", answer.body());
        List<String> ids = new ArrayList<>();
        JsonParser.parseString(answer.body())
                .getAsJsonObject()
                .getAsJsonArray("result")
                .forEach(each -> ids.add(each.getAsJsonObject().get("id").getAsString()));
        assertTrue(ids.contains(wanted), ids::toString);

        HttpResponse<String> more = get(suggest.get("service_url").getAsString()
                + suggest.get("service_path").getAsString() + "?cursor=" + ids.size() + "&prefix=" + encode(prefix));
        assertFalse(more.body().contains("\"id\": \"" + ids.getFirst() + "\","), more.body());

        HttpResponse<String> flyout = get(suggest.get("flyout_service_url").getAsString()
                + suggest.get("flyout_service_path").getAsString().replace("${id}", encode(wanted)));
        JsonObject object = JsonParser.parseString(flyout.body()).getAsJsonObject();
        assertEquals(wanted, object.get("id").getAsString());
        assertTrue(object.get("html").getAsString().startsWith("<p><b>"), flyout.body());
    }

    @Test
    void aPreviewMayStandInTheFrameOfAnotherPage() throws Exception {
        JsonObject preview = manifest().getAsJsonObject("preview");
        HttpResponse<String> answer = get(preview.get("url").getAsString().replace("{{id}}", encode("id/japan")));
        assertEquals(200, answer.statusCode());
        assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html"));
        String policy = answer.headers().firstValue("Content-Security-Policy").orElse("");
        assertTrue(policy.contains("frame-ancestors *") && policy.contains("default-src 'none'"), policy);
        assertTrue(answer.body().contains("日本"), answer.body());
        assertEquals(
                404, get(server.address() + "/reconcile/preview?id=id%2Fnobody").statusCode());
    }

    @Test
    void labelsAreInTheReadersLanguage() throws Exception {
        HttpResponse<String> answer = CLIENT.send(
                HttpRequest.newBuilder(URI.create(server.address() + "/reconcile?queries="
                                + encode("{\"a\": {\"query\": \"Japan\", \"limit\": 1}}")))
                        .header("Accept-Language", "ja")
                        .build(),
                BodyHandlers.ofString());
        assertTrue(answer.body().contains("\"name\": \"日本\""), answer.body());
        assertEquals("ja", answer.headers().firstValue("Content-Language").orElse(""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "queries={\"a\": {\"query\": \"x\",}}                      | 400 | line 1, column",
                "queries=[1]                                               | 400 | no JSON object",
                "queries={\"a\": {\"query\": \"x\"}} {}                    | 400 | is no JSON at line 1",
                "queries={\"a\": {}}                                       | 400 | neither query nor properties",
                "queries={\"a\": {\"query\": \"x\", \"type\": \"Stat\"}}   | 400 | did you mean State",
                "queries={\"a\": {\"query\": \"x\", \"limit\": -1}}        | 400 | wanted a number from 1",
                "queries={\"a\": {\"query\": \"x\", \"tipe\": \"State\"}}  | 400 | queries.a.tipe is unknown",
                "queries={\"a\": {\"query\": \"x\", \"properties\": [{\"pid\": \"domian\", \"v\": 1}]}} | 400 | did you mean domain",
                "extend={\"ids\": []}                                      | 400 | extend.properties is missing",
                "extend={\"ids\": [], \"properties\": [{\"id\": \"nothing-like-it\"}]} | 400 | there is no property",
                "queries={}&extend={}                                      | 400 | wanted one of them",
                "callback=alert                                            | 400 | JSONP"
            })
    void whatIsWrongIsSaid(String query, int status, String detail) throws Exception {
        String encoded = fields(query);
        HttpResponse<String> answer = get(server.address() + "/reconcile?" + encoded);
        assertEquals(status, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains(detail), answer.body());
    }

    private static String fields(String query) {
        return Arrays.stream(query.strip().split("&(?=extend=)", -1))
                .map(field ->
                        field.substring(0, field.indexOf('=') + 1) + encode(field.substring(field.indexOf('=') + 1)))
                .collect(Collectors.joining("&"));
    }

    @Test
    void tooMuchIsRefused() throws Exception {
        String many = IntStream.range(0, 101)
                .mapToObj(i -> "\"" + i + "\": {\"query\": \"x\"}")
                .collect(Collectors.joining(", ", "{", "}"));
        assertEquals(
                413,
                post(server.address() + "/reconcile", Map.of("queries", many)).statusCode());
        String deep = "[".repeat(100_000);
        assertEquals(
                400,
                post(server.address() + "/reconcile", Map.of("queries", deep)).statusCode());
        String wrong = "{\"a\": {\"query\": \"" + "x".repeat(2_000) + "\"}}";
        assertEquals(
                400,
                post(server.address() + "/reconcile", Map.of("queries", wrong)).statusCode());
        HttpResponse<String> json = CLIENT.send(
                HttpRequest.newBuilder(URI.create(server.address() + "/reconcile"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}"))
                        .build(),
                BodyHandlers.ofString());
        assertEquals(415, json.statusCode());
    }

    private static HttpResponse<String> get(String address) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String address, Map<String, String> form) throws Exception {
        String body = form.entrySet().stream()
                .map(each -> each.getKey() + "=" + encode(each.getValue()))
                .collect(Collectors.joining("&"));
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
