package org.w3id.entente.query;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.RIOT;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.resultset.ResultsWriter;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes answers, in UTF-8: the standard formats with Jena's writers, rows in JSON, {@code table} and
 * {@code rows} with its own. */
public final class AnswerWriter {
    private AnswerWriter() {}

    /**
     * Writes an answer, ending in a line end.
     *
     * @throws FormatMismatchException when the format cannot hold this form of answer
     */
    public static void write(Answer answer, ResultFormat format, OutputStream out) throws IOException {
        if (!format.fits(answer)) {
            throw new FormatMismatchException(format, form(answer), ResultFormat.fitting(answer));
        }
        switch (answer) {
            case Answer.Rows rows -> write(rows, format, out);
            case Answer.Truth truth -> write(truth, format, out);
            case Answer.Triples triples -> write(triples, format, out);
        }
        out.flush();
    }

    private static String form(Answer answer) {
        return switch (answer) {
            case Answer.Rows unused -> "the rows of a SELECT query";
            case Answer.Truth unused -> "the yes or no of an ASK query";
            case Answer.Triples unused -> "the triples of a CONSTRUCT or DESCRIBE query";
        };
    }

    private static void write(Answer.Rows answer, ResultFormat format, OutputStream out) throws IOException {
        if (format == ResultFormat.TABLE) {
            print(TableWriter.write(answer), out);
        } else if (format == ResultFormat.ROWS) {
            print(rows(answer), out);
        } else if (format == ResultFormat.JSON) {
            JsonRows.write(answer, out);
        } else {
            RowSet rows = RowSetStream.create(answer.variables(), answer.rows().iterator());
            ResultsWriter.create().lang(language(format)).build().write(out, rows);
        }
    }

    private static void write(Answer.Truth answer, ResultFormat format, OutputStream out) throws IOException {
        if (format == ResultFormat.TABLE) {
            print(answer.value() ? "yes\n" : "no\n", out);
        } else {
            ResultsWriter.create().lang(language(format)).build().write(out, answer.value());
        }
    }

    private static void write(Answer.Triples answer, ResultFormat format, OutputStream out) throws IOException {
        if (format == ResultFormat.TABLE) {
            print(TableWriter.write(asRows(answer)), out);
            return;
        }
        if (format == ResultFormat.NTRIPLES) {
            RDFDataMgr.writeTriples(out, answer.graph().find());
            return;
        }
        Graph graph = GraphMemFactory.createGraphMem2();
        answer.graph().find().forEachRemaining(graph::add);
        graph.getPrefixMapping().setNsPrefixes(usedPrefixes(answer));
        RDFWriter.source(graph)
                .format(syntax(format))
                .set(RIOT.symTurtleDirectiveStyle, "at")
                .output(out);
    }

    private static Lang language(ResultFormat format) {
        return switch (format) {
            case CSV -> ResultSetLang.RS_CSV;
            case TSV -> ResultSetLang.RS_TSV;
            case JSON -> ResultSetLang.RS_JSON;
            case XML -> ResultSetLang.RS_XML;
            case TABLE, ROWS, TURTLE, JSONLD, NTRIPLES, RDFXML -> throw new IllegalArgumentException(format.label());
        };
    }

    private static RDFFormat syntax(ResultFormat format) {
        return switch (format) {
            case TURTLE -> RDFFormat.TURTLE_PRETTY;
            case JSONLD -> RDFFormat.JSONLD11_PRETTY;
            case NTRIPLES -> RDFFormat.NTRIPLES_UTF8;
            case RDFXML -> RDFFormat.RDFXML_PLAIN;
            case TABLE, ROWS, CSV, TSV, JSON, XML -> throw new IllegalArgumentException(format.label());
        };
    }

    private static Answer.Rows asRows(Answer.Triples answer) {
        Var subject = Var.alloc("subject");
        Var predicate = Var.alloc("predicate");
        Var object = Var.alloc("object");
        TermText terms = new TermText(answer.prefixes());
        List<Binding> rows = new ArrayList<>();
        answer.graph().find().toList().stream()
                .sorted((left, right) -> key(terms, left).compareTo(key(terms, right)))
                .forEach(triple -> rows.add(BindingFactory.binding(
                        subject, triple.getSubject(), predicate, triple.getPredicate(), object, triple.getObject())));
        return new Answer.Rows(List.of(subject, predicate, object), rows, true, answer.prefixes());
    }

    private static String key(TermText terms, Triple triple) {
        return terms.turtle(triple.getSubject())
                + '\t'
                + terms.turtle(triple.getPredicate())
                + '\t'
                + terms.turtle(triple.getObject());
    }

    private static String rows(Answer.Rows answer) {
        TermText terms = new TermText(answer.prefixes());
        StringBuilder text = new StringBuilder();
        text.append(
                String.join("\t", answer.variables().stream().map(Var::toString).toList()));
        text.append('\n');
        for (Binding row : answer.rows()) {
            List<String> cells = new ArrayList<>();
            for (Var variable : answer.variables()) {
                Node value = row.get(variable);
                cells.add(value == null ? "" : terms.turtle(value));
            }
            text.append(String.join("\t", cells)).append('\n');
        }
        return text.toString();
    }

    /** The prefixes that the terms are written with, which are few of those that are known. */
    private static Map<String, String> usedPrefixes(Answer.Triples answer) {
        TermText terms = new TermText(answer.prefixes());
        Map<String, String> used = new TreeMap<>();
        answer.graph().find().forEachRemaining(triple -> {
            for (Node term : List.of(triple.getSubject(), triple.getPredicate(), triple.getObject())) {
                String prefix = prefix(term, terms);
                if (answer.prefixes().containsKey(prefix)) {
                    used.put(prefix, answer.prefixes().get(prefix));
                }
            }
        });
        return used;
    }

    private static String prefix(Node term, TermText terms) {
        if (term.isURI()) {
            return beforeColon(terms.turtle(term));
        }
        boolean isTyped = term.isLiteral() && terms.turtle(term).contains("\"^^");
        return isTyped ? beforeColon(terms.turtle(NodeFactory.createURI(term.getLiteralDatatypeURI()))) : "";
    }

    private static String beforeColon(String name) {
        return name.substring(0, Math.max(0, name.indexOf(':')));
    }

    private static void print(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
