package org.w3id.entente.validate.citation;

import org.w3id.entente.validate.Finding;

import java.util.List;

/**
 * How the citations of a text stand up to the text.
 *
 * @param source the text
 * @param cited what the data say of it
 * @param coverage its segments in order, each with its citations
 * @param findings what is wrong, sorted by place
 */
public record CitationReport(SourceText source, CitedText cited, List<Coverage> coverage, List<Finding> findings) {
    /** Copies the lists. */
    public CitationReport {
        coverage = List.copyOf(coverage);
        findings = List.copyOf(findings);
    }

    /**
     * Counts segments.
     *
     * @param kind their kind
     * @return a count from 0
     */
    public long count(Segment.Kind kind) {
        return coverage.stream().filter(each -> each.segment().kind() == kind).count();
    }

    /**
     * Counts the segments that no citation covers.
     *
     * @param kind their kind
     * @return a count from 0
     */
    public long uncited(Segment.Kind kind) {
        return coverage.stream()
                .filter(each -> each.segment().kind() == kind && !each.isCited())
                .count();
    }
}
