package org.w3id.entente.serve.linked;

import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.w3id.entente.query.describe.Label;
import org.w3id.entente.query.describe.Labels;
import org.w3id.entente.query.describe.ResourceDescription.Property;
import org.w3id.entente.query.describe.ResourceDescription.Value;
import org.w3id.entente.serve.web.Html;
import org.w3id.entente.vocab.Prefixes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Terms on a page: labels that link to where the terms are described. Belongs to one page. */
final class Terms {
    private static final String SHACL = "http://www.w3.org/ns/shacl#";

    private static final Map<Node, String> RESTRICTIONS = Map.of(
            OWL2.hasValue.asNode(), "value",
            OWL2.someValuesFrom.asNode(), "some",
            OWL2.allValuesFrom.asNode(), "only",
            OWL2.maxCardinality.asNode(), "max",
            OWL2.minCardinality.asNode(), "min",
            OWL2.cardinality.asNode(), "exactly");

    private final Labels labels;
    private final Html html;

    Terms(Labels labels, Html html) {
        this.labels = labels;
        this.html = html;
    }

    /** A term: an IRI by its label, as a link where it leads anywhere; a literal as it is. */
    void term(Node node) {
        if (node.isURI()) {
            iri(node);
        } else if (node.isLiteral()) {
            literal(node);
        } else {
            html.element("span", labels.text(node), "class", "soft");
        }
    }

    private void iri(Node node) {
        Label label = words(node);
        Optional<String> address = address(node);
        if (address.isPresent()) {
            html.element("a", label.text(), "href", address.get(), "title", Labels.name(node), "lang", foreign(label));
        } else {
            html.element("span", label.text(), "title", Labels.name(node), "lang", foreign(label));
        }
    }

    /** The words for an IRI: its label, or, for a term of a vocabulary of others, those that its name was made of. */
    private Label words(Node node) {
        Label label = labels.label(node);
        String name = label.text();
        int colon = name.indexOf(':');
        boolean isForeign = label.language().isEmpty()
                && colon > 0
                && name.indexOf('/') < 0
                && !Address.isOurs(node)
                && Prefixes.usual().containsKey(name.substring(0, colon));
        if (!isForeign) {
            return label;
        }
        String[] words = name.substring(colon + 1).split("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", -1);
        return new Label(
                Arrays.stream(words)
                        .map(word -> word.matches("[A-Z]+") ? word : word.toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(" ")),
                "en");
    }

    /** Where a term leads: to its description here, or to its place in the Web; nowhere when its IRI is no web address. */
    static Optional<String> address(Node node) {
        if (Address.isOurs(node)) {
            return Optional.of(Address.path(node));
        }
        boolean isWeb = node.isURI()
                && (node.getURI().startsWith("http://") || node.getURI().startsWith("https://"));
        return isWeb ? Optional.of(node.getURI()) : Optional.empty();
    }

    /** The language of a label where it is not that of the page. */
    String foreign(Label label) {
        return label.language().equals(labels.language()) ? "" : label.language();
    }

    private void literal(Node node) {
        String text = node.getLiteralLexicalForm();
        String language = node.getLiteralLanguage();
        if (text.indexOf('\n') >= 0) {
            html.start("pre").element("code", block(text), "lang", language).end();
            return;
        }
        html.element("span", text, "lang", language.equals(labels.language()) ? "" : language);
        boolean isPlain = node.getLiteralDatatype().equals(XSDDatatype.XSDstring) || !language.isEmpty();
        if (!language.isEmpty() && !language.equals(labels.language())) {
            html.element("span", language, "class", "tag");
        } else if (!isPlain
                && !node.getLiteralDatatype().equals(XSDDatatype.XSDboolean)
                && !node.getLiteralDatatype().equals(XSDDatatype.XSDinteger)) {
            html.element("span", Labels.name(NodeFactory.createURI(node.getLiteralDatatypeURI())), "class", "tag");
        }
    }

    /** Lines without the indentation that they had in a file, the first of which may have none. */
    static String block(String text) {
        String lines = text.strip();
        int end = lines.indexOf('\n');
        return end < 0
                ? lines
                : lines.substring(0, end + 1)
                        + lines.substring(end + 1).stripIndent().stripTrailing();
    }

    /** A value: a term, or what is said of a blank node: a list in its order, a path as in SPARQL, else its properties. */
    void value(Value value) {
        if (!value.node().isBlank()) {
            term(value.node());
            return;
        }
        if (isPath(value)) {
            path(value);
            return;
        }
        if (first(value.details(), OWL2.onProperty.asNode()).isPresent()) {
            restriction(value);
            return;
        }
        List<Value> items = items(value);
        if (!items.isEmpty()) {
            html.start("ul", "class", "plain");
            items.forEach(item -> {
                html.start("li");
                value(item);
                html.end();
            });
            html.end();
            return;
        }
        html.start("dl", "class", "facts");
        for (Property property : value.details()) {
            html.start("dt");
            term(property.property());
            html.end().start("dd");
            for (int i = 0; i < property.values().size(); i++) {
                html.text(i == 0 ? "" : ", ");
                value(property.values().get(i));
            }
            html.end();
        }
        html.end();
    }

    /** What an OWL restriction demands, in the words of the Manchester syntax. */
    private void restriction(Value value) {
        for (Property property : value.details()) {
            String word = RESTRICTIONS.getOrDefault(property.property(), "");
            if (!word.isEmpty()) {
                value(first(value.details(), OWL2.onProperty.asNode()).orElseThrow());
                html.text(" ").element("em", word).text(" ");
                value(property.values().getFirst());
            }
        }
    }

    private static boolean isPath(Value value) {
        return value.details().stream()
                        .anyMatch(each -> each.property().getURI().startsWith(SHACL)
                                && each.property().getURI().endsWith("Path"))
                || items(value).stream().anyMatch(Terms::isPath);
    }

    /** A property path (SHACL, section 2.3.1) as SPARQL writes it. */
    void path(Value value) {
        List<Value> items = items(value);
        for (int i = 0; i < items.size(); i++) {
            html.text(i == 0 ? "" : " / ");
            path(items.get(i));
        }
        if (!items.isEmpty()) {
            return;
        }
        if (!value.node().isBlank()) {
            term(value.node());
            return;
        }
        for (Property property : value.details()) {
            String kind = property.property().getURI().replace(SHACL, "");
            Value inner = property.values().getFirst();
            switch (kind) {
                case "inversePath" -> {
                    html.text("^");
                    path(inner);
                }
                case "alternativePath" -> {
                    List<Value> choices = items(inner);
                    for (int i = 0; i < choices.size(); i++) {
                        html.text(i == 0 ? "" : " | ");
                        path(choices.get(i));
                    }
                }
                default -> {
                    path(inner);
                    html.text(kind.startsWith("zeroOrMore") ? "*" : kind.startsWith("oneOrMore") ? "+" : "?");
                }
            }
        }
    }

    private static List<Value> items(Value value) {
        List<Value> items = new ArrayList<>();
        Optional<Value> rest = Optional.of(value);
        while (rest.isPresent()) {
            List<Property> details = rest.get().details();
            first(details, RDF.first.asNode()).ifPresent(items::add);
            rest = first(details, RDF.rest.asNode());
        }
        return items;
    }

    private static Optional<Value> first(List<Property> details, Node property) {
        return details.stream()
                .filter(each -> each.property().equals(property))
                .map(each -> each.values().getFirst())
                .findFirst();
    }
}
