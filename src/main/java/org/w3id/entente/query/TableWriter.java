package org.w3id.entente.query;

import org.apache.jena.datatypes.xsd.impl.XSDBaseNumericType;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes rows as aligned columns. Widths are those of a terminal: a Chinese, Japanese or Korean character takes two
 * places, a combining mark none. Nothing is cut off.
 */
final class TableWriter {
    private static final String GAP = "  ";

    private TableWriter() {}

    /** The table, with a header, ending in a line end. */
    static String write(Answer.Rows answer) {
        TermText terms = new TermText(answer.prefixes());
        List<Column> columns = new ArrayList<>();
        for (Var variable : answer.variables()) {
            columns.add(column(variable, answer, terms));
        }
        StringBuilder text = new StringBuilder();
        line(text, columns, -1);
        List<String> rule =
                columns.stream().map(column -> "─".repeat(column.width())).toList();
        text.append(String.join(GAP, rule)).append('\n');
        for (int row = 0; row < answer.rows().size(); row++) {
            line(text, columns, row);
        }
        return text.toString();
    }

    private static Column column(Var variable, Answer.Rows answer, TermText terms) {
        List<Node> values = new ArrayList<>();
        answer.rows().forEach(row -> values.add(row.get(variable)));
        boolean numeric = values.stream().anyMatch(value -> value != null)
                && values.stream().allMatch(value -> value == null || isNumber(value));
        long languages = values.stream()
                .filter(value -> value != null && value.isLiteral())
                .map(Node::getLiteralLanguage)
                .filter(language -> !language.isEmpty())
                .distinct()
                .count();
        List<String> cells = values.stream()
                .map(value -> value == null ? "" : terms.plain(value, languages > 1))
                .toList();
        String header = variable.getVarName();
        int width = Math.max(
                DisplayWidth.of(header),
                cells.stream().mapToInt(DisplayWidth::of).max().orElse(0));
        return new Column(header, cells, width, numeric);
    }

    private static boolean isNumber(Node value) {
        return value.isLiteral() && value.getLiteralDatatype() instanceof XSDBaseNumericType;
    }

    private static void line(StringBuilder text, List<Column> columns, int row) {
        List<String> cells = new ArrayList<>();
        for (Column column : columns) {
            String cell = row < 0 ? column.header() : column.cells().get(row);
            String padding = " ".repeat(column.width() - DisplayWidth.of(cell));
            cells.add(column.numeric() ? padding + cell : cell + padding);
        }
        text.append(String.join(GAP, cells).stripTrailing()).append('\n');
    }

    private record Column(String header, List<String> cells, int width, boolean numeric) {}
}
