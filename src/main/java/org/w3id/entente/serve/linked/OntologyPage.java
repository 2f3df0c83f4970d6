package org.w3id.entente.serve.linked;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.query.describe.Label;
import org.w3id.entente.query.describe.Labels;
import org.w3id.entente.query.describe.ResourceDescription.Property;
import org.w3id.entente.query.describe.ResourceDescription.Value;
import org.w3id.entente.serve.core.Language;
import org.w3id.entente.serve.web.Html;
import org.w3id.entente.serve.web.Phrase;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The documentation of an ontology: every term with its definition, its axioms, an example, and the shapes that look at it. */
final class OntologyPage {
    private static final String SHACL = "http://www.w3.org/ns/shacl#";
    private static final Node TARGET_CLASS = NodeFactory.createURI(SHACL + "targetClass");
    private static final Node PATH = NodeFactory.createURI(SHACL + "path");
    private static final Set<Node> TOLD = Set.of(
            RDF.type.asNode(),
            RDFS.label.asNode(),
            SKOS.prefLabel.asNode(),
            SKOS.definition.asNode(),
            RDFS.isDefinedBy.asNode());

    private final Topic topic;
    private final Node ontology;
    private final Graph graph;
    private final Labels labels;
    private final Language language;
    private final Html html;
    private final Terms terms;

    OntologyPage(Topic topic, Node ontology, Labels labels, Language language, Html html) {
        this.topic = topic;
        this.ontology = ontology;
        this.graph = Topic.graphOf(ontology, topic.scope());
        this.labels = labels;
        this.language = language;
        this.html = html;
        this.terms = new Terms(labels, html);
    }

    void write() {
        Pages.heading(topic, ontology, labels, language, html);
        html.start("table", "class", "pairs").start("tbody");
        topic.describer().statements(ontology).stream()
                .filter(each -> !TOLD.contains(each.property()))
                .forEach(this::row);
        html.end().end();
        List<Node> classes = terms(OWL2.Class.asNode());
        List<Node> properties =
                terms(OWL2.ObjectProperty.asNode(), OWL2.DatatypeProperty.asNode(), OWL2.AnnotationProperty.asNode());
        List<Node> others = others(classes, properties);
        contents(Phrase.CLASSES, classes);
        contents(Phrase.PROPERTIES, properties);
        contents(Phrase.THINGS, others);
        concepts();
        section(classes);
        section(properties);
        section(others);
    }

    private void row(Property property) {
        html.start("tr").start("th", "scope", "row");
        terms.term(property.property());
        html.end().start("td").start("ul");
        for (Value value : property.values()) {
            html.start("li");
            terms.value(value);
            html.end();
        }
        html.end().end().end();
    }

    private List<Node> terms(Node... types) {
        Set<Node> found = new LinkedHashSet<>();
        for (Node type : types) {
            subjects(graph, RDF.type.asNode(), type).filter(this::isOwn).forEach(found::add);
        }
        return sorted(found);
    }

    /** What else the ontology defines, such as rules. */
    private List<Node> others(List<Node> classes, List<Node> properties) {
        Set<Node> found = new LinkedHashSet<>();
        subjects(graph, RDFS.isDefinedBy.asNode(), ontology).forEach(found::add);
        found.removeAll(classes);
        found.removeAll(properties);
        return sorted(found);
    }

    private List<Node> sorted(Set<Node> nodes) {
        return nodes.stream()
                .sorted(Comparator.comparing((Node node) -> labels.text(node)).thenComparing(node -> node.toString()))
                .toList();
    }

    private boolean isOwn(Node node) {
        return node.isURI() && node.getURI().startsWith(ontology.getURI() + "#");
    }

    private void contents(Phrase heading, List<Node> nodes) {
        if (nodes.isEmpty()) {
            return;
        }
        html.element("h2", heading.in(language)).start("ul", "class", "columns");
        for (Node node : nodes) {
            Label label = labels.label(node);
            html.start("li")
                    .element(
                            "a",
                            label.text(),
                            "href",
                            isOwn(node) ? "#" + local(node) : Address.path(node),
                            "title",
                            Labels.name(node),
                            "lang",
                            terms.foreign(label))
                    .end();
        }
        html.end();
    }

