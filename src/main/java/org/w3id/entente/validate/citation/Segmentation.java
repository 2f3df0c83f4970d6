package org.w3id.entente.validate.citation;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Divides a text into headings, cross references, sentences, captions, table rows and page furniture.
 *
 * <p>A line is never joined with another. Sentences are those of {@link BreakIterator}, mended after abbreviations.
 */
final class Segmentation {
    private static final Pattern LINE = Pattern.compile("[^\\r\\n]+");
    private static final Pattern CROSS_REFERENCE = Pattern.compile("^(?:Q\\s+)?\\(?See\\s.*"
            + "|^(?:Part|Chapter|Section) [\\dIVX][\\dIVX-]*(?:, \\w+ [\\d-]+)* \\(.*\\)(?:, p\\. ?\\d+)?;?$");
    private static final Pattern FURNITURE = Pattern.compile(
            "^(?:\\[p\\.? ?\\d+]|(?:Part|Chapter|Section|Reference|Column|Page)?\\s*(?:\\d{1,4}|[IVXL]+)?)$");

    /** A full stop, with footnote marks and closing quotation marks or brackets behind it. */
    private static final Pattern ENDED = Pattern.compile(".*[.!?:;][\"'”’)\\]]*(?:\\s*\\[\\d+])*$", Pattern.DOTALL);

    private static final int FEWEST_WORDS = 4;

    /** Never the end of a sentence. */
    private static final Pattern INNER_ABBREVIATION = Pattern.compile(
            ".*(?:^|[\\s(\"“])(?:Sec|Secs|Ch|Chap|Fig|Figs|No|Nos|Vol|Art|p|pp|cf|vs|ca|approx|e\\.g|i\\.e|"
                    + "Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Adm|Sgt|St|Mt|"
                    + "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|\\p{Lu})\\.\\s*$",
            Pattern.DOTALL);

    /** The end of a sentence only when what follows begins one. */
    private static final Pattern OUTER_ABBREVIATION = Pattern.compile(
            ".*(?:^|[\\s(\"“–-])(?:(?:\\p{Lu}\\.){2,}|Ltd\\.|Inc\\.|Co\\.|Corp\\.|Jr\\.|Sr\\.|a\\.m\\.|p\\.m\\.)\\s*$",
            Pattern.DOTALL);

    private static final Set<String> BEGINNINGS = Set.of(
            "The",
            "A",
            "An",
            "In",
            "At",
            "On",
            "With",
            "For",
            "From",
            "To",
            "By",
            "As",
            "And",
            "But",
            "This",
            "That",
            "These",
            "Those",
            "It",
            "They",
            "He",
            "She",
            "We",
            "There",
            "Both",
            "Also",
            "Furthermore",
            "Moreover",
            "However",
            "Therefore",
            "Thus",
            "In addition",
            "Additionally",
            "Meanwhile",
            "Regarding",
            "Based",
            "Considering",
            "While",
            "When",
            "Since",
            "After",
            "Before",
            "Japan");

    private Segmentation() {}

    static List<Segment> of(SourceText source) {
        String text = source.text(new Passage(0, source.length()));
        List<Segment> segments = new ArrayList<>();
        Matcher matcher = LINE.matcher(text);
        int offset = 0;
        int seen = 0;
        while (matcher.find()) {
            offset += text.codePointCount(seen, matcher.start());
            seen = matcher.start();
            line(matcher.group(), offset, segments);
        }
        return List.copyOf(segments);
    }

    private static void line(String line, int offset, List<Segment> segments) {
        String text = line.strip();
        if (text.isEmpty()) {
            return;
        }
        if (text.startsWith("#")) {
            add(Segment.Kind.HEADING, line, 0, line.length(), offset, segments);
        } else if (CROSS_REFERENCE.matcher(text).matches()) {
            add(Segment.Kind.CROSS_REFERENCE, line, 0, line.length(), offset, segments);
        } else if (FURNITURE.matcher(text).matches()) {
            add(Segment.Kind.FURNITURE, line, 0, line.length(), offset, segments);
        } else if (text.contains("|")) {
            add(Segment.Kind.TABLE_ROW, line, 0, line.length(), offset, segments);
        } else {
            prose(line, offset, segments);
        }
    }

    private static void prose(String line, int offset, List<Segment> segments) {
        BreakIterator iterator = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        iterator.setText(line);
        int start = 0;
        for (int end = iterator.next(); end != BreakIterator.DONE; end = iterator.next()) {
            boolean isLast = end == line.length();
            if (isLast || isEnd(line.substring(start, end), line.substring(end))) {
                add(kind(line.substring(start, end).strip(), start == 0), line, start, end, offset, segments);
                start = end;
            }
        }
    }

    private static boolean isEnd(String sentence, String rest) {
        if (INNER_ABBREVIATION.matcher(sentence).matches()) {
            return false;
        }
        if (OUTER_ABBREVIATION.matcher(sentence).matches()) {
            String next = rest.strip().replaceFirst("(?s)[^\\p{L}\\p{N}].*$", "");
            return BEGINNINGS.contains(next);
        }
        return true;
    }

    /** A line that does not end is a caption, or a running head when it is short; the end of a line is a sentence. */
    private static Segment.Kind kind(String text, boolean isWholeLine) {
        if (!isWholeLine || ENDED.matcher(text).matches()) {
            return Segment.Kind.SENTENCE;
        }
        return text.split("\\s+").length < FEWEST_WORDS ? Segment.Kind.FURNITURE : Segment.Kind.CAPTION;
    }

    private static void add(Segment.Kind kind, String line, int start, int end, int offset, List<Segment> segments) {
        String part = line.substring(start, end);
        int leading = part.length() - part.stripLeading().length();
        int from = offset + line.codePointCount(0, start + leading);
        String text = part.strip();
        if (!text.isEmpty()) {
            segments.add(new Segment(kind, new Passage(from, from + text.codePointCount(0, text.length()))));
        }
    }
}
