package org.w3id.entente.validate;

import org.w3id.entente.load.Corpus;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A way to write a report. Threads may share it. */
public interface ReportFormat {
    /**
     * Writes the findings.
     *
     * @param report the report
     * @param corpus the corpus it is about, for excerpts
     * @param out where to
     * @throws IOException when {@code out} throws it
     */
    void write(Report report, Corpus corpus, Appendable out) throws IOException;

    /**
     * Writes the findings into a string.
     *
     * @param report the report
     * @param corpus the corpus it is about
     * @return the text
     */
    default String text(Report report, Corpus corpus) {
        StringBuilder out = new StringBuilder();
        try {
            write(report, corpus, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
