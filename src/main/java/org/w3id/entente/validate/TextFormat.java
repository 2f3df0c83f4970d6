package org.w3id.entente.validate;

import org.w3id.entente.load.Corpus;
import org.w3id.entente.load.Document;
import org.w3id.entente.load.Place;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One finding a paragraph: {@code file:line:column: severity CODE: message}, then the line of the file with a caret.
 *
 * @param isColoured whether to use the colours of a terminal
 */
public record TextFormat(boolean isColoured) implements ReportFormat {
    private static final Pattern TOKEN =
            Pattern.compile("\"\"\"|\"(?:[^\"\\\\]|\\\\.)*\"?|<[^>\\s]*>?|[^\\s;,\\[\\]()]+|.");
    private static final int WIDEST = 110;
    private static final List<Range> WIDE = List.of(
            new Range(0x1100, 0x115F),
            new Range(0x2E80, 0xA4CF),
            new Range(0xAC00, 0xD7A3),
            new Range(0xF900, 0xFAFF),
            new Range(0xFE30, 0xFE6F),
            new Range(0xFF00, 0xFF60),
            new Range(0xFFE0, 0xFFE6),
            new Range(0x1F300, 0x1FAFF),
            new Range(0x20000, 0x3FFFD));
    private static final String RESET = "\033[0m";

    /** Code points that take two columns (Unicode Standard Annex 11: W and F). */
    private record Range(int first, int last) {}

    @Override
    public void write(Report report, Corpus corpus, Appendable out) throws IOException {
        for (Finding finding : report.findings()) {
            out.append(bold(finding.place().toString()))
                    .append(": ")
                    .append(coloured(finding.severity()))
                    .append(' ')
                    .append(finding.code().name())
                    .append(": ")
                    .append(finding.message())
                    .append('\n');
            excerpt(finding, corpus, out);
            if (finding.shape().filter(shape -> shape.isURI()).isPresent()) {
                out.append("      = shape <")
                        .append(finding.shape().get().getURI())
                        .append(">\n");
            }
        }
    }

    private void excerpt(Finding finding, Corpus corpus, Appendable out) throws IOException {
        Place place = finding.place();
        Optional<String> line = Optional.of(place)
                .filter(each -> !each.isWholeFile())
                .flatMap(each -> corpus.document(each.file()))
                .flatMap((Document document) -> document.line(place.line()));
        if (line.isEmpty()) {
            return;
        }
        String text = line.get();
        int column = Math.min(place.column() - 1, text.length());
        int from = column > WIDEST - 30 ? column - 40 : 0;
        int to = Math.min(text.length(), from + WIDEST);
        String start = from > 0 ? "…" : "";
        String shown = start + text.substring(from, to) + (to < text.length() ? "…" : "");
        out.append("%5d | ".formatted(place.line()))
                .append(shown.replace('\t', ' '))
                .append('\n');
        int length = Math.max(1, Math.min(width(token(text, column)), WIDEST - (column - from)));
        out.append("      | ")
                .append(" ".repeat(width(start + text.substring(from, column))))
                .append(painted(finding.severity(), "^".repeat(length)))
                .append('\n');
    }

    private static String token(String line, int column) {
        Matcher matcher = TOKEN.matcher(line);
        return matcher.find(column) && matcher.start() == column ? matcher.group() : "";
    }

    /** The columns that a text takes on a terminal: two for the characters of East Asia. */
    static int width(String text) {
        return text.codePoints().map(TextFormat::width).sum();
    }

    private static int width(int codePoint) {
        boolean isWide = WIDE.stream().anyMatch(range -> range.first() <= codePoint && codePoint <= range.last());
        return isWide ? 2 : Character.getType(codePoint) == Character.NON_SPACING_MARK ? 0 : 1;
    }

    private String bold(String text) {
        return isColoured ? "\033[1m" + text + RESET : text;
    }

    private String coloured(Severity severity) {
        return painted(severity, severity.word());
    }

    private String painted(Severity severity, String text) {
        if (!isColoured) {
            return text;
        }
        String colour =
                switch (severity) {
                    case VIOLATION -> "\033[31m";
                    case WARNING -> "\033[33m";
                    case INFO -> "\033[36m";
                };
        return colour + text + RESET;
    }
}
