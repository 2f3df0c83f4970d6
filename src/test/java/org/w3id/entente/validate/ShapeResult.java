package org.w3id.entente.validate;

import org.apache.jena.graph.Node;
import org.apache.jena.shacl.ValidationReport;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.path.PathWriter;

import java.util.List;

/** One validation result, as a line of an expected report: focus node, path or "-", shape, severity. */
final class ShapeResult {
    private ShapeResult() {}

    static List<String> lines(ValidationReport report) {
        return report.getEntries().stream().map(ShapeResult::line).sorted().toList();
    }

    static String line(ReportEntry entry) {
        return String.join(
                " ",
                term(entry.focusNode()),
                path(entry.resultPath()),
                term(entry.source()),
                entry.severity().level().getLocalName());
    }

    private static String path(Path path) {
        return path == null ? "-" : PathWriter.asString(path).replace(" ", "");
    }

    private static String term(Node node) {
        return node.isURI() ? "<" + node.getURI() + ">" : node.toString();
    }
}
