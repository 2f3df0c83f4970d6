package org.w3id.entente.query.search;

import java.text.Normalizer;
import java.util.Locale;

/** Texts made alike, so that what only looks different is the same. */
final class Folding {
    private Folding() {}

    /**
     * A text in compatibility form (NFKC), in small letters, without diacritics of Latin, Greek and Cyrillic letters, with one
     * space in the place of all that is neither letter nor digit. The marks of kana stay: they make other syllables.
     */
    static String fold(String text) {
        return isAscii(text) ? folded(text.toLowerCase(Locale.ROOT)) : normalized(text);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(each -> each < 0x80);
    }

    private static String normalized(String text) {
        String compatible = Normalizer.normalize(text, Normalizer.Form.NFKC);
        // Through capital letters, so that one letter that has two for its capital becomes these two.
        String small = compatible.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded(Normalizer.normalize(small, Normalizer.Form.NFD)), Normalizer.Form.NFC);
    }

    private static String folded(String apart) {
        StringBuilder folded = new StringBuilder(apart.length());
        boolean isSpace = true;
        for (int i = 0; i < apart.length(); ) {
            int point = apart.codePointAt(i);
            i += Character.charCount(point);
            if (Character.isLetterOrDigit(point) || isVoiceMark(point)) {
                folded.appendCodePoint(point);
                isSpace = false;
            } else if (!isSpace && !isMark(point)) {
                folded.append(' ');
                isSpace = true;
            }
        }
        return folded.toString().strip();
    }

    private static boolean isVoiceMark(int point) {
        return point == 0x3099 || point == 0x309A;
    }

    private static boolean isMark(int point) {
        return Character.getType(point) == Character.NON_SPACING_MARK;
    }

    /** A name as programs write it, in words: {@code cooperatesWith} and {@code led-to}. */
    static String words(String name) {
        return name.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ");
    }
}
