package org.w3id.entente.sparql;

import org.apache.jena.sparql.lang.sparql_12.javacc.SPARQLParser12Constants;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in plain words what the parser's message says in token names. */
final class SyntaxFault {
    private static final Pattern EXPECTED = Pattern.compile("^ {4}(\\S.*?)(?: \\.\\.\\.)?\\s*$", Pattern.MULTILINE);
    private static final Set<String> UPDATES =
            Set.of("insert", "delete", "load", "clear", "create", "drop", "copy", "move", "add", "with", "using");
    private static final Set<String> AGGREGATES = Set.of("count", "sum", "min", "max", "avg", "sample", "group_concat");
    private static final Set<String> ENDS = Set.of("limit", "offset", "order", "group", "having", "values");
    private static final int LISTED = 6;

    /** What is being read. */
    enum Form {
        /** A query. */
        QUERY("query", "SELECT, ASK, CONSTRUCT or DESCRIBE"),
        /** A request of updates. */
        UPDATE("update", "INSERT, DELETE, WITH, CLEAR, CREATE, DROP, COPY, MOVE or ADD");

        private final String noun;
        private final String beginnings;

        Form(String noun, String beginnings) {
            this.noun = noun;
            this.beginnings = beginnings;
        }

        /** What it is called. */
        String noun() {
            return noun;
        }

        /** What it begins with, after its declarations. */
        String beginnings() {
            return beginnings;
        }
    }

    private static final Set<String> QUERIES = Set.of("select", "ask", "construct", "describe");

    private final Form form;
    private final String text;
    private final int offset;
    private final int line;
    private final int column;

    private SyntaxFault(Form form, String text, int offset) {
        this.form = form;
        this.text = text;
        this.offset = offset;
        int start = text.lastIndexOf('\n', offset - 1) + 1;
        this.line =
                (int) text.substring(0, start).chars().filter(c -> c == '\n').count() + 1;
        this.column = offset - start + 1;
    }

    /**
     * Explains a message of the SPARQL parser.
     *
     * @param form what is read
     * @param text its text
     * @param line the line given in the message, from 1
     * @param column the column given in the message, from 1, or 0 when the text is empty
     */
    static QuerySyntaxException explain(Form form, String text, int line, int column, String message) {
        int offset = offset(text, line, column);
        if (message.startsWith("Lexical error")) {
            return lexical(form, text, Math.min(offset, text.length()), message);
        }
        if (message.startsWith("Encountered \"<EOF>\"")) {
            return new SyntaxFault(form, text, text.stripTrailing().length())
                    .unexpected("end of the " + form.noun(), message);
        }
        Matcher token = Pattern.compile("\\G(?:<[^<>\\s]*>|\"[^\"\\n]*\"|'[^'\\n]*'|[?$]?[\\w:.\\-]*\\w|.)")
                .matcher(text);
        String image = token.find(Math.min(offset, text.length())) ? token.group() : "";
        return new SyntaxFault(form, text, offset).unexpected(image, message);
    }

