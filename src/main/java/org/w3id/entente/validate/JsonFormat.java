package org.w3id.entente.validate;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.apache.jena.graph.Node;
import org.w3id.entente.load.Corpus;
import org.w3id.entente.load.Place;

import java.io.IOException;

/** One JSON object with the findings and the counts. */
public record JsonFormat() implements ReportFormat {
    static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    @Override
    public void write(Report report, Corpus corpus, Appendable out) throws IOException {
        JsonArray findings = new JsonArray();
        report.findings().forEach(finding -> findings.add(json(finding)));
        JsonObject json = new JsonObject();
        json.add("findings", findings);
        json.addProperty("files", report.files());
        json.addProperty("triples", report.triples());
        json.addProperty("unreadNames", report.unread());
        json.addProperty("omittedFindings", report.omitted());
        json.addProperty("violations", report.count(Severity.VIOLATION));
        json.addProperty("warnings", report.count(Severity.WARNING));
        json.addProperty("infos", report.count(Severity.INFO));
        json.addProperty("conforms", report.conforms());
        GSON.toJson(json, out);
        out.append('\n');
    }

    private static JsonObject json(Finding finding) {
        Place place = finding.place();
        JsonObject json = new JsonObject();
        json.addProperty("code", finding.code().name());
        json.addProperty("title", finding.code().title());
        json.addProperty("severity", finding.severity().word());
        json.addProperty("file", place.file());
        if (!place.isWholeFile()) {
            json.addProperty("line", place.line());
            json.addProperty("column", place.column());
        }
        json.addProperty("found", finding.found());
        json.addProperty("wanted", finding.wanted());
        json.addProperty("cure", finding.cure());
        finding.focusNode().filter(Node::isURI).ifPresent(node -> json.addProperty("about", node.getURI()));
        finding.shape().filter(Node::isURI).ifPresent(node -> json.addProperty("shape", node.getURI()));
        json.addProperty("help", finding.code().help());
        return json;
    }
}
