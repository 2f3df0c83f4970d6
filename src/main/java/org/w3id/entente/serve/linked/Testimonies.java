package org.w3id.entente.serve.linked;

import org.w3id.entente.query.describe.Labels;
import org.w3id.entente.query.explain.Explainer;
import org.w3id.entente.query.explain.Passage;
import org.w3id.entente.query.explain.Source;
import org.w3id.entente.query.explain.Testimony;
import org.w3id.entente.serve.core.Language;
import org.w3id.entente.serve.web.Html;
import org.w3id.entente.serve.web.Phrase;

import java.util.List;

/** Who says what a page says: files, and the claims of editions with their passages. */
final class Testimonies {
    private static final int MOST = 100;

    private final Topic topic;
    private final Language language;
    private final Html html;
    private final Terms terms;

    Testimonies(Topic topic, Labels labels, Language language, Html html) {
        this.topic = topic;
        this.language = language;
        this.html = html;
        this.terms = new Terms(labels, html);
    }

    void write() {
        List<Source> sources = new Explainer(topic.view().snapshot(), language.tag()).sources(topic.node(), MOST);
        if (sources.isEmpty()) {
            return;
        }
        html.element("h2", Phrase.SOURCES.in(language)).start("ul", "class", "plain");
        for (Source source : sources) {
            html.start("li");
            terms.term(source.graph().node());
            source.file().ifPresent(file -> html.text(" ").element("code", file, "class", "soft"));
            if (!source.testimonies().isEmpty()) {
                html.start("ul");
                source.testimonies().forEach(this::testimony);
                html.end();
            }
            html.end();
        }
        html.end();
    }

    private void testimony(Testimony testimony) {
        html.start("li");
        terms.term(testimony.witness().node());
        testimony.modality().ifPresent(modality -> {
            html.text(" (");
            terms.term(modality.node());
            html.text(")");
        });
        testimony.statedIn().ifPresent(edition -> {
            html.text(" · ");
            terms.term(edition.node());
        });
        for (Passage passage : testimony.passages()) {
            html.text(" · ")
                    .link(
                            Address.path(passage.citation().node()),
                            Phrase.CHARACTERS.in(language) + " " + passage.start() + "–" + passage.end());
        }
        html.end();
    }
}
