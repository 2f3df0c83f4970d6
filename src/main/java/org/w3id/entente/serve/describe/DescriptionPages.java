package org.w3id.entente.serve.describe;

import org.apache.jena.graph.Node;
import org.w3id.entente.query.describe.Labels;
import org.w3id.entente.query.statistics.GraphStatistics;
import org.w3id.entente.serve.core.Documents.Document;
import org.w3id.entente.serve.core.Language;
import org.w3id.entente.serve.core.Paths;
import org.w3id.entente.serve.web.Html;
import org.w3id.entente.serve.web.Page;
import org.w3id.entente.vocab.Namespaces;
import org.w3id.entente.vocab.Prefixes;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/** The pages for readers. */
final class DescriptionPages {
    private static final String EXAMPLE =
            "SELECT ?series ?label {\n  ?series a ent:Exercise ; rdfs:label ?label\n} LIMIT 10";

    private final Publication publication;
    private final Language language;
    private final Labels labels;
    private final Html html = new Html();

    DescriptionPages(Publication publication, Language language) {
        this.publication = publication;
        this.language = language;
        this.labels = new Labels(publication.whole(), language.tag());
    }

    private String say(Words words) {
        return words.in(language);
    }

    /** The page of the query service: a form. */
    Document service() {
        html.element("h1", say(Words.SERVICE))
                .start("form", "action", Paths.SPARQL, "method", "get")
                .start("p")
                .element("label", say(Words.YOUR_QUERY), "for", "query")
                .end()
                .start("p")
                .element("textarea", EXAMPLE, "id", "query", "name", "query", "rows", "12", "cols", "80")
                .end()
                .start("p")
                .element("button", say(Words.RUN), "type", "submit")
                .end()
                .end();
        html.start("p").text(say(Words.PREFIXES) + " ");
        Prefixes.usual().keySet().forEach(prefix -> html.element("code", prefix + ":")
                .text(" "));
        html.end();
        html.start("ul").start("li").link("/void", say(Words.DATASET)).end();
        html.start("li").link(DownloadFile.FOLDER, say(Words.FILES)).end().end();
        return Page.of(say(Words.SERVICE), language, html)
                .from(publication.view())
                .document();
    }

    /** The page of the figures. */
    Document dataset(String here) {
        GraphStatistics whole = publication.statistics().whole();
        html.element("h1", say(Words.DATASET));
        table(List.of(say(Words.GRAPH), say(Words.TRIPLES), say(Words.SUBJECTS), say(Words.OBJECTS)));
        row(say(Words.ALL), whole.triples(), whole.subjects(), whole.objects());
        publication
                .statistics()
                .graphs()
                .forEach((name, counted) -> row(name, counted.triples(), counted.subjects(), counted.objects()));
        html.end();
        html.element("h2", say(Words.CLASSES));
        table(List.of(say(Words.CLASSES), say(Words.ENTITIES)));
        sorted(whole.classes(), count -> count).forEach(each -> row(each.getKey(), each.getValue()));
        html.end();
        html.element("h2", say(Words.PROPERTIES));
        table(List.of(say(Words.PROPERTIES), say(Words.TRIPLES), say(Words.SUBJECTS), say(Words.OBJECTS)));
        sorted(whole.properties(), GraphStatistics.Property::triples)
                .forEach(each -> row(
                        each.getKey(),
                        each.getValue().triples(),
                        each.getValue().subjects(),
                        each.getValue().objects()));
        html.end();
        if (!whole.links().isEmpty()) {
            html.element("h2", say(Words.LINKS));
            table(List.of(say(Words.HOST), say(Words.TRIPLES)));
            whole.links().entrySet().stream()
                    .sorted(Comparator.comparing(each -> each.getKey().toString()))
                    .forEach(each -> row(
                            labels.text(each.getKey().property()) + " → "
                                    + each.getKey().host(),
                            each.getValue()));
            html.end();
        }
        return Page.of(say(Words.DATASET), language, html)
                .at(here)
                .from(publication.view())
                .document();
    }

    /** The page of the prefixes. */
    Document prefixes() {
        html.element("h1", say(Words.PREFIXES)).start("table");
        Prefixes.usual().forEach((prefix, namespace) -> html.start("tr")
                .start("td")
                .element("code", prefix + ":")
                .end()
                .start("td")
                .element("code", namespace)
                .end()
                .end());
        html.end();
        return Page.of(say(Words.PREFIXES), language, html)
                .from(publication.view())
                .document();
    }

    /** The page of the downloads. */
    Document downloads(String here) {
        html.element("h1", say(Words.FILES));
        table(List.of(say(Words.FILE), say(Words.CONTENT)));
        for (DownloadFile file : DownloadFile.all(publication.view())) {
            html.start("tr")
                    .start("td")
                    .link(file.path(), file.name())
                    .end()
                    .element("td", file.content(), "lang", language == Language.ENGLISH ? "" : "en")
                    .end();
        }
        html.end();
        html.start("p")
                .link(DownloadFile.FOLDER + "/" + Downloads.SUMS, Downloads.SUMS)
                .text(": " + say(Words.DIGESTS))
                .end();
        return Page.of(say(Words.FILES), language, html)
                .at(here)
                .from(publication.view())
                .document();
    }

    private <T> List<Map.Entry<Node, T>> sorted(Map<Node, T> counts, ToLongFunction<T> count) {
        return counts.entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<Node, T> each) -> -count.applyAsLong(each.getValue()))
                        .thenComparing(each -> each.getKey().toString()))
                .toList();
    }

    private void table(List<String> headings) {
        html.start("table").start("tr");
        headings.forEach(each -> html.element("th", each, "scope", "col"));
        html.end();
    }

    private void row(Node term, long... numbers) {
        html.start("tr").start("td");
        if (term.isURI() && term.getURI().startsWith(Namespaces.BASE)) {
            html.link("/" + term.getURI().substring(Namespaces.BASE.length()), labels.text(term));
        } else {
            html.text(labels.text(term));
        }
        html.end();
        numbers(numbers);
    }

    private void row(String name, long... numbers) {
        html.start("tr").element("td", name);
        numbers(numbers);
    }

    private void numbers(long... numbers) {
        for (long number : numbers) {
            html.element("td", String.format(Locale.ROOT, "%,d", number).replace(',', ' '));
        }
        html.end();
    }
}
