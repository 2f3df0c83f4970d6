package org.w3id.entente.serve.ask;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.apache.jena.query.ResultSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.resultset.RDFOutput;
import org.w3id.entente.query.Answer;
import org.w3id.entente.query.AnswerWriter;
import org.w3id.entente.query.ResultFormat;
import org.w3id.entente.query.SpreadsheetCsv;
import org.w3id.entente.query.explain.Origin;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes the answer of a question, and, as far as a format has a place for it, where it comes from. */
final class AskWriter {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();
    private static final String RESULT_SET = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#";

    private final Asked asked;
    private final Origin origin;
    private final String phrase;

    AskWriter(Asked asked, Origin origin, String phrase) {
        this.asked = asked;
        this.origin = origin;
        this.phrase = phrase;
    }

    void write(Answer.Rows rows, OutputStream out) throws IOException {
        switch (asked.format()) {
            case RESULTS_JSON -> print(linkedJson(rows), out);
            case JSON -> print(describedJson(rows), out);
            case CSV -> print(SpreadsheetCsv.write(rows), out);
            case TSV -> AnswerWriter.write(rows, ResultFormat.TSV, out);
            case XML -> print(linkedXml(rows), out);
            case TURTLE -> {
                AnswerWriter.write(turtle(rows), ResultFormat.TURTLE, out);
                print("\n# " + origin.sentence() + "\n", out);
            }
            case TEXT -> {
                print(phrase + "\n\n", out);
                AnswerWriter.write(rows, ResultFormat.TABLE, out);
                print("\n" + origin.sentence() + "\n", out);
            }
            case HTML -> throw new IllegalArgumentException("a page is no result format");
        }
    }

    /** What tells more: the question, and the editions that it is answered from. */
    private List<String> links() {
        return Stream.concat(
                        Stream.of(asked.question().iri()),
                        origin.sources().stream().map(each -> each.node().toString()))
                .toList();
    }

    /** SPARQL 1.1 Query Results JSON, section 3.1.2. */
    private String linkedJson(Answer.Rows rows) throws IOException {
        String links = GSON.toJson(links());
        return text(rows, ResultFormat.JSON).replaceFirst("]}", "],\"link\":" + quoted(links) + "}");
    }

    private static String quoted(String replacement) {
        return replacement.replace("\\", "\\\\").replace("$", "\\$");
    }

    private String describedJson(Answer.Rows rows) throws IOException {
        JsonObject json = new JsonObject();
        json.addProperty("question", asked.question().iri());
        json.addProperty("asked", phrase);
        JsonObject from = new JsonObject();
        from.addProperty("version", origin.version());
        origin.asOf().ifPresent(date -> from.addProperty("asOf", date));
        JsonArray sources = new JsonArray();
        origin.sources().forEach(each -> sources.add(each.node().toString()));
        from.add("sources", sources);
        json.add("origin", from);
        JsonObject results =
                JsonParser.parseString(text(rows, ResultFormat.JSON)).getAsJsonObject();
        results.entrySet().forEach(each -> json.add(each.getKey(), each.getValue()));
        return GSON.toJson(json) + "\n";
    }

    /** SPARQL Query Results XML, section 2.2. */
    private String linkedXml(Answer.Rows rows) throws IOException {
        StringBuilder links = new StringBuilder();
        for (String link : links()) {
            links.append("    <link href=\"")
                    .append(link.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"))
                    .append("\"/>\n");
        }
        return text(rows, ResultFormat.XML).replaceFirst(" *</head>", quoted(links + "  </head>"));
    }

    private static Answer.Triples turtle(Answer.Rows rows) {
        ResultSet results = ResultSet.adapt(
                RowSetStream.create(rows.variables(), rows.rows().iterator()));
        Map<String, String> prefixes = new LinkedHashMap<>(rows.prefixes());
        prefixes.put("rs", RESULT_SET);
        return new Answer.Triples(RDFOutput.encodeAsModel(results).getGraph(), prefixes);
    }

    private static String text(Answer.Rows rows, ResultFormat format) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        AnswerWriter.write(rows, format, text);
        return text.toString(StandardCharsets.UTF_8);
    }

    private static void print(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
