package org.w3id.entente.query.update;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.lang.sparql_12.javacc.Token;

import java.util.Optional;

/** A graph that may not be written; nothing has changed. */
public final class UnwritableGraphException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Node graph;
    private final String found;
    private final String cure;
    private final int line;
    private final int column;

    UnwritableGraphException(Node graph, String found, String cure) {
        this(graph, found, cure, 0, 0);
    }

    private UnwritableGraphException(Node graph, String found, String cure, int line, int column) {
        super((line > 0 ? "line " + line + ", column " + column + ": " : "") + found + "; " + cure);
        this.graph = graph;
        this.found = found;
        this.cure = cure;
        this.line = line;
        this.column = column;
    }

    /** The same at a place of the text. */
    UnwritableGraphException at(Optional<Token> token) {
        UnwritableGraphException placed = token.map(
                        each -> new UnwritableGraphException(graph, found, cure, each.beginLine, each.beginColumn))
                .orElse(this);
        if (placed != this) {
            placed.initCause(this);
        }
        return placed;
    }

    /** The graph's name. */
    public Node graph() {
        return graph;
    }

    /** What was asked for. */
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