    private static int offset(String text, int line, int column) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            int end = text.indexOf('\n', start);
            start = end < 0 ? text.length() : end + 1;
        }
        return Math.min(text.length(), start + Math.max(0, column - 1));
    }

    private static QuerySyntaxException lexical(Form form, String text, int offset, String message) {
        int start = offset;
        Matcher prefix =
                Pattern.compile("after prefix \"(.*)\"", Pattern.DOTALL).matcher(message);
        if (prefix.find()) {
            String raw = prefix.group(1).replaceAll("\\\\(?:u[0-9a-fA-F]{4}|.)", "x");
            if (prefix.group(1).startsWith("\\'") || prefix.group(1).startsWith("\\\"")) {
                start = Math.max(0, offset - raw.length());
                // At the end of the text the parser counts one character less.
                while (start > 0 && text.charAt(start) != '\'' && text.charAt(start) != '"') {
                    start--;
                }
                while (start > 0 && text.charAt(start - 1) == text.charAt(start)) {
                    start--;
                }
                return new SyntaxFault(form, text, start).badString(offset);
            }
        }
        while (start > 0
                && Character.isWhitespace(text.charAt(start - 1))
                && (start == text.length() || Character.isWhitespace(text.charAt(start)))) {
            start--;
        }
        while (start > 0 && isWordPart(text.charAt(start - 1))) {
            start--;
        }
        if (start < text.length() && isWordPart(text.charAt(start))) {
            int end = start;
            while (end < text.length() && isWordPart(text.charAt(end))) {
                end++;
            }
            return new SyntaxFault(form, text, start).unknownWord(text.substring(start, end));
        }
        return new SyntaxFault(form, text, start).badCharacter();
    }

    private static boolean isWordPart(char character) {
        return Character.isLetterOrDigit(character) || character == '_';
    }

    private QuerySyntaxException badString(int end) {
        String quote = text.substring(offset, offset + 1);
        String quotes = text.startsWith(quote.repeat(3), offset) ? quote.repeat(3) : quote;
        boolean escape = end > 0 && end <= text.length() && text.charAt(end - 1) == '\\';
        return escape
                ? fault(
                        "string with a backslash before \"" + text.charAt(Math.min(end, text.length() - 1)) + "\"",
                        "one of \\t \\n \\r \\b \\f \\\" \\' \\\\ or \\uXXXX",
                        "write \\\\ for a backslash")
                : fault(
                        "string without end",
                        "its closing " + (quotes.length() == 1 ? "quote " : "quotes ") + quotes,
                        "close it on the same line; a text of several lines stands in three quotes");
    }

    private QuerySyntaxException unknownWord(String word) {
        List<String> keywords = new ArrayList<>();
        for (String image : SPARQLParser12Constants.tokenImage) {
            if (image.matches("\"[A-Za-z_]{2,}\"")) {
                keywords.add(unquote(image).toUpperCase(Locale.ROOT));
            }
        }
        Optional<String> near = Suggestions.nearest(word, keywords);
        String cure = near.map(keyword -> "did you mean " + keyword + "?").orElse("");
        if (before().endsWith("PREFIX")) {
            cure = "write it with a colon: PREFIX " + word + ": <…>";
        } else if (near.isEmpty() && text.startsWith("(", offset + word.length())) {
            cure = "SPARQL has no function of this name";
        }
        return fault(
                "unknown word \"" + word + "\"",
                "a keyword, a variable (?name), a prefixed name (prefix:name) or an <IRI>",
                cure);
    }

    private QuerySyntaxException badCharacter() {
        String character = offset < text.length() ? text.substring(offset, text.offsetByCodePoints(offset, 1)) : "";
        return fault(
                character.isEmpty()
                        ? "unexpected end of the " + form.noun()
                        : "unexpected character \"" + character + "\"",
                "a keyword, a variable, a name, a literal or punctuation",
                "");
    }

    private QuerySyntaxException unexpected(String image, String message) {
        Set<String> expected = new LinkedHashSet<>();
        Matcher matcher = EXPECTED.matcher(message);
        while (matcher.find()) {
            expected.add(matcher.group(1));
        }
        boolean end = image.equals("end of the " + form.noun());
        return fault("unexpected " + (end ? image : "\"" + image + "\""), wanted(expected), cure(image, end, expected));
    }

    private String cure(String image, boolean end, Set<String> expected) {
        String word = image.toLowerCase(Locale.ROOT);
        if (expected.contains("\"select\"") && UPDATES.contains(word)) {
            return "this is an update, and the graph answers queries only: edit the Turtle files instead";
        }
        if (form == Form.UPDATE && expected.contains("\"load\"") && QUERIES.contains(word)) {
            return "this is a query, which changes nothing: send it to the query service";
        }
        if (form == Form.UPDATE && expected.contains("\";\"") && UPDATES.contains(word)) {
            return "put ; between two operations";
        }
        if (AGGREGATES.contains(word) && expected.contains("\"(\"")) {
            return "put it in parentheses and name it: (" + image.toUpperCase(Locale.ROOT) + "(…) AS ?name)";
        }
        if (before().endsWith("FILTER") || before().endsWith("HAVING")) {
            return "put the condition in parentheses";
        }
        if (image.equals("<")) {
            return "an <IRI> holds no spaces, quotes or braces";
        }
        if (end && expected.contains("\"}\"")) {
            return "a closing brace is missing";
        }
        if (ENDS.contains(word) && expected.contains("\"optional\"")) {
            return word.toUpperCase(Locale.ROOT) + " stands after the closing brace of the pattern";
        }
        if (expected.contains("<EOF>")) {
            return "}".equals(image)
                    ? "there is a closing brace too many"
                    : "the " + form.noun() + " is complete before this";
        }
        if ((image.equals("}") || image.equals(".") || image.equals(";")) && expected.contains("<IRIref>")) {
            return "a triple pattern is a subject, a predicate and an object";
        }
        return "";
    }

    private String before() {
        return text.substring(0, offset).stripTrailing().toUpperCase(Locale.ROOT);
    }

    private String wanted(Set<String> expected) {
        if (expected.contains("\"base\"") && (expected.contains("\"select\"") || expected.contains("\"load\""))) {
            return form.beginnings();
        }
        List<String> wanted = new ArrayList<>();
        boolean value = expected.contains("<STRING_LITERAL1>") && expected.contains("<IRIref>");
        boolean expression = expected.contains("\"coalesce\"");
        boolean variable = expected.contains("<VAR1>");
        boolean name = expected.contains("<IRIref>");
        if (expression) {
            wanted.add("an expression");
        } else if (value) {
            wanted.add(variable ? "a variable, a name or a literal" : "a name or a literal");
        } else if (name && variable) {
            wanted.add(
                    expected.contains("\"a\"")
                            ? "a property: a variable, a name, a path or \"a\""
                            : "a variable or a name");
        } else if (name) {
            wanted.add("a name");
        } else if (variable) {
            wanted.add("a variable");
        }
        boolean terms = name || value || expression;
        for (String token : expected) {
            boolean literal = token.startsWith("\"");
            if (token.equals("<EOF>")) {
                wanted.add("the end of the " + form.noun());
            } else if (literal && !terms) {
                String image = unquote(token);
                wanted.add(image.matches("[A-Za-z_ ]+") ? image.toUpperCase(Locale.ROOT) : "\"" + image + "\"");
            } else if (token.equals("<INTEGER>") && !terms) {
                wanted.add("a whole number");
            }
        }
        wanted.removeIf(word -> expected.contains("<EOF>") && ENDS.contains(word.toLowerCase(Locale.ROOT)));
        if (expected.contains("\"optional\"")) {
            wanted.retainAll(List.of("\".\"", "\";\"", "\",\"", "\"}\""));
            Collections.sort(wanted);
            wanted.add(0, "a further pattern");
        }
        if (wanted.size() > LISTED) {
            return "";
        }
        if (wanted.isEmpty()) {
            return "";
        }
        String last = wanted.get(wanted.size() - 1);
        return wanted.size() == 1 ? last : String.join(", ", wanted.subList(0, wanted.size() - 1)) + " or " + last;
    }

    private static String unquote(String token) {
        return token.replaceAll("^\"|\"$", "");
    }

    private QuerySyntaxException fault(String found, String wanted, String cure) {
        return new QuerySyntaxException(line, column, found, wanted, cure);
    }
}
