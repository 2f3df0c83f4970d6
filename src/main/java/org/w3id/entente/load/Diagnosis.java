package org.w3id.entente.load;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What RIOT's word for a syntax error means to the person who wrote the file. */
record Diagnosis(Place place, String found, String wanted, String cure, boolean isUnterminated) {
    /** The message for what is nested more deeply than can be read. */
    static final String TOO_DEEP = "Nested too deeply";

    private static final Pattern UNDEFINED_PREFIX = Pattern.compile("Undefined prefix: (.*)");
    private static final Pattern WORD = Pattern.compile("\"[^\"]*\"?|'[^']*'?|<[^>\\s]*>?|[^\\s;,\\[\\]()]+|.");
    private static final int LONGEST_WORD = 40;

    static Diagnosis of(String message, Place place, Lines lines, Place lastToken) {
        String word = word(lines, place);
        if (message.equals(TOO_DEEP)) {
            return new Diagnosis(
                    place, "brackets nested too deeply to be read", "", "give the inner things names", false);
        }
        if (message.contains("not terminated by DOT") || message.contains("not terminated by a dot")) {
            return afterLastWord(place, word, lines);
        }
        if (message.startsWith("Broken long string")) {
            return unterminatedLongString(lines, lastToken, place);
        }
        if (message.contains("(newline") || message.contains("(carriage return") || message.contains("(CR)")) {
            boolean isIri = message.startsWith("Broken IRI");
            return new Diagnosis(
                    opening(endOfLineAbove(place, lines), isIri ? "<" : "\"", lines),
                    isIri ? "an IRI that does not end on its line" : "a string that does not end on its line",
                    isIri ? "'>'" : "a closing quotation mark",
                    isIri ? "close the IRI" : "close the string, or use \"\"\"…\"\"\" for several lines",
                    false);
        }
        if (message.contains("(End of file)")
                || message.contains("end of file")
                || message.startsWith("End of input")) {
            return new Diagnosis(place, "the end of the file within a statement", "", "finish the statement", true);
        }
        Matcher prefix = UNDEFINED_PREFIX.matcher(message);
        if (prefix.matches()) {
            String name = prefix.group(1);
            return new Diagnosis(
                    place, "undefined prefix " + name + ":", "", "declare it with PREFIX " + name + ": <…>", false);
        }
        return new Diagnosis(place, found(message, word), wanted(message), cure(message, word), word.isEmpty());
    }

    private static String found(String message, String word) {
        if (message.startsWith("Unrecognized keyword") || message.startsWith("Failed to find a prefix name")) {
            return "'" + word + "' is no term";
        }
        if (message.startsWith("Illegal escape") || message.startsWith("illegal character escape")) {
            return "unknown escape \\" + message.replaceAll(" \\(0x.*$", "").replaceFirst("^.*: *\\\\?", "");
        }
        return word.isEmpty()
                ? "the end of the file"
                : "unexpected " + (word.matches("[\"'].*") ? word : "'" + word + "'");
    }

    private static String wanted(String message) {
        if (message.startsWith("Expected IRI for predicate")) {
            return "a predicate (an IRI, a prefixed name, or a)";
        }
        if (message.startsWith("Expected IRI: ")) {
            return "an IRI in <…>";
        }
        if (message.startsWith("Expected BNode or IRI: ")) {
            return "an IRI in <…>, or a blank node";
        }
        if (message.startsWith("Unrecognized (expected an RDF Term)") || message.contains("'a' not legal")) {
            return "an object (an IRI, a prefixed name, a literal, [ … ] or ( … ))";
        }
        if (message.startsWith("Out of place") || message.contains("no suffix")) {
            return "a subject, or @prefix";
        }
        if (message.startsWith("Triples not terminated properly in []-list")) {
            return "';' or ']'";
        }
        if (message.startsWith("Unterminated list")) {
            return "')'";
        }
        if (message.startsWith("Unrecognized keyword") || message.startsWith("Failed to find a prefix name")) {
            return "an IRI in <…>, a prefixed name, or a literal in quotation marks";
        }
        if (message.startsWith("Subject is a literal")) {
            return "a subject that is an IRI";
        }
        if (message.startsWith("Illegal escape")) {
            return "\\n, \\t, \\\", \\\\ or \\uXXXX";
        }
        if (message.contains("requires a prefix")) {
            return "a prefix with its colon, such as ent:";
        }
        if (message.contains("requires an IRI")) {
            return "an IRI in <…>";
        }
        return tidy(message);
    }

