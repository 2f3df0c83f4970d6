package org.w3id.entente.serve.linked;

import org.apache.jena.graph.Node;
import org.w3id.entente.query.Question;
import org.w3id.entente.query.describe.Label;
import org.w3id.entente.query.describe.Labels;
import org.w3id.entente.serve.core.Documents.Document;
import org.w3id.entente.serve.core.Language;
import org.w3id.entente.serve.web.Html;
import org.w3id.entente.serve.web.Page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The page of a topic, in the layout that is made for its kind. */
final class Pages {
    private final Topic topic;
    private final Language language;
    private final long mostBytes;
    private final Labels labels;

    Pages(Topic topic, Language language, long mostBytes) {
        this.topic = topic;
        this.language = language;
        this.mostBytes = mostBytes;
        this.labels = topic.scope().labels(language.tag());
    }

    /**
     * The page.
     *
     * @param here its address with the query
     * @param ontology the ontology that it documents; empty for other things
     */
    Document document(String here, Optional<Node> ontology) throws IOException {
        Html main = new Html();
        Optional<Question> question = topic.definitions().questions().all().stream()
                .filter(each -> each.iri().equals(topic.node().getURI()))
                .findFirst();
        if (ontology.isPresent()) {
            new OntologyPage(topic, ontology.get(), labels, language, main).write();
        } else if (question.isPresent()) {
            new QuestionPage(topic, question.get(), labels, language, main).write();
        } else {
            new ThingPage(topic, labels, language, main).write();
        }
        byte[] json = RdfDocument.write(
                ontology.map(each -> topic.description().graph()).orElseGet(() -> RdfDocument.graph(topic, Form.HTML)),
                Form.JSON_LD,
                mostBytes);
        return Page.of(labels.text(ontology.orElse(topic.node())), language, main)
                .at(here)
                .also(alternates(topic.node()))
                .jsonLd(new String(json, StandardCharsets.UTF_8))
                .from(topic.view())
                .document();
    }

    private static List<Page.Alternate> alternates(Node node) {
        return Arrays.stream(Form.values())
                .filter(form -> form != Form.HTML)
                .map(form -> new Page.Alternate(Address.path(node, form), form.mediaType(), form.label()))
                .toList();
    }

    /** The heading of a page: the label, that in the other language, the IRI. */
    static void heading(Topic topic, Node node, Labels labels, Language language, Html html) {
        Label label = labels.label(node);
        String foreign = label.language().equals(language.tag()) ? "" : label.language();
        html.element("h1", label.text(), "lang", foreign);
        for (Language other : Language.values()) {
            Label also = topic.scope().labels(other.tag()).label(node);
            if (other != language
                    && also.language().equals(other.tag())
                    && !also.text().equals(label.text())) {
                html.element("p", also.text(), "class", "other", "lang", other.tag());
            }
        }
        html.start("p", "class", "iri")
                .element("a", node.getURI(), "href", Address.path(node))
                .end();
    }
}
