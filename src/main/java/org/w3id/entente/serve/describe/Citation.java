package org.w3id.entente.serve.describe;

import com.google.gson.stream.JsonWriter;
import org.w3id.entente.query.Answer;
import org.w3id.entente.query.describe.Editions;
import org.w3id.entente.serve.core.GraphSource;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Objects;
import java.util.Optional;

/**
 * By what an answer is cited, and by what somebody can see later that it is still the same.
 *
 * @param title what was asked, in a few words
 * @param permalink where the same answer is, as long as the version is kept
 * @param version the version of the graph
 * @param asOf up to when the graph can know anything; empty when no edition says so
 * @param date when the project's files were last modified; empty when they do not say
 * @param creator who made the graph
 * @param snapshot the fingerprint of the data; empty when that is no longer known
 * @param rows how many rows or triples the answer has
 * @param result the SHA-256 of the answer's {@linkplain CanonicalAnswer canonical form}
 */
record Citation(
        String title,
        String permalink,
        long version,
        Optional<String> asOf,
        Optional<String> date,
        String creator,
        Optional<String> snapshot,
        int rows,
        String result) {
    /** Checks that nothing is missing. */
    Citation {
        Objects.requireNonNull(title);
        Objects.requireNonNull(permalink);
        Objects.requireNonNull(asOf);
        Objects.requireNonNull(date);
        Objects.requireNonNull(creator);
        Objects.requireNonNull(snapshot);
        Objects.requireNonNull(result);
    }

    static Citation of(
            String title, String permalink, Answer answer, GraphSource.View view, Optional<String> fingerprint) {
        CanonicalAnswer canonical = CanonicalAnswer.of(answer);
        Header header = new Header(view.dataset().getDefaultGraph());
        return new Citation(
                title,
                permalink,
                view.version(),
                Editions.of(view.dataset().getDefaultGraph()).asOf(),
                header.date(),
                header.creator(),
                fingerprint,
                canonical.size(),
                canonical.sha256());
    }

    private String note() {
        return asOf.map(edition -> "As of the edition of " + edition + ". ").orElse("")
                + snapshot.map(hash -> "Fingerprint of the data " + hash + ", result")
                        .orElse("Result") + " SHA-256 " + result + ". CC BY 4.0";
    }

    /** One sentence for readers, ending in a line end. */
    String text() {
        return creator + date.map(day -> " (" + day.substring(0, 4) + ")").orElse("") + ": " + title
                + ". Entente, version " + version + ". " + permalink + "\n" + note() + "\n";
    }

    /** An entry for BibTeX. */
    String bibtex() {
        StringBuilder entry = new StringBuilder("@misc{entente-" + result.substring(0, 12) + ",\n");
        field(entry, "title", "{" + plain(title) + "}");
        field(entry, "author", "{" + plain(creator) + "}");
        date.ifPresent(day -> field(entry, "year", day.substring(0, 4)));
        field(entry, "howpublished", "\\url{" + permalink.replace("{", "%7B").replace("}", "%7D") + "}");
        field(entry, "version", Long.toString(version));
        field(entry, "note", plain(note()));
        return entry + "}\n";
    }

    private static void field(StringBuilder entry, String name, String value) {
        entry.append("  ").append(name).append(" = {").append(value).append("},\n");
    }

    /** Text in which no character means anything to TeX. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (point) {
                case '\\' -> plain.append("\\textbackslash{}");
                case '{', '}', '%', '&', '$', '#', '_' -> plain.append('\\').appendCodePoint(point);
                case '~' -> plain.append("\\textasciitilde{}");
                case '^' -> plain.append("\\textasciicircum{}");
                default -> plain.appendCodePoint(Character.isISOControl(point) ? ' ' : point);
            }
        });
        return plain.toString();
    }

    /** An item of CSL-JSON, in a list. */
    String csl() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.setIndent("  ");
            json.beginArray();
            csl(json);
            json.endArray();
        }
        return text + "\n";
    }

    private void csl(JsonWriter json) throws IOException {
        json.beginObject();
        json.name("id").value("entente-" + result.substring(0, 12));
        json.name("type").value("dataset");
        json.name("title").value(title);
        json.name("author").beginArray().beginObject();
        json.name("literal").value(creator);
        json.endObject().endArray();
        if (date.isPresent()) {
            String[] parts = date.get().split("-", -1);
            json.name("issued").beginObject().name("date-parts").beginArray().beginArray();
            for (String part : parts) {
                json.value(Integer.parseInt(part));
            }
            json.endArray().endArray().endObject();
        }
        json.name("publisher").value("Entente");
        json.name("version").value(Long.toString(version));
        json.name("URL").value(permalink);
        json.name("note").value(note());
        json.endObject();
    }

    /** All of it for programs. */
    String json() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.setIndent("  ");
            json.beginObject();
            json.name("title").value(title);
            json.name("permalink").value(permalink);
            json.name("version").value(version);
            if (asOf.isPresent()) {
                json.name("asOf").value(asOf.get());
            }
            if (date.isPresent()) {
                json.name("date").value(date.get());
            }
            json.name("creator").value(creator);
            json.name("licence").value(Header.LICENCE);
            if (snapshot.isPresent()) {
                json.name("fingerprint").value(snapshot.get());
            }
            json.name("rows").value(rows);
            json.name("sha256").value(result);
            json.name("bibtex").value(bibtex());
            json.name("csl");
            csl(json);
            json.endObject();
        }
        return text + "\n";
    }
}
