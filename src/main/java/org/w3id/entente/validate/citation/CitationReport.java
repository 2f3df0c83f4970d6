package org.w3id.entente.validate.citation;

import org.w3id.entente.validate.Finding;
import org.w3id.entente.validate.Report;

import java.util.List;

/**
 * How the citations of a text stand up to the text.
 *
 * @param source the text
 * @param cited what the data say of it
 * @param reading what could not be read of the data; what stands there is missing from the rest of this report
 * @param coverage its segments in order, each with its citations
 * @param findings what is wrong, sorted by place
 */
public record CitationReport(
        SourceText source, CitedText cited, Report reading, List<Coverage> coverage, List<Finding> findings) {
    /** Copies the lists. */
    public CitationReport {
        coverage = List.copyOf(coverage);
        findings = List.copyOf(findings);
    }

    /**
     * Says whether the data were read whole and nothing is wrong with their citations.
     *
     * @return true when there is no finding of either kind
     */
    public boolean isClean() {
        return reading.conforms() && findings.isEmpty();
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

    /**
     * Counts the segments that citations cover in part.
     *
     * @param kind their kind
     * @return a count from 0
     */
    public long partlyCited(Segment.Kind kind) {
        return coverage.stream()
                .filter(each -> each.segment().kind() == kind && each.isPartlyCited())
                .count();
    }
}