    /** The schemes of concepts that belong to the ontology, which have pages of their own. */
    private void concepts() {
        List<Node> schemes = topic.scope().wholes().stream()
                .flatMap(whole -> subjects(whole, RDF.type.asNode(), SKOS.ConceptScheme.asNode())
                        .filter(each -> whole.contains(each, RDFS.isDefinedBy.asNode(), ontology)))
                .distinct()
                .sorted(Comparator.comparing((Node node) -> labels.text(node)))
                .toList();
        contents(Phrase.CONCEPTS, schemes);
    }

    private static String local(Node node) {
        return node.getURI().substring(node.getURI().indexOf('#') + 1);
    }

    private void section(List<Node> nodes) {
        for (Node node : nodes) {
            if (isOwn(node)) {
                term(node);
            }
        }
    }

    private void term(Node node) {
        Label label = labels.label(node);
        List<Property> statements = topic.describer().statements(node);
        html.start("section", "class", "term", "id", local(node))
                .start("h3")
                .element("a", label.text(), "href", "#" + local(node), "lang", terms.foreign(label))
                .text(" ")
                .element("code", Labels.name(node), "class", "soft")
                .end();
        values(statements, SKOS.definition.asNode()).forEach(definition -> {
            html.start("p");
            terms.term(definition);
            html.end();
        });
        html.start("dl", "class", "facts");
        statements.stream().filter(each -> !TOLD.contains(each.property())).forEach(each -> fact(each, node));
        example(node);
        shapes(node);
        html.end().end();
    }

    private static List<Node> values(List<Property> statements, Node property) {
        return statements.stream()
                .filter(each -> each.property().equals(property))
                .flatMap(each -> each.values().stream())
                .map(Value::node)
                .toList();
    }

    private void fact(Property property, Node subject) {
        List<Value> values = property.values().stream()
                .filter(each -> !each.node().equals(subject))
                .sorted(Comparator.comparing((Value each) -> each.node().isBlank())
                        .thenComparing(each -> labels.text(each.node())))
                .toList();
        if (values.isEmpty()) {
            return;
        }
        html.start("dt");
        terms.term(property.property());
        html.end().start("dd");
        for (int i = 0; i < values.size(); i++) {
            html.text(i == 0 ? "" : ", ");
            terms.value(values.get(i));
        }
        html.end();
    }

    /** Something in the data that is of the class, or a statement with the property; asserted rather than inferred. */
    private void example(Node node) {
        Optional<Triple> example = topic.scope().named().entrySet().stream()
                .sorted(Comparator.comparing(each -> each.getKey().equals(Snapshot.INFERRED)))
                .flatMap(each -> Stream.concat(
                        first(each.getValue(), Node.ANY, RDF.type.asNode(), node).stream(),
                        first(each.getValue(), Node.ANY, node, Node.ANY).stream()))
                .filter(each -> !each.getSubject().isBlank())
                .findFirst();
        example.ifPresent(triple -> {
            html.element("dt", Phrase.EXAMPLE.in(language)).start("dd");
            terms.term(triple.getSubject());
            if (triple.getPredicate().equals(node)) {
                html.text(" · " + labels.text(node) + " · ");
                terms.term(triple.getObject());
            }
            html.end();
        });
    }

    private static Optional<Triple> first(Graph graph, Node subject, Node predicate, Node object) {
        var found = graph.find(subject, predicate, object);
        try {
            return found.hasNext() ? Optional.of(found.next()) : Optional.empty();
        } finally {
            found.close();
        }
    }

    private void shapes(Node node) {
        List<Node> shapes = new ArrayList<>();
        for (Graph whole : topic.definitions().scope().wholes()) {
            Stream.concat(subjects(whole, TARGET_CLASS, node), subjects(whole, PATH, node))
                    .filter(Node::isURI)
                    .filter(each -> !shapes.contains(each))
                    .forEach(shapes::add);
        }
        if (shapes.isEmpty()) {
            return;
        }
        html.element("dt", Phrase.SHAPES.in(language)).start("dd");
        for (int i = 0; i < shapes.size(); i++) {
            html.text(i == 0 ? "" : ", ");
            terms.term(shapes.get(i));
        }
        html.end();
    }

    private static Stream<Node> subjects(Graph graph, Node property, Node object) {
        return graph.find(Node.ANY, property, object).mapWith(Triple::getSubject).toList().stream();
    }
}