    private static String cure(String message, String word) {
        if (message.startsWith("Unrecognized keyword") && word.matches("\\p{L}[\\p{L}\\p{N}_-]*")) {
            return "write a prefix before it, such as ent:" + word + ", or quotation marks around it";
        }
        return "";
    }

    /** RIOT's message without the dumps of its tokens. */
    private static String tidy(String message) {
        return message.replaceAll("\\s*[:(]?\\s*(got|found)[: ].*$", "")
                .replaceAll("\\s*:?\\s*\\[[A-Z_0-9]+.*$", "")
                .trim();
    }

    private static Diagnosis afterLastWord(Place place, String word, Lines lines) {
        Place end = endOfLastWord(place, lines);
        String before = word.isEmpty() ? "the end of the file" : word;
        boolean isDistant = end.line() != place.line();
        return new Diagnosis(
                end,
                "the statement does not end before " + before + (isDistant ? " in line " + place.line() : ""),
                "'.' after the last object, ';' before another predicate, ',' before another object",
                "",
                word.isEmpty());
    }

    private static Diagnosis unterminatedLongString(Lines lines, Place lastToken, Place end) {
        for (int line = Math.max(1, lastToken.line()); line <= lines.count(); line++) {
            String text = lines.text(line).orElse("");
            int from = line == lastToken.line() ? Math.min(text.length(), lastToken.column() - 1) : 0;
            int double3 = text.indexOf("\"\"\"", from);
            int single3 = text.indexOf("'''", from);
            int start = double3 < 0 ? single3 : single3 < 0 ? double3 : Math.min(double3, single3);
            if (start >= 0) {
                String quotes = text.substring(start, start + 3);
                return new Diagnosis(
                        new Place(end.file(), line, start + 1),
                        "a string of several lines that does not end",
                        "closing " + quotes,
                        "",
                        true);
            }
        }
        return new Diagnosis(end, "a string of several lines that does not end", "closing \"\"\"", "", true);
    }

    /** What does not end on its line began with the last such mark on it. */
    private static Place opening(Place end, String mark, Lines lines) {
        String text = lines.text(end.line()).orElse("");
        int index = text.lastIndexOf(mark);
        int start = index < 0 ? text.lastIndexOf('\'') : index;
        return start < 0 ? end : new Place(end.file(), end.line(), start + 1);
    }

    private static Place endOfLineAbove(Place place, Lines lines) {
        if (place.column() > 1 || place.line() < 2) {
            return place;
        }
        int length = lines.text(place.line() - 1).map(String::length).orElse(0);
        return new Place(place.file(), place.line() - 1, Math.max(1, length));
    }

    private static Place endOfLastWord(Place place, Lines lines) {
        int line = place.line();
        String text = lines.text(line)
                .map(full -> full.substring(0, Math.min(full.length(), place.column() - 1)))
                .orElse("");
        while (line > 1 && (text.isBlank() || text.stripLeading().startsWith("#"))) {
            line--;
            text = lines.text(line).orElse("");
        }
        return new Place(place.file(), line, Math.max(1, text.stripTrailing().length()));
    }

    private static String word(Lines lines, Place place) {
        String text = lines.text(place.line()).orElse("");
        int from = place.column() - 1;
        if (from < 0 || from >= text.length()) {
            return "";
        }
        Matcher matcher = WORD.matcher(text);
        String word = matcher.find(from) ? matcher.group() : "";
        return word.length() > LONGEST_WORD ? word.substring(0, LONGEST_WORD) + "…" : word;
    }
}
