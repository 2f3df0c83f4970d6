package org.w3id.entente.cli;

import org.w3id.entente.query.DisplayWidth;
import org.w3id.entente.sparql.QuerySyntaxException;

import java.util.List;

/** Shows a fault of a query at its place: {@code name:line:column: message}, then the line with a caret. */
final class QueryFault {
    private QueryFault() {}

    static String text(String name, String query, QuerySyntaxException fault) {
        String place = fault.line() > 0 ? name + ":" + fault.line() + ":" + fault.column() : name;
        StringBuilder text = new StringBuilder("entente: " + place + ": " + fault.explanation());
        List<String> lines = query.lines().toList();
        if (fault.line() > 0 && fault.line() <= lines.size()) {
            String line = lines.get(fault.line() - 1).replace('\t', ' ');
            String before = line.substring(0, Math.min(line.length(), fault.column() - 1));
            text.append("%n%5d | %s%n      | %s^".formatted(fault.line(), line, blank(before)));
        }
        return text.toString();
    }

    /** Spaces as wide as a text on a terminal. */
    private static String blank(String text) {
        return " ".repeat(DisplayWidth.of(text));
    }
}
