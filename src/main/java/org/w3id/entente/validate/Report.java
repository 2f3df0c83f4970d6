package org.w3id.entente.validate;

import java.util.List;

/**
 * What a validation found. A shared value.
 *
 * @param findings the findings in the files that were asked for, sorted by place and code
 * @param files the number of files that were asked for
 * @param triples the number of their triples, as written
 * @param unread the number of names of which something could not be read; findings about them are withheld
 * @param omitted the number of findings left out, because there are a thousand of their kind in their file
 */
public record Report(List<Finding> findings, int files, long triples, int unread, long omitted) {
    /** Copies the list. */
    public Report {
        findings = List.copyOf(findings);
    }

    /**
     * Counts findings.
     *
     * @param severity their severity
     * @return a count from 0
     */
    public long count(Severity severity) {
        return findings.stream().filter(each -> each.severity() == severity).count();
    }

    /**
     * Says whether the files may be used.
     *
     * @return true when there is no violation; there may be warnings
     */
    public boolean conforms() {
        return count(Severity.VIOLATION) == 0;
    }

    /**
     * Says whether every file could be read.
     *
     * @return false when one is missing, refused, or a folder
     */
    public boolean isReadable() {
        return findings.stream().noneMatch(each -> each.code() == Code.ENT101 || each.code() == Code.ENT102);
    }
}
