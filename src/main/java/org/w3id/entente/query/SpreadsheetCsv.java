package org.w3id.entente.query;

import org.apache.jena.datatypes.xsd.impl.XSDBaseNumericType;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows as CSV (RFC 4180) that can be opened in a spreadsheet without harm. Terms are written as in SPARQL 1.1 Query Results
 * CSV; but a cell that a spreadsheet might take for a formula, because it begins with one of {@code = + - @}, a tab or a line
 * end, is given an apostrophe before it, which spreadsheets take for “this is text”. Numbers are left as they are.
 */
public final class SpreadsheetCsv {
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private SpreadsheetCsv() {}

    /** The rows, after a line with the names of the columns. */
    public static String write(Answer.Rows answer) {
        StringBuilder text = new StringBuilder();
        line(answer.variables().stream().map(Var::getVarName).toList(), text);
        for (Binding row : answer.rows()) {
            line(
                    answer.variables().stream()
                            .map(variable -> cell(row.get(variable)))
                            .toList(),
                    text);
        }
        return text.toString();
    }

    private static void line(List<String> cells, StringBuilder text) {
        text.append(cells.stream().map(SpreadsheetCsv::quoted).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String cell(Node term) {
        if (term == null) {
            return "";
        }
        String text = term.isURI()
                ? term.getURI()
                : term.isBlank()
                        ? "_:" + term.getBlankNodeLabel()
                        : term.isLiteral() ? term.getLiteralLexicalForm() : "";
        boolean isNumber = term.isLiteral()
                && term.getLiteralDatatype() instanceof XSDBaseNumericType
                && term.getLiteralDatatype().isValid(text);
        boolean isSuspect = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        return isSuspect && !isNumber ? "'" + text : text;
    }

    private static String quoted(String cell) {
        boolean isPlain = cell.chars().noneMatch(each -> each == ',' || each == '"' || each == '\n' || each == '\r');
        return isPlain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
