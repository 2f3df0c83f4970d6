package org.w3id.entente.query;

import org.apache.jena.atlas.json.JSON;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.ARQ;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetReader;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.resultset.ResultsCompare;
import org.apache.jena.sys.JenaSystem;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Rows in JSON say what Jena's reader reads from them. */
class JsonRowsTest {
    static {
        JenaSystem.init();
    }

    private static final Var FIRST = Var.alloc("first");
    private static final Var SECOND = Var.alloc("zweite");

    @Test
    void everyTermComesBack() throws IOException {
        Node iri = NodeFactory.createURI("https://example.org/防衛");
        Node blank = NodeFactory.createBlankNode("x\"y");
        List<Node> terms = List.of(
                iri,
                blank,
                NodeFactory.createBlankNode("other"),
                NodeFactory.createLiteralString(""),
                NodeFactory.createLiteralString("\"quotes\" \\ / \b\f\n\r\t\u0000\u001f\u007f\u2028"),
                NodeFactory.createLiteralString("日本 \uD83D\uDE00 é"),
                NodeFactory.createLiteralLang("Japan", "en-GB"),
                NodeFactory.createLiteralDirLang("Japan", "en", "ltr"),
                NodeFactory.createLiteralDT("01", XSDDatatype.XSDinteger),
                NodeFactory.createLiteralDT("x", NodeFactory.getType("https://example.org/type")),
                NodeFactory.createTripleTerm(blank, iri, NodeFactory.createLiteralString("in")));
        List<Binding> rows = new ArrayList<>();
        terms.forEach(term -> rows.add(BindingFactory.binding(FIRST, term, SECOND, blank)));
        terms.forEach(term -> rows.add(BindingFactory.binding(SECOND, term)));
        rows.add(BindingFactory.empty());
        check(List.of(FIRST, SECOND), rows);
    }

    @Test
    void noVariablesAndNoRowsAreWritten() throws IOException {
        check(List.of(), List.of());
        check(List.of(), List.of(BindingFactory.empty(), BindingFactory.empty()));
        check(List.of(FIRST), List.of());
    }

    @Test
    void longRowsAreWrittenWhole() throws IOException {
        Random random = new Random(1);
        List<Binding> rows = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            String text = random.ints(random.nextInt(200), 1, 0xD800)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            rows.add(BindingFactory.binding(FIRST, NodeFactory.createLiteralString(text)));
        }
        rows.add(BindingFactory.binding(FIRST, NodeFactory.createLiteralString("\u0001é".repeat(100_000))));
        check(List.of(FIRST), rows);
    }

    private static void check(List<Var> variables, List<Binding> rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AnswerWriter.write(new Answer.Rows(variables, rows, true, Map.of()), ResultFormat.JSON, out);
        JSON.parse(out.toString(StandardCharsets.UTF_8));
        RowSet read = RowSetReader.createReader(ResultSetLang.RS_JSON)
                .read(new ByteArrayInputStream(out.toByteArray()), ARQ.getContext())
                .rewindable();
        assertEquals(variables, read.getResultVars());
        assertTrue(
                ResultsCompare.equalsByTermAndOrder(
                        RowSetStream.create(variables, rows.iterator()).rewindable(), read),
                () -> out.toString(StandardCharsets.UTF_8));
    }
}
