package org.w3id.entente.query.search;

import it.unimi.dsi.fastutil.longs.LongOpenHashSet;

/**
 * The short pieces of a folded text by which nearly equal ones are found: three characters of a word with its ends, and two
 * of a text without spaces in a script that has none.
 */
final class Grams {
    private Grams() {}

    /** The different pieces of a text. */
    static long[] of(String folded) {
        LongOpenHashSet grams = new LongOpenHashSet();
        int[] points = (" " + folded + " ").codePoints().toArray();
        for (int i = 0; i + 1 < points.length; i++) {
            if (isIdeographic(points[i]) || isIdeographic(points[i + 1])) {
                grams.add(gram(0, points[i], points[i + 1]));
            } else if (i + 2 < points.length && !isIdeographic(points[i + 2])) {
                grams.add(gram(points[i], points[i + 1], points[i + 2]));
            }
        }
        return grams.toLongArray();
    }

    private static boolean isIdeographic(int point) {
        Character.UnicodeScript script = Character.UnicodeScript.of(point);
        return script == Character.UnicodeScript.HAN
                || script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA
                || script == Character.UnicodeScript.HANGUL
                || script == Character.UnicodeScript.THAI
                || point == 'ー';
    }

    private static long gram(int first, int second, int third) {
        return (long) first << 42 | (long) second << 21 | third;
    }
}
