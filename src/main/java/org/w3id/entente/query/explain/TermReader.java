package org.w3id.entente.query.explain;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RiotException;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.w3id.entente.query.TermText;
import org.w3id.entente.sparql.Suggestions;
import org.w3id.entente.vocab.Namespaces;
import org.w3id.entente.vocab.Prefixes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a statement as people type it. A term is named by its short name ({@code japan}, {@code partner}, {@code cyber}), a
 * prefixed name with a usual prefix ({@code id:japan}), its IRI, or a label in any language; {@code a} is rdf:type; a
 * literal is written as in Turtle, and may be bare text where the property takes literals. A question mark or an underscore
 * stands for anything. Belongs to one thread; reads the graph's
 * names when a term is none of these as it stands, in time linear in its triples.
 */
public final class TermReader {
    private static final int SUGGESTIONS = 3;
    private static final Pattern NUMBER_OR_TRUTH =
            Pattern.compile("true|false|[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final Pattern PREFIXED = Pattern.compile("([A-Za-z][A-Za-z0-9-]*)?:([^\\s<>\"]*)");

    /** Where short names are looked for, the likeliest first. */
    private static final List<String> THINGS =
            List.of(Namespaces.ID, Namespaces.CONCEPT, Namespaces.CLAIM, Namespaces.ONTOLOGY, Namespaces.BASE);

    private static final List<String> CLASSES = List.of(Namespaces.ONTOLOGY, Namespaces.CONCEPT, Namespaces.BASE);

    private final Graph graph;
    private final TermText text = new TermText(Prefixes.usual());
    private Optional<Set<Node>> mentioned = Optional.empty();

    /** Reads terms that this graph mentions. */
    public TermReader(Graph graph) {
        this.graph = graph;
    }

    /**
     * Reads a statement, all three terms of which are named.
     *
     * @throws UnknownTermException when a term names nothing or several things, is of a wrong kind, or stands for anything
     */
    public Triple statement(String subject, String predicate, String object) {
        Triple triple = read(subject, predicate, object);
        if (!triple.isConcrete()) {
            String open = triple.getSubject().isConcrete() ? object : subject;
            throw new UnknownTermException(
                    open,
                    List.of(),
                    "found " + open + "; wanted a term; a query lists what holds, with a variable in its place");
        }
        return triple;
    }

    /**
     * Reads a statement, or a pattern when a question mark stands for its subject or object.
     *
     * @return the triple; {@link Node#ANY} stands for anything
     * @throws UnknownTermException when a term names nothing or several things, or is of a wrong kind
     */
    public Triple read(String subject, String predicate, String object) {
        Node property = predicate(predicate.strip());
        Node thing = isAnything(subject.strip()) ? Node.ANY : named("subject", subject.strip(), THINGS);
        return Triple.create(thing, property, object(thing, property, object.strip()));
    }

    private static boolean isAnything(String typed) {
        return typed.equals("?") || typed.equals("_");
    }

    private Node predicate(String typed) {
        if (typed.equals("a")) {
            return RDF.type.asNode();
        }
        Optional<Node> written =
                written("predicate", typed).or(() -> Optional.of(NodeFactory.createURI(Namespaces.ONTOLOGY + typed)));
        if (isProperty(written.get())) {
            return written.get();
        }
        Set<Node> properties = new LinkedHashSet<>();
        mentioned().stream().filter(this::isProperty).forEach(properties::add);
        List<Node> found = properties.stream()
                .filter(each -> local(each).equals(typed) || isLabelled(each, typed))
                .toList();
        List<Node> exact =
                found.stream().filter(each -> local(each).equals(typed)).toList();
        List<Node> ours = exact.stream()
                .filter(each -> each.getURI().startsWith(Namespaces.ONTOLOGY))
                .toList();
        return only(
                "predicate",
                typed,
                ours.isEmpty() ? exact.isEmpty() ? found : exact : ours,
                properties,
                List.of(Namespaces.ONTOLOGY));
    }

    private boolean isProperty(Node node) {
        return graph.contains(Node.ANY, node, Node.ANY)
                || Stream.of(OWL2.ObjectProperty, OWL2.DatatypeProperty, OWL2.AnnotationProperty)
                        .anyMatch(type -> graph.contains(node, RDF.type.asNode(), type.asNode()));
    }

    private Node object(Node subject, Node property, String typed) {
        if (isAnything(typed)) {
            return Node.ANY;
        }
        if (typed.startsWith("\"")
                || typed.startsWith("'")
                || NUMBER_OR_TRUTH.matcher(typed).matches()) {
            return literal(typed);
        }
        if (takesLiterals(property)) {
            return bareLiteral(subject, property, typed);
        }
        return named("object", typed, property.equals(RDF.type.asNode()) ? CLASSES : THINGS);
    }

    private Node literal(String typed) {
        try {
            return text.parse(typed);
        } catch (RiotException fault) {
            throw new UnknownTermException(
                    typed, List.of(), "the object " + typed + " is no literal of Turtle: " + fault.getMessage());
        }
    }

    private boolean takesLiterals(Node property) {
        return graph.contains(property, RDF.type.asNode(), OWL2.DatatypeProperty.asNode())
                || graph.find(Node.ANY, property, Node.ANY)
                        .nextOptional()
                        .map(triple -> triple.getObject().isLiteral())
                        .orElse(false);
    }

    /** A literal of which only the text is given: one that the graph has, else one of the property's datatype. */
    private Node bareLiteral(Node subject, Node property, String typed) {
        return Stream.of(subject, Node.ANY)
                .flatMap(each -> graph.find(each, property, Node.ANY).mapWith(Triple::getObject).toList().stream()
                        .filter(object -> object.isLiteral()
                                && object.getLiteralLexicalForm().equals(typed))
                        .sorted(Comparator.comparing(Node::toString)))
                .findFirst()
                .orElseGet(() -> range(property)
                        .map(type -> NodeFactory.createLiteralDT(typed, NodeFactory.getType(type.getURI())))
                        .orElseGet(() -> NodeFactory.createLiteralString(typed)));
    }

    private Optional<Node> range(Node property) {
        return graph.find(property, RDFS.range.asNode(), Node.ANY).mapWith(Triple::getObject).toList().stream()
                .filter(type -> type.isURI() && type.getURI().startsWith("http://www.w3.org/2001/XMLSchema#"))
                .findFirst();
    }

    private Node named(String role, String typed, List<String> namespaces) {
        Node likeliest = NodeFactory.createURI(namespaces.getFirst() + typed);
        Optional<Node> written = written(role, typed).or(() -> Optional.of(likeliest));
        if (isMentioned(written.get())) {
            return written.get();
        }
        for (String namespace : namespaces) {
            List<Node> exact = within(namespace)
                    .filter(each -> each.getURI().equals(namespace + typed))
                    .toList();
            List<Node> found = exact.isEmpty()
                    ? within(namespace)
                            .filter(each -> local(each).equals(typed))
                            .toList()
                    : exact;
            if (!found.isEmpty()) {
                return only(role, typed, found, mentioned(), namespaces);
            }
        }
        for (String namespace : namespaces) {
            List<Node> labelled =
                    within(namespace).filter(each -> isLabelled(each, typed)).toList();
            if (!labelled.isEmpty()) {
                return only(role, typed, labelled, mentioned(), namespaces);
            }
        }
        return only(role, typed, List.of(), mentioned(), namespaces);
    }

    private boolean isMentioned(Node node) {
        return graph.contains(node, Node.ANY, Node.ANY)
                || graph.contains(Node.ANY, Node.ANY, node)
                || graph.contains(Node.ANY, node, Node.ANY);
    }

    private Stream<Node> within(String namespace) {
        return mentioned().stream().filter(each -> each.getURI().startsWith(namespace));
    }

    /** The term of an IRI or a prefixed name. */
    private static Optional<Node> written(String role, String typed) {
        if (typed.startsWith("_:")) {
            throw new UnknownTermException(
                    typed,
                    List.of(),
                    "the " + role + " " + typed + " is a blank node, which has no name; wanted an IRI or a label");
        }
        if (typed.startsWith("<") && typed.endsWith(">")) {
            return Optional.of(NodeFactory.createURI(typed.substring(1, typed.length() - 1)));
        }
        if (typed.matches("(https?|urn|mailto):\\S+")
                && !Prefixes.usual().containsKey(typed.substring(0, typed.indexOf(':')))) {
            return Optional.of(NodeFactory.createURI(typed));
        }
        return prefixed(typed);
    }

    private static Optional<Node> prefixed(String typed) {
        Matcher name = PREFIXED.matcher(typed);
        if (!name.matches() || name.group(1) == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(Prefixes.usual().get(name.group(1)))
                .map(namespace -> NodeFactory.createURI(namespace + name.group(2)));
    }

    private Node only(String role, String typed, List<Node> found, Set<Node> all, List<String> namespaces) {
        List<Node> distinct = found.stream().distinct().toList();
        if (distinct.size() == 1) {
            return distinct.getFirst();
        }
        if (distinct.size() > 1) {
            List<String> names = distinct.stream().map(text::turtle).sorted().toList();
            throw new UnknownTermException(
                    typed,
                    names,
                    "the " + role + " \"" + typed + "\" names several; wanted one of " + String.join(", ", names));
        }
        List<String> near = near(typed, all, namespaces);
        String cure = near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
        throw new UnknownTermException(
                typed, near, "the " + role + " \"" + typed + "\" names nothing in the graph" + cure + wanted(near));
    }

    private static String wanted(List<String> near) {
        return near.isEmpty() ? "; wanted a short name such as japan, a prefixed name, an IRI or a label" : "";
    }

    /** The names that a mistyped one is nearest to, in the form in which it was typed. */
    private List<String> near(String typed, Set<Node> all, List<String> namespaces) {
        Optional<Node> written = written("", typed);
        Map<String, String> names = new TreeMap<>();
        for (Node node : all) {
            if (written.isPresent()) {
                if (namespace(node).equals(namespace(written.get()))) {
                    boolean isPrefixed = prefixed(typed).isPresent();
                    names.put(local(node), isPrefixed ? text.turtle(node) : "<" + node.getURI() + ">");
                }
            } else if (namespaces.stream().anyMatch(each -> node.getURI().startsWith(each))) {
                names.putIfAbsent(local(node), local(node));
                labels(node).forEach(label -> names.putIfAbsent(label, local(node)));
            }
        }
        String sought = written.map(TermReader::local).orElse(typed);
        List<String> near = Suggestions.nearest(sought, names.keySet(), 2 * SUGGESTIONS);
        return near.stream().map(names::get).distinct().limit(SUGGESTIONS).toList();
    }

    private static String namespace(Node node) {
        return node.getURI().substring(0, node.getURI().length() - local(node).length());
    }

    private boolean isLabelled(Node node, String typed) {
        return labels(node).stream().anyMatch(typed::equalsIgnoreCase);
    }

    private List<String> labels(Node node) {
        List<String> labels = new ArrayList<>();
        for (Node property : List.of(SKOS.prefLabel.asNode(), RDFS.label.asNode(), SKOS.altLabel.asNode())) {
            graph.find(node, property, Node.ANY).forEachRemaining(triple -> {
                if (triple.getObject().isLiteral()) {
                    labels.add(triple.getObject().getLiteralLexicalForm());
                }
            });
        }
        return labels;
    }

    private static String local(Node node) {
        String iri = node.getURI();
        return iri.substring(Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1);
    }

    /** Every IRI that the graph mentions. */
    private Set<Node> mentioned() {
        if (mentioned.isEmpty()) {
            Set<Node> found = new LinkedHashSet<>();
            graph.find().forEachRemaining(triple -> Stream.of(
                            triple.getSubject(), triple.getPredicate(), triple.getObject())
                    .filter(Node::isURI)
                    .forEach(found::add));
            mentioned = Optional.of(found);
        }
        return mentioned.get();
    }
}
