package org.w3id.entente.query.explain;

/**
 * How text is laid out.
 *
 * @param width the columns that a line may take; names that cannot be broken may be longer
 * @param isColoured whether to use the colours of a terminal
 */
public record Layout(int width, boolean isColoured) {
    /** The columns of a line where nobody says otherwise. */
    public static final int DEFAULT_WIDTH = 100;

    private static final int NARROWEST = 40;

    /** No colours, usual width. */
    public static final Layout PLAIN = new Layout(DEFAULT_WIDTH, false);

    /** Keeps the width within reason. */
    public Layout {
        width = Math.max(NARROWEST, width);
    }
}
