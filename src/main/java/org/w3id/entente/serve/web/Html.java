package org.w3id.entente.serve.web;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Markup being written. Whatever text is given to it comes out as that text, and elements end in the order in which they
 * began, so that what it holds is well formed, as XML too. Belongs to one thread.
 *
 * <p>{@snippet :
 * new Html().start("p", "class", "note").text("See ").link("/id/japan", "Japan").text(".").end();
 * }
 */
public final class Html {
    /** Elements that have no content (HTML, section 13.1.2). */
    private static final Set<String> VOID = Set.of("br", "hr", "img", "input", "link", "meta", "wbr");

    private final StringBuilder out = new StringBuilder(4_096);
    private final Deque<String> open = new ArrayDeque<>();

    /** No markup yet. */
    public Html() {}

    /**
     * Begins an element; one that has no content ends at once.
     *
     * @param attributes names and values in turns; an attribute with an empty value is left out, unless its name is value
     */
    public Html start(String element, String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            if (!attributes[i + 1].isEmpty() || attributes[i].equals("value")) {
                out.append(' ').append(attributes[i]).append("=\"");
                escape(attributes[i + 1]);
                out.append('"');
            }
        }
        if (VOID.contains(element)) {
            out.append("/>");
        } else {
            out.append('>');
            open.push(element);
        }
        return this;
    }

    /** Ends the element that began last. */
    public Html end() {
        out.append("</").append(open.pop()).append('>');
        if (open.size() <= 2) {
            out.append('\n');
        }
        return this;
    }

    /** Adds text. */
    public Html text(String text) {
        escape(text);
        return this;
    }

    /** Adds an element that holds text alone. */
    public Html element(String element, String text, String... attributes) {
        return start(element, attributes).text(text).end();
    }

    /** Adds a link. */
    public Html link(String address, String text) {
        return element("a", text, "href", address);
    }

    /** Adds markup that is complete, after this. */
    public Html add(Html other) {
        out.append(other);
        return this;
    }

    /** Adds what is well-formed markup already. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            switch (each) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.append(isText(each, text, i) ? each : '\uFFFD');
            }
        }
    }

    /** Whether a character may stand in XML 1.0 (section 2.2), and so in HTML. */
    private static boolean isText(char each, String text, int at) {
        if (Character.isHighSurrogate(each)) {
            return at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1));
        }
        if (Character.isLowSurrogate(each)) {
            return at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
        }
        return each == '\n' || each == '\t' || each == '\r' || (each >= 0x20 && each < 0xFFFE);
    }

    /**
     * The markup.
     *
     * @throws IllegalStateException when an element has not ended
     */
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("not ended: " + open);
        }
        return out.toString();
    }
}
