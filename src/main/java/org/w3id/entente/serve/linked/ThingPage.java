package org.w3id.entente.serve.linked;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.entente.query.TermText;
import org.w3id.entente.query.describe.Labels;
import org.w3id.entente.query.describe.ResourceDescription;
import org.w3id.entente.query.describe.ResourceDescription.Inverse;
import org.w3id.entente.query.describe.ResourceDescription.Property;
import org.w3id.entente.query.describe.ResourceDescription.Value;
import org.w3id.entente.serve.core.Language;
import org.w3id.entente.serve.web.Html;
import org.w3id.entente.serve.web.Phrase;
import org.w3id.entente.vocab.Prefixes;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** A thing with its statements, those who say so, and what points to it. A rule, a shape or a graph is a thing with more to it. */
final class ThingPage {
    private static final int COLUMNS = 9;
    private static final int INVERSE_SHOWN = 50;
    private static final TermText TURTLE = new TermText(Prefixes.usual());
    private static final String SHACL = "http://www.w3.org/ns/shacl#";
    private static final Node CONSTRAINTS = NodeFactory.createURI(SHACL + "property");
    private static final Node CONSTRUCT = NodeFactory.createURI(SHACL + "construct");
    private static final Node PATH = NodeFactory.createURI(SHACL + "path");

    /** What has a section of its own. */
    private static final Set<Node> APART = Set.of(CONSTRAINTS, CONSTRUCT);

    /** What the heading says already. */
    private static final Set<Node> TOLD =
            Set.of(RDFS.label.asNode(), SKOS.prefLabel.asNode(), SKOS.definition.asNode());

    private final Topic topic;
    private final ResourceDescription description;
    private final Labels labels;
    private final Language language;
    private final Html html;
    private final Terms terms;

    ThingPage(Topic topic, Labels labels, Language language, Html html) {
        this.topic = topic;
        this.description = topic.description();
        this.labels = labels;
        this.language = language;
        this.html = html;
        this.terms = new Terms(labels, html);
    }

    void write() {
        Pages.heading(topic, topic.node(), labels, language, html);
        description.values(SKOS.definition.asNode()).forEach(each -> {
            html.start("p", "class", "lead");
            terms.term(each);
            html.end();
        });
        statements(description, Phrase.STATEMENTS);
        description.parts().forEach(part -> {
            html.start("section", "id", part.resource().getURI().replaceFirst("^[^#]*#", ""));
            html.element("h2", "#" + part.resource().getURI().replaceFirst("^[^#]*#", ""));
            table(part);
            html.end();
        });
        description.values(CONSTRUCT).stream().filter(Node::isLiteral).forEach(text -> html.element(
                        "h2", Phrase.CONSTRUCT.in(language))
                .start("pre")
                .element("code", Terms.block(text.getLiteralLexicalForm()))
                .end());
        constraints();
        description.size().ifPresent(this::graph);
        new Testimonies(topic, labels, language, html).write();
        inverse();
        graphs();
    }

    private void statements(ResourceDescription of, Phrase heading) {
        if (of.statements().stream().anyMatch(each -> !TOLD.contains(each.property()))) {
            html.element("h2", heading.in(language));
            table(of);
        }
    }

    private void table(ResourceDescription of) {
        html.start("table", "class", "pairs").start("tbody");
        List<Property> asserted = of.statements().stream()
                .sorted(Comparator.comparing(ThingPage::isInferred))
                .toList();
        for (Property property : asserted) {
            if (!TOLD.contains(property.property()) && !APART.contains(property.property())) {
                row(of.resource(), property);
            }
        }
        html.end().end();
    }

    private static boolean isInferred(Property property) {
        return property.values().stream().allMatch(Value::isInferred);
    }

