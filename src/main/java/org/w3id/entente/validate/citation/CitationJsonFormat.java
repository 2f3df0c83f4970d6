package org.w3id.entente.validate.citation;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.w3id.entente.validate.Finding;

import java.io.IOException;

/** Writes a citation report as one JSON object. Offsets and digests only: no word of the text. */
public record CitationJsonFormat() {
    /**
     * Writes a report.
     *
     * @param report the report
     * @param out where to
     * @throws IOException when {@code out} throws it
     */
    public void write(CitationReport report, Appendable out) throws IOException {
        JsonObject json = new JsonObject();
        json.addProperty("file", report.source().name());
        json.addProperty("text", report.cited().node().toString());
        json.addProperty("characters", report.source().length());
        json.addProperty("sha256", report.source().sha256());
        json.addProperty("citations", report.cited().citations().size());
        JsonArray segments = new JsonArray();
        report.coverage().forEach(coverage -> segments.add(segment(coverage)));
        json.add("segments", segments);
        JsonArray findings = new JsonArray();
        report.reading().findings().forEach(finding -> findings.add(finding(finding)));
        report.findings().forEach(finding -> findings.add(finding(finding)));
        json.add("findings", findings);
        new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(json, out);
        out.append('\n');
    }

    private static JsonObject segment(Coverage coverage) {
        JsonObject json = new JsonObject();
        json.addProperty("kind", coverage.segment().kind().words(1));
        json.addProperty("start", coverage.segment().passage().start());
        json.addProperty("end", coverage.segment().passage().end());
        json.addProperty("isCited", coverage.isCited());
        json.addProperty("percentCited", coverage.percent());
        JsonArray citations = new JsonArray();
        coverage.citations().forEach(each -> {
            JsonObject citation = new JsonObject();
            citation.addProperty("citation", each.node().toString());
            JsonArray citing = new JsonArray();
            each.citing().forEach(node -> citing.add(node.toString()));
            citation.add("citedBy", citing);
            citations.add(citation);
        });
        json.add("citations", citations);
        return json;
    }

    private static JsonObject finding(Finding finding) {
        JsonObject json = new JsonObject();
        json.addProperty("code", finding.code().name());
        json.addProperty("severity", finding.severity().word());
        json.addProperty("place", finding.place().toString());
        json.addProperty("found", finding.found());
        json.addProperty("wanted", finding.wanted());
        json.addProperty("cure", finding.cure());
        return json;
    }
}
