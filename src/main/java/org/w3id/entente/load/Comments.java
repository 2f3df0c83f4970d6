package org.w3id.entente.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The comments of a Turtle text that parses: those at its head, and the first elsewhere.
 *
 * @param header the lines before the first prefix or statement, up to the last comment among them
 * @param elsewhere the line of the first other comment, from 1; empty when there is none
 */
record Comments(List<String> header, Optional<Integer> elsewhere) {
    static Comments of(String text) {
        List<String> header = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = endOfLine(text, start);
            String line = text.substring(start, end).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                break;
            }
            header.add(line);
            start = end + 1;
        }
        while (!header.isEmpty() && header.get(header.size() - 1).isEmpty()) {
            header.remove(header.size() - 1);
        }
        Optional<Integer> elsewhere = firstComment(text, Math.min(start, text.length()))
                .map(offset -> 1
                        + (int) text.substring(0, offset)
                                .chars()
                                .filter(c -> c == '\n')
                                .count());
        return new Comments(List.copyOf(header), elsewhere);
    }

    /** Steps over IRIs and strings, in which a number sign begins no comment. */
    private static Optional<Integer> firstComment(String text, int from) {
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '#') {
                return Optional.of(i);
            }
            i = switch (c) {
                case '<' -> after(text, i + 1, ">");
                case '"', '\'' -> afterString(text, i, c);
                case '\\' -> i + 2;
                default -> i + 1;
            };
        }
        return Optional.empty();
    }

    private static int afterString(String text, int start, char quote) {
        String three = String.valueOf(quote).repeat(3);
        if (text.startsWith(three, start)) {
            return after(text, start + 3, three);
        }
        return after(text, start + 1, String.valueOf(quote));
    }

    private static int after(String text, int from, String end) {
        int i = from;
        while (i < text.length() && !text.startsWith(end, i)) {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return i + end.length();
    }

    private static int endOfLine(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }
}