    private void row(Node subject, Property property) {
        List<Value> values = property.values().stream()
                .sorted(Comparator.comparing(Value::isInferred)
                        .thenComparing(value -> labels.text(value.node()))
                        .thenComparing(value -> value.node().toString()))
                .toList();
        boolean isInferred = isInferred(property);
        html.start("tr").start("th", "scope", "row");
        terms.term(property.property());
        if (isInferred) {
            html.text(" ").element("span", Phrase.INFERRED.in(language), "class", "tag inferred");
        }
        html.end().start("td");
        boolean isList = values.size() > 1;
        if (isList) {
            html.start("ul", "class", values.size() >= COLUMNS ? "columns" : "");
        }
        for (Value value : values) {
            if (isList) {
                html.start("li");
            }
            if (property.property().equals(PATH)) {
                html.start("code");
                terms.path(value);
                html.end();
            } else {
                terms.value(value);
            }
            why(value, isInferred ? Phrase.WHY : Phrase.INFERRED, subject, property.property(), value.node());
            if (isList) {
                html.end();
            }
        }
        if (isList) {
            html.end();
        }
        html.end().end();
    }

    /** A link from what only follows to why it does. */
    private void why(Value value, Phrase words, Node subject, Node property, Node object) {
        if (value.isInferred()) {
            html.text(" ")
                    .element(
                            "a",
                            words.in(language),
                            "class",
                            words == Phrase.WHY ? "why" : "tag inferred",
                            "href",
                            "/why?subject=" + parameter(subject) + "&predicate=" + parameter(property) + "&object="
                                    + parameter(object),
                            "title",
                            Phrase.WHY.in(language));
        }
    }

    private static String parameter(Node node) {
        String turtle = node.equals(RDF.type.asNode()) ? "a" : TURTLE.turtle(node);
        String bare = turtle.startsWith("<") ? node.getURI() : turtle;
        return URLEncoder.encode(bare, StandardCharsets.UTF_8);
    }

    /** The property shapes of a shape, each with what it demands. */
    private void constraints() {
        List<Node> shapes = description.values(CONSTRAINTS);
        if (shapes.isEmpty()) {
            return;
        }
        html.element("h2", Phrase.CONSTRAINTS.in(language));
        for (Node shape : shapes) {
            html.start("section", "class", "term").start("h3");
            terms.term(shape);
            html.end().start("table", "class", "pairs").start("tbody");
            for (Property property : topic.describer().statements(shape)) {
                if (!property.property().equals(RDF.type.asNode())) {
                    row(shape, property);
                }
            }
            html.end().end().end();
        }
    }

    private void graph(int size) {
        html.start("p").text(String.format("%,d", size) + " " + (language == Language.JAPANESE ? "トリプル" : "triples"));
        if (topic.view().dataset().containsGraph(topic.node())) {
            html.text(" · ").link(RdfDocument.whole(topic.node()), Phrase.ALL.in(language));
        }
        html.end();
    }

    private void inverse() {
        if (description.inverse().isEmpty()) {
            return;
        }
        html.element("h2", Phrase.INVERSE.in(language));
        html.start("table", "class", "pairs").start("tbody");
        for (Inverse each : description.inverse()) {
            html.start("tr").start("th", "scope", "row").text("← ");
            terms.term(each.property());
            boolean isInferred = each.shown().stream().allMatch(Value::isInferred);
            if (isInferred) {
                html.text(" ").element("span", Phrase.INFERRED.in(language), "class", "tag inferred");
            }
            html.end().start("td");
            List<Value> shown = each.shown().stream()
                    .sorted(Comparator.comparing(value -> labels.text(value.node())))
                    .limit(INVERSE_SHOWN)
                    .toList();
            html.start("ul", "class", shown.size() >= COLUMNS ? "columns" : "");
            for (Value value : shown) {
                html.start("li");
                terms.term(value.node());
                why(value, isInferred ? Phrase.WHY : Phrase.INFERRED, value.node(), each.property(), topic.node());
                html.end();
            }
            if (each.count() > shown.size()) {
                String all = language == Language.JAPANESE
                        ? "全" + each.count() + "件"
                        : "all " + String.format("%,d", each.count());
                html.start("li")
                        .text("… ")
                        .link(RdfDocument.allInverse(topic.node()), all)
                        .end();
            }
            html.end().end().end();
        }
        html.end().end();
    }

    private void graphs() {
        if (description.graphs().isEmpty()) {
            return;
        }
        html.element("h2", Phrase.GRAPHS.in(language)).start("ul", "class", "plain");
        for (Node graph : description.graphs()) {
            html.start("li");
            terms.term(graph);
            html.end();
        }
        html.end();
    }
}
