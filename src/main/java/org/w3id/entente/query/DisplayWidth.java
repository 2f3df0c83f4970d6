package org.w3id.entente.query;

import org.jline.utils.WCWidth;

/**
 * The places that texts take in a terminal: a Chinese, Japanese or Korean character takes two, a combining mark none
 * (Unicode Standard Annex 11).
 */
public final class DisplayWidth {
    private DisplayWidth() {}

    /** The width of a text on one line. */
    public static int of(String text) {
        return text.codePoints()
                .map(point -> Math.max(0, WCWidth.wcwidth(point)))
                .sum();
    }
}
