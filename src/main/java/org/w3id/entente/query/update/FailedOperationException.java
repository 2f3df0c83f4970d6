package org.w3id.entente.query.update;

import org.apache.jena.sparql.lang.sparql_12.javacc.Token;

import java.util.Optional;

/**
 * An operation that cannot be done as things are, such as the removal of a graph that does not exist. The request as a whole
 * comes to nothing.
 */
public final class FailedOperationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String found;
    private final String cure;
    private final int line;
    private final int column;

    FailedOperationException(Optional<Token> token, String found, String cure) {
        super(token.map(each -> "line " + each.beginLine + ", column " + each.beginColumn + ": ")
                        .orElse("")
                + found + "; " + cure);
        this.found = found;
        this.cure = cure;
        this.line = token.map(each -> each.beginLine).orElse(0);
        this.column = token.map(each -> each.beginColumn).orElse(0);
    }

    /** What stands in the way. */
    public String found() {
        return found;
    }

    /** What to do about it. */
    public String cure() {
        return cure;
    }

    /** The line in the text of the update, from 1; 0 when there is none. */
    public int line() {
        return line;
    }

    /** The column in the text of the update, from 1; 0 when there is none. */
    public int column() {
        return column;
    }
}
