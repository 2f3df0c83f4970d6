package org.w3id.entente.sparql;

import java.util.Objects;

/**
 * A query text that is not SPARQL, or that asks for what a query here may not do.
 *
 * <p>Line and column count from 1 in the text as the user wrote it, columns in UTF-16 code units; both are 0 when the
 * fault belongs to the query as a whole.
 */
public final class QuerySyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;
    private final String found;
    private final String wanted;
    private final String cure;

    /**
     * A fault at a place.
     *
     * @param line the line, from 1; 0 for the whole query
     * @param column the column, from 1; 0 for the whole query
     * @param found what stands there
     * @param wanted what could stand there; may be empty
     * @param cure what to do about it; may be empty
     */
    public QuerySyntaxException(int line, int column, String found, String wanted, String cure) {
        super(message(line, column, found, wanted, cure));
        this.line = line;
        this.column = column;
        this.found = Objects.requireNonNull(found);
        this.wanted = Objects.requireNonNull(wanted);
        this.cure = Objects.requireNonNull(cure);
    }

    private static String message(int line, int column, String found, String wanted, String cure) {
        String explanation = explanation(found, wanted, cure);
        return line > 0 ? "line " + line + ", column " + column + ": " + explanation : explanation;
    }

    private static String explanation(String found, String wanted, String cure) {
        StringBuilder text = new StringBuilder(found);
        if (!wanted.isEmpty()) {
            text.append("; wanted ").append(wanted);
        }
        if (!cure.isEmpty()) {
            text.append("; ").append(cure);
        }
        return text.toString();
    }

    /** What was found and wanted, and the cure, in one line without the place. */
    public String explanation() {
        return explanation(found, wanted, cure);
    }

    /** The line, from 1; 0 for the whole query. */
    public int line() {
        return line;
    }

    /** The column, from 1; 0 for the whole query. */
    public int column() {
        return column;
    }

    /** What stands there. */
    public String found() {
        return found;
    }

    /** What could stand there; empty when that cannot be said briefly. */
    public String wanted() {
        return wanted;
    }

    /** What to do about it; empty when nothing better can be said than what was found and wanted. */
    public String cure() {
        return cure;
    }
}
