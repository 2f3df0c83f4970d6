package org.w3id.entente.load;

import it.unimi.dsi.fastutil.ints.IntArrayList;

/**
 * Where each character of a literal's text stands in its file: within the quotation marks, escapes (Turtle, section 6.4)
 * taken as what they stand for. Immutable; threads may share it.
 */
public final class LiteralText {
    private final Place start;
    private final String text;
    private final IntArrayList lines = new IntArrayList();
    private final IntArrayList columns = new IntArrayList();

    /**
     * The text of an object.
     *
     * @param document the document that states it
     * @param number the number of a triple whose object is a literal
     */
    public LiteralText(Document document, int number) {
        start = document.objectPlace(number);
        text = document.triple(number).getObject().getLiteralLexicalForm();
        String seen = new Walk(document.text(), start).read();
        if (!seen.equals(text)) { // written in a way that this class does not know
            lines.clear();
            columns.clear();
        }
    }

    /** The literal without its quotation marks. */
    public String text() {
        return text;
    }

    /** Where the literal begins. */
    public Place start() {
        return start;
    }

    /**
     * The place of a character.
     *
     * @param offset its offset in the text, in UTF-16 units from 0; at most the length of the text
     * @return its place; that of the literal when the text is written in a way that leaves it open
     */
    public Place place(int offset) {
        return offset < lines.size() ? new Place(start.file(), lines.getInt(offset), columns.getInt(offset)) : start;
    }

    /**
     * The place of a character.
     *
     * @param line its line in the text, from 1; lines end in line feeds
     * @param column its column in the line, in UTF-16 units from 1
     * @return its place; that of the literal when there is no such character
     */
    public Place place(int line, int column) {
        int from = 0;
        for (int i = 1; i < line; i++) {
            from = text.indexOf('\n', from) + 1;
            if (from == 0) {
                return start;
            }
        }
        return line < 1 || column < 1 ? start : place(from + column - 1);
    }

    /** Reads the literal a second time, noting where each of its characters stands. */
    private final class Walk {
        private final String file;
        private final StringBuilder seen = new StringBuilder();
        private int at;
        private int line;
        private int column;

        Walk(String file, Place from) {
            this.file = file;
            line = from.line();
            column = from.column();
            for (int i = 1; i < line; i++) {
                at = file.indexOf('\n', at) + 1;
            }
            at += column - 1;
        }

        String read() {
            if (at >= file.length()) {
                return "";
            }
            String mark = file.substring(at, at + 1);
            String end = file.startsWith(mark.repeat(3), at) ? mark.repeat(3) : mark;
            skip(end.length());
            while (at < file.length() && !file.startsWith(end, at)) {
                if (file.charAt(at) == '\\' && at + 1 < file.length()) {
                    escape();
                } else {
                    add(file.substring(at, at + 1), 1);
                }
            }
            add("", 0); // the end has a place too
            return seen.toString();
        }

        private void escape() {
            char kind = file.charAt(at + 1);
            int digits = kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
            if (digits == 0) {
                int known = "tbnrf\"'\\".indexOf(kind);
                add(known < 0 ? "" : "\t\b\n\r\f\"'\\".substring(known, known + 1), 2);
                return;
            }
            int end = Math.min(file.length(), at + 2 + digits);
            try {
                add(Character.toString(Integer.parseInt(file.substring(at + 2, end), 16)), 2 + digits);
            } catch (IllegalArgumentException e) { // no character: the reader has refused it
                add("", end - at);
            }
        }

        private void add(String value, int length) {
            for (int i = 0; i < Math.max(value.length(), length == 0 ? 1 : 0); i++) {
                lines.add(line);
                columns.add(column);
            }
            seen.append(value);
            skip(length);
        }

        private void skip(int length) {
            for (int i = 0; i < length; i++) {
                boolean isEnd = file.charAt(at++) == '\n';
                line += isEnd ? 1 : 0;
                column = isEnd ? 1 : column + 1;
            }
        }
    }
}
