package org.w3id.entente.query.explain;

import org.w3id.entente.query.DisplayWidth;

import java.util.ArrayList;
import java.util.List;

/** Lines of text with a margin, broken between words, in colours if wanted. */
final class Page {
    /** The looks of a piece of text. */
    enum Style {
        PLAIN(""),
        BOLD("\033[1m"),
        DIM("\033[2m"),
        GREEN("\033[32m"),
        YELLOW("\033[33m"),
        CYAN("\033[36m");

        private final String code;

        Style(String code) {
            this.code = code;
        }
    }

    private record Word(String text, Style style) {}

    private final Layout layout;
    private final StringBuilder text = new StringBuilder();

    Page(Layout layout) {
        this.layout = layout;
    }

    /** A line being put together. */
    final class Line {
        private final List<Word> words = new ArrayList<>();

        private Line() {}

        /** Adds words; they may be parted at spaces. */
        Line add(String some, Style style) {
            for (String word : some.split(" ", -1)) {
                if (!word.isEmpty()) {
                    words.add(new Word(word, style));
                }
            }
            return this;
        }

        Line add(String some) {
            return add(some, Style.PLAIN);
        }

        /**
         * Writes the line.
         *
         * @param first what stands before the first line
         * @param next what stands before those that follow
         */
        void end(String first, String next) {
            int used = margin(first);
            boolean isFresh = true;
            for (Word word : words) {
                int width = DisplayWidth.of(word.text());
                if (!isFresh && used + 1 + width > layout.width()) {
                    text.append('\n');
                    used = margin(next);
                    isFresh = true;
                }
                if (!isFresh) {
                    text.append(' ');
                    used++;
                }
                text.append(painted(word.text(), word.style()));
                used += width;
                isFresh = false;
            }
            text.append('\n');
        }

        private int margin(String margin) {
            text.append(painted(margin, Style.DIM));
            return DisplayWidth.of(margin);
        }
    }

    Line line() {
        return new Line();
    }

    /** An empty line. */
    Page space() {
        text.append('\n');
        return this;
    }

    private String painted(String some, Style style) {
        return layout.isColoured() && style != Style.PLAIN && !some.isBlank() ? style.code + some + "\033[0m" : some;
    }

    @Override
    public String toString() {
        return text.toString().replaceAll("[ \\t]+\n", "\n");
    }
}
