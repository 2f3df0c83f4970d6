package org.w3id.entente.validate;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;
import org.w3id.entente.load.Corpus;
import org.w3id.entente.load.SourceKind;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a corpus says, indexed once for all checks. Threads may share it. */
public final class Knowledge implements Definitions {
    private static final Node TYPE = RDF.type.asNode();

    private final Corpus corpus;
    private final Map<Node, Set<Node>> types = new HashMap<>();
    private final Set<Node> subjects = new HashSet<>();
    private final Set<Node> unread;
    private final Names names = new Names();
    private Optional<Graph> asserted = Optional.empty();

    /**
     * Indexes a corpus, in time and memory linear in its triples.
     *
     * @param corpus the corpus
     */
    public Knowledge(Corpus corpus) {
        this.corpus = corpus;
        this.unread = Set.copyOf(corpus.unread());
        corpus.documents().forEach(document -> {
            document.statements().forEach(statement -> subjects.add(statement.subject()));
            document.forEachTriple(this::index);
        });
        corpus.documents().forEach(document -> document.prefixes().forEach(names::add));
    }

    private void index(Triple triple) {
        if (triple.getPredicate().equals(TYPE) && triple.getSubject().isURI()) {
            types.merge(triple.getSubject(), Set.of(triple.getObject()), Knowledge::both);
        }
    }

    private static Set<Node> both(Set<Node> some, Set<Node> others) {
        Set<Node> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    /**
     * The corpus.
     *
     * @return the corpus
     */
    public Corpus corpus() {
        return corpus;
    }

    /**
     * The types that any document gives a resource.
     *
     * @param resource an IRI
     * @return its types; empty when it has none
     */
    @Override
    public Set<Node> types(Node resource) {
        return types.getOrDefault(resource, Set.of());
    }

    /**
     * The resources that have a type.
     *
     * @return an unmodifiable view
     */
    @Override
    public Set<Node> typed() {
        return java.util.Collections.unmodifiableSet(types.keySet());
    }

    /**
     * Says whether a document describes a resource.
     *
     * @param resource a node
     * @return true when it is a subject
     */
    @Override
    public boolean describes(Node resource) {
        return subjects.contains(resource);
    }

    /**
     * Says whether something about a resource could not be read.
     *
     * @param resource a node
     * @return true when nothing should be concluded from what is not said of it
     */
    @Override
    public boolean isUnread(Node resource) {
        return unread.contains(resource);
    }

    /**
     * Says whether a resource has an undefined property whose name is close to that of a defined one.
     *
     * @param resource a node
     * @param property the property that may be meant
     * @return true when one of its properties is probably a misspelling of that one
     */
    boolean misspells(Node resource, Node property) {
        String namespace = property.getNameSpace();
        return asserted()
                .find(resource, Node.ANY, Node.ANY)
                .mapWith(Triple::getPredicate)
                .filterKeep(each -> each.getURI().startsWith(namespace)
                        && types(each).isEmpty()
                        && Spelling.nearest(
                                        each.getURI().substring(namespace.length()), Stream.of(property.getLocalName()))
                                .isPresent())
                .hasNext();
    }

    /**
     * Ontology, rules and data in one graph. Built at first use; nobody may change it.
     *
     * @return the graph
     */
    public synchronized Graph asserted() {
        if (asserted.isEmpty()) {
            asserted = Optional.of(corpus.union(SourceKind.ONTOLOGY, SourceKind.RULES, SourceKind.DATA));
        }
        return asserted.get();
    }

    /**
     * A node as a person writes it.
     *
     * @param node a node
     * @return a prefixed name where a prefix fits, else the IRI in angle brackets; a literal as in Turtle
     */
    @Override
    public String name(Node node) {
        return names.of(node);
    }
}
