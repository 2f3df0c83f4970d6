package org.w3id.entente.load;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where reading can go on after a syntax error, and what was left unread. */
final class Recovery {
    private static final Pattern BEGINNING =
            Pattern.compile("^(@prefix|@base|(?i:prefix|base)\\s|<|\\[|\\(|_:|[\\p{L}][\\p{L}\\p{N}_.-]*:|:)");
    private static final Pattern NAME = Pattern.compile(
            "<(?<iri>[^<>\"{}|^`\\\\\\s]*)>|(?<prefix>[\\p{L}][\\p{L}\\p{N}_.-]*)?:(?<local>[\\p{L}\\p{N}_:%.-]*)");

    private static final Pattern DECLARATION =
            Pattern.compile("(?im)^\\s*@?prefix\\s+([\\p{L}\\p{N}_.-]*):\\s*<([^>\\s]*)>");

    private Recovery() {}

    /**
     * The next line at or after {@code from} that begins a statement: something in column 1 that can begin one, below
     * a blank line or a line that ends with a full stop, or at the very line {@code certain}.
     */
    static OptionalInt nextStatement(Lines lines, int from, int certain) {
        for (int line = Math.max(2, from); line <= lines.count(); line++) {
            String text = lines.text(line).orElse("");
            if (BEGINNING.matcher(text).find() && (line == certain || isBoundary(lines, line - 1))) {
                return OptionalInt.of(line);
            }
        }
        return OptionalInt.empty();
    }

    private static boolean isBoundary(Lines lines, int above) {
        String text = lines.text(above).orElse("").stripTrailing();
        return text.isEmpty() || text.endsWith(".") || text.startsWith("#");
    }

    /** What a text declares as prefixes. */
    static Map<String, String> declarations(String text) {
        Map<String, String> namespaces = new HashMap<>();
        Matcher matcher = DECLARATION.matcher(text);
        while (matcher.find()) {
            namespaces.put(matcher.group(1), matcher.group(2));
        }
        return namespaces;
    }

    /** Every prefixed name and IRI of a text, given to one of two consumers. */
    static void names(String text, Consumer<String> iris, BiConsumer<String, String> prefixedNames) {
        Matcher matcher = NAME.matcher(text);
        while (matcher.find()) {
            if (matcher.group("iri") != null) {
                iris.accept(matcher.group("iri"));
            } else {
                String prefix = matcher.group("prefix") == null ? "" : matcher.group("prefix");
                prefixedNames.accept(prefix, matcher.group("local").replaceAll("\\.+$", ""));
            }
        }
    }
}
