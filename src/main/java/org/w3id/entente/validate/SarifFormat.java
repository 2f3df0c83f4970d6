package org.w3id.entente.validate;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import org.apache.jena.graph.Node;
import org.w3id.entente.load.Corpus;
import org.w3id.entente.load.Place;
import org.w3id.entente.vocab.Namespaces;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/**
 * The Static Analysis Results Interchange Format 2.1.0 (OASIS), which code hosts and editors read.
 *
 * @param version the version of Entente
 */
public record SarifFormat(String version) implements ReportFormat {
    private static final List<Code> CODES = List.of(Code.values());
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    @Override
    public void write(Report report, Corpus corpus, Appendable out) throws IOException {
        JsonArray rules = new JsonArray();
        for (Code code : CODES) {
            rules.add(rule(code));
        }
        JsonObject driver = new JsonObject();
        driver.addProperty("name", "entente");
        driver.addProperty("version", version);
        driver.addProperty("informationUri", Namespaces.BASE);
        driver.add("rules", rules);
        JsonArray results = new JsonArray();
        report.findings().forEach(finding -> results.add(result(finding)));
        JsonObject run = object("tool", object("driver", driver));
        run.addProperty("columnKind", "utf16CodeUnits");
        run.add("results", results);
        JsonObject log = object("$schema", new JsonPrimitive(SCHEMA));
        log.addProperty("version", "2.1.0");
        log.add("runs", array(run));
        JsonFormat.GSON.toJson(log, out);
        out.append('\n');
    }

    private static JsonObject rule(Code code) {
        JsonObject rule = new JsonObject();
        rule.addProperty("id", code.name());
        rule.add("shortDescription", object("text", new JsonPrimitive(code.title())));
        rule.addProperty("helpUri", Namespaces.BASE + code.help());
        rule.add("defaultConfiguration", object("level", new JsonPrimitive(level(code.severity()))));
        return rule;
    }

    private static JsonObject result(Finding finding) {
        JsonObject physical = new JsonObject();
        physical.add(
                "artifactLocation",
                object("uri", new JsonPrimitive(uri(finding.place().file()))));
        if (!finding.place().isWholeFile()) {
            physical.add("region", region(finding.place()));
        }
        JsonObject properties = new JsonObject();
        finding.focusNode().filter(Node::isURI).ifPresent(node -> properties.addProperty("about", node.getURI()));
        finding.shape().filter(Node::isURI).ifPresent(node -> properties.addProperty("shape", node.getURI()));
        JsonObject result = new JsonObject();
        result.addProperty("ruleId", finding.code().name());
        result.addProperty("ruleIndex", CODES.indexOf(finding.code()));
        result.addProperty("level", level(finding.severity()));
        result.add("message", object("text", new JsonPrimitive(finding.message())));
        result.add("locations", array(object("physicalLocation", physical)));
        result.add("properties", properties);
        return result;
    }

    private static JsonObject region(Place place) {
        JsonObject region = new JsonObject();
        region.addProperty("startLine", place.line());
        region.addProperty("startColumn", place.column());
        return region;
    }

    private static JsonObject object(String key, JsonElement value) {
        JsonObject object = new JsonObject();
        object.add(key, value);
        return object;
    }

    private static JsonArray array(JsonElement element) {
        JsonArray array = new JsonArray();
        array.add(element);
        return array;
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case VIOLATION -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }

    private static String uri(String file) {
        try {
            return new URI(file.startsWith("/") ? "file" : null, null, file, null).toString();
        } catch (URISyntaxException e) {
            return file;
        }
    }
}
