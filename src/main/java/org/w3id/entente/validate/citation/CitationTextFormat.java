package org.w3id.entente.validate.citation;

import org.apache.jena.graph.Node;
import org.w3id.entente.load.Corpus;
import org.w3id.entente.validate.Knowledge;
import org.w3id.entente.validate.Report;
import org.w3id.entente.validate.TextFormat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Writes a citation report for people: what could not be read of the data, the text segment by segment with what cites it, the findings, the counts.
 *
 * @param isColoured whether to use the colours of a terminal
 */
public record CitationTextFormat(boolean isColoured) {
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");
    private static final int WIDTH = 100;
    private static final String INDENT = " ".repeat(13);

    /**
     * Writes a report.
     *
     * @param report the report
     * @param knowledge what is known, for names and excerpts
     * @param out where to
     * @throws IOException when {@code out} throws it
     */
    public void write(CitationReport report, Knowledge knowledge, Appendable out) throws IOException {
        Corpus corpus = knowledge.corpus();
        new TextFormat(isColoured).write(report.reading(), corpus, out);
        if (!report.reading().findings().isEmpty()) {
            out.append('\n');
        }
        for (Coverage coverage : report.coverage()) {
            segment(coverage, report.source(), knowledge, out);
        }
        new TextFormat(isColoured).write(new Report(report.findings(), 0, 0, 0, 0), corpus, out);
        if (!report.findings().isEmpty()) {
            out.append('\n');
        }
        summary(report, knowledge, out);
    }

    private void segment(Coverage coverage, SourceText source, Knowledge knowledge, Appendable out) throws IOException {
        Segment segment = coverage.segment();
        String kind = segment.kind().words(1);
        boolean isMissing = segment.kind().isStatement() && !coverage.isCited();
        String state = isMissing
                ? ", " + red("not cited")
                : coverage.citations().isEmpty() ? "" : ", " + coverage.percent() + " % cited";
        out.append("%-12s ".formatted(segment.passage()))
                .append(kind)
                .append(state)
                .append('\n');
        for (String line : wrap(source.text(segment.passage()))) {
            out.append(INDENT).append(line).append('\n');
        }
        for (Map.Entry<Node, List<Node>> citing : citing(coverage).entrySet()) {
            List<String> citations =
                    citing.getValue().stream().map(knowledge::name).toList();
            out.append(INDENT)
                    .append("← ")
                    .append(knowledge.name(citing.getKey()))
                    .append("  (")
                    .append(String.join(", ", citations))
                    .append(")\n");
        }
        out.append('\n');
    }

    /** Who cites, and by which citations. */
    private static Map<Node, List<Node>> citing(Coverage coverage) {
        Map<Node, List<Node>> citing = new LinkedHashMap<>();
        coverage.citations().forEach(citation -> citation.citing()
                .forEach(each ->
                        citing.computeIfAbsent(each, key -> new ArrayList<>()).add(citation.node())));
        return citing;
    }

    private static List<String> wrap(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : WHITE_SPACE.splitAsStream(text).toList()) {
            if (line.length() > 0 && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static void summary(CitationReport report, Knowledge knowledge, Appendable out) throws IOException {
        SourceText source = report.source();
        String actual = source.sha256();
        boolean isSame = report.cited().sha256().filter(actual::equals).isPresent();
        out.append(source.name())
                .append(isSame ? " is " : " differs from ")
                .append(knowledge.name(report.cited().node()))
                .append(": ")
                .append(number(source.length()))
                .append(" characters, SHA-256 ")
                .append(actual)
                .append('\n');
        long citations = report.cited().citations().size();
        long agreeing = report.cited().citations().stream()
                .filter(each -> source.holds(each.passage())
                        && each.sha256()
                                .filter(source.sha256(each.passage())::equals)
                                .isPresent())
                .count();
        out.append(number(citations))
                .append(citations == 1 ? " citation, " : " citations, ")
                .append(citations == agreeing ? "all agree" : number(agreeing) + " agree")
                .append(" with the text\n");
        List<String> counts = new ArrayList<>();
        for (Segment.Kind kind : Segment.Kind.values()) {
            long count = report.count(kind);
            long uncited = report.uncited(kind);
            if (count > 0) {
                long partly = report.partlyCited(kind);
                String remark = partly == 0 ? "" : ", " + number(partly) + " partly cited";
                String missing =
                        kind.isStatement() || uncited < count ? " (" + number(uncited) + " uncited" + remark + ")" : "";
                counts.add(number(count) + " " + kind.words(count) + missing);
            }
        }
        out.append(String.join(", ", counts)).append('\n');
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
    }

    private String red(String text) {
        return isColoured ? "\033[31m" + text + "\033[0m" : text;
    }
}
