package org.w3id.entente.validate;

import org.w3id.entente.load.Corpus;
import org.w3id.entente.load.Place;

import java.io.IOException;

/** Workflow commands of GitHub Actions, which show findings beside the lines of a change. */
public record GithubFormat() implements ReportFormat {
    @Override
    public void write(Report report, Corpus corpus, Appendable out) throws IOException {
        for (Finding finding : report.findings()) {
            String command =
                    switch (finding.severity()) {
                        case VIOLATION -> "error";
                        case WARNING -> "warning";
                        case INFO -> "notice";
                    };
            Place place = finding.place();
            out.append("::").append(command).append(" file=").append(property(place.file()));
            if (!place.isWholeFile()) {
                out.append(",line=").append(String.valueOf(place.line()));
                out.append(",col=").append(String.valueOf(place.column()));
            }
            String title = finding.code().name() + " " + finding.code().title();
            out.append(",title=").append(property(title));
            out.append("::").append(data(finding.message())).append('\n');
        }
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
