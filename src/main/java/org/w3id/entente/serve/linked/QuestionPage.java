package org.w3id.entente.serve.linked;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.entente.query.Parameter;
import org.w3id.entente.query.ParameterType;
import org.w3id.entente.query.Question;
import org.w3id.entente.query.describe.Labels;
import org.w3id.entente.serve.core.Language;
import org.w3id.entente.serve.web.Html;
import org.w3id.entente.serve.web.Phrase;
import org.w3id.entente.vocab.Namespaces;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A question: what it asks, a form that asks it, and its query. */
final class QuestionPage {
    /** Up to here a reader chooses from a list. */
    private static final int CHOICES = 300;

    private final Topic topic;
    private final Question question;
    private final Labels labels;
    private final Language language;
    private final Html html;

    QuestionPage(Topic topic, Question question, Labels labels, Language language, Html html) {
        this.topic = topic;
        this.question = question;
        this.labels = labels;
        this.language = language;
        this.html = html;
    }

    void write() {
        Pages.heading(topic, topic.node(), labels, language, html);
        html.element("p", question.question(), "class", "lead", "lang", foreign());
        question.absent().ifPresent(absent -> html.element("p", absent, "class", "soft", "lang", foreign()));
        html.start("form", "action", "/ask/" + question.name(), "method", "get");
        question.parameters().forEach(this::field);
        html.start("p")
                .element("button", Phrase.ASK.in(language), "type", "submit")
                .end()
                .end();
        html.element("h2", Phrase.QUERY.in(language));
        html.start("pre").element("code", query()).end();
    }

    /** The query without its header, all of which the page says. */
    private String query() {
        return question.text().replaceFirst("\\A(#[^\n]*\n)+", "").strip();
    }

    private String foreign() {
        return language == Language.ENGLISH ? "" : Language.ENGLISH.tag();
    }

    private void field(Parameter parameter) {
        String id = "parameter-" + parameter.name();
        html.start("p").element("label", parameter.name(), "for", id);
        List<Node> choices = choices(parameter.type());
        String preset = parameter.defaultValue().orElse("");
        String isRequired = parameter.isRequired() ? "required" : "";
        if (choices.isEmpty() || choices.size() > CHOICES) {
            boolean isMonth = parameter.type() instanceof ParameterType.Month;
            html.start(
                    "input",
                    "id",
                    id,
                    "name",
                    parameter.name(),
                    "value",
                    preset,
                    "placeholder",
                    isMonth ? "2019-12" : "",
                    "required",
                    isRequired);
        } else {
            html.start("select", "id", id, "name", parameter.name(), "required", isRequired);
            if (preset.isEmpty()) {
                html.element("option", "–", "value", "");
            }
            for (Node choice : choices) {
                String name = slug(choice, parameter.type());
                html.element(
                        "option",
                        labels.text(choice),
                        "value",
                        name,
                        "selected",
                        name.equals(preset) ? "selected" : "");
            }
            html.end();
        }
        html.element("span", parameter.description(), "class", "note", "lang", foreign())
                .end();
    }

    /** The values that a parameter may take, by their labels. */
    private List<Node> choices(ParameterType type) {
        return switch (type) {
            case ParameterType.Concept concept ->
                subjects(
                        SKOS.inScheme.asNode(),
                        NodeFactory.createURI(Namespaces.CONCEPT + concept.scheme()),
                        Namespaces.CONCEPT + concept.scheme() + "/");
            case ParameterType.Thing thing ->
                thing.className()
                        .map(name -> subjects(
                                RDF.type.asNode(), NodeFactory.createURI(Namespaces.ONTOLOGY + name), Namespaces.ID))
                        .orElse(List.of());
            case ParameterType.Month unused -> List.of();
        };
    }

    private List<Node> subjects(Node property, Node object, String namespace) {
        Graph graph = topic.view().dataset().getDefaultGraph();
        ExtendedIterator<Triple> triples = graph.find(Node.ANY, property, object);
        List<Node> found = new ArrayList<>();
        try {
            while (triples.hasNext() && found.size() <= CHOICES) {
                Node subject = triples.next().getSubject();
                if (subject.isURI() && subject.getURI().startsWith(namespace)) {
                    found.add(subject);
                }
            }
        } finally {
            triples.close();
        }
        found.sort(Comparator.comparing((Node node) -> labels.text(node)));
        return found;
    }

    private static String slug(Node node, ParameterType type) {
        String namespace =
                switch (type) {
                    case ParameterType.Concept concept -> Namespaces.CONCEPT + concept.scheme() + "/";
                    case ParameterType.Thing unused -> Namespaces.ID;
                    case ParameterType.Month unused -> "";
                };
        return node.getURI().substring(namespace.length());
    }
}
