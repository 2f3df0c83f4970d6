package org.w3id.entente.query;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;

class SpreadsheetCsvTest {
    private static String cell(Node value) {
        Var x = Var.alloc("x");
        String csv = SpreadsheetCsv.write(
                new Answer.Rows(List.of(x), List.of(BindingFactory.binding(x, value)), true, Map.of()));
        return csv.substring("x\r\n".length(), csv.length() - 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\uFF1D1"})
    void aCellIsNoFormula(String text) {
        assertEquals("'" + text, cell(NodeFactory.createLiteralString(text)));
    }

    @Test
    void aNumberStaysOne() {
        assertEquals("-5", cell(NodeFactory.createLiteralDT("-5", XSDDatatype.XSDinteger)));
        assertEquals("'-x", cell(NodeFactory.createLiteralDT("-x", XSDDatatype.XSDinteger)));
    }

    @Test
    void othersAreAsInSparql() {
        assertEquals("\"a,\"\"b\"\"\"", cell(NodeFactory.createLiteralString("a,\"b\"")));
        assertEquals("https://example.org/a", cell(NodeFactory.createURI("https://example.org/a")));
    }
}
