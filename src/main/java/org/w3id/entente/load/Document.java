package org.w3id.entente.load;

import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One Turtle source, read: its triples in the order of the file, where each term stands, and its faults.
 *
 * <p>Immutable; threads may share it. Indexes for look-ups are built at first use, in time linear in its triples.
 */
public final class Document {
    private final Source source;
    private final Lines lines;
    private final Trace trace;
    private final List<Statement> statements;
    private final List<PrefixDeclaration> declarations;
    private final List<SyntaxProblem> problems;
    private final Set<Node> unread;
    private Graph graph;
    private Object2IntOpenHashMap<Triple> firstOfTriple;
    private Object2IntOpenHashMap<Node> firstOfSubject;

    Document(
            Source source,
            Lines lines,
            Trace trace,
            List<Statement> statements,
            List<PrefixDeclaration> declarations,
            List<SyntaxProblem> problems,
            Set<Node> unread) {
        this.source = source;
        this.lines = lines;
        this.trace = trace;
        this.statements = List.copyOf(statements);
        this.declarations = List.copyOf(declarations);
        this.problems = List.copyOf(problems);
        this.unread = Set.copyOf(unread);
    }

    /**
     * What was read.
     *
     * @return the source
     */
    public Source source() {
        return source;
    }

    /**
     * The name of the file as its user knows it.
     *
     * @return the name
     */
    public String file() {
        return source.name();
    }

    /**
     * What the document is for.
     *
     * @return its kind
     */
    public SourceKind kind() {
        return source.kind();
    }

    /**
     * The name of the document's graph.
     *
     * @return an IRI
     */
    public Node graphName() {
        return NodeFactory.createURI(source.graph());
    }

    /**
     * The document's triples as a graph. Built at first use; the caller must not change it.
     *
     * @return a graph that compares terms, not values
     */
    public synchronized Graph graph() {
        if (graph == null) {
            graph = GraphMemFactory.createDefaultGraphSameTerm();
            forEachTriple(graph::add);
            declarations.forEach(each -> graph.getPrefixMapping().setNsPrefix(each.prefix(), each.namespace()));
        }
        return graph;
    }

    /**
     * The number of triples as written, repeated ones included.
     *
     * @return a count from 0
     */
    public int size() {
        return trace.size();
    }

    /**
     * A triple by its number.
     *
     * @param number from 0, in the order of the file; a triple in square brackets comes before the one around it
     * @return the triple
     */
    public Triple triple(int number) {
        return trace.triple(number);
    }

    /**
     * Where the subject of a triple stands.
     *
     * @param number the triple's number
     * @return the place
     */
    public Place subjectPlace(int number) {
        return Trace.place(file(), trace.subject(number));
    }

    /**
     * Where the predicate of a triple stands.
     *
     * @param number the triple's number
     * @return the place; that of the object where the predicate is not written (in lists)
     */
    public Place predicatePlace(int number) {
        return Trace.place(file(), trace.predicate(number));
    }

    /**
     * Where the object of a triple stands.
     *
     * @param number the triple's number
     * @return the place
     */
    public Place objectPlace(int number) {
        return Trace.place(file(), trace.object(number));
    }

    /**
     * Passes every triple in the order of the file.
     *
     * @param action what to do with each
     */
    public void forEachTriple(Consumer<Triple> action) {
        for (int i = 0; i < trace.size(); i++) {
            action.accept(trace.triple(i));
        }
    }

    /**
     * The statements in the order of the file, as far as they could be read.
     *
     * @return an unmodifiable list
     */
    public List<Statement> statements() {
        return statements;
    }

    /**
     * The declared prefixes in the order of the file; a second declaration of one prefix comes at the end.
     *
     * @return an unmodifiable list
     */
    public List<PrefixDeclaration> declarations() {
        return declarations;
    }

    /**
     * The declared prefixes as a map; where one is declared twice, the last holds.
     *
     * @return prefix without colon to namespace, in the order of the file
     */
    public Map<String, String> prefixes() {
        Map<String, String> prefixes = new LinkedHashMap<>();
        declarations.forEach(each -> prefixes.put(each.prefix(), each.namespace()));
        return prefixes;
    }

    /**
     * The faults that reading showed.
     *
     * @return an unmodifiable list; empty when there are none
     */
    public List<SyntaxProblem> problems() {
        return problems;
    }

    /**
     * The resources that are named in statements which could not be read to their end. Nothing should be concluded
     * from what the document does not say of them.
     *
     * @return an unmodifiable set; empty when all was read
     */
    public Set<Node> unread() {
        return unread;
    }

    /**
     * The number of a triple.
     *
     * @param triple a triple
     * @return the number of its first occurrence; empty when the document does not state it
     */
    public Optional<Integer> number(Triple triple) {
        int number = triples().getInt(triple);
        return number < 0 ? Optional.empty() : Optional.of(number);
    }

    /**
     * Where a triple stands, that is where its object stands.
     *
     * @param triple a triple
     * @return the place of its first occurrence; empty when the document does not state it
     */
    public Optional<Place> place(Triple triple) {
        return number(triple).map(this::objectPlace);
    }

    /**
     * Where a resource is first described.
     *
     * @param subject a subject
     * @return where it stands as subject for the first time; empty when it never does
     */
    public Optional<Place> firstPlace(Node subject) {
        int number = subjects().getInt(subject);
        return number < 0 ? Optional.empty() : Optional.of(subjectPlace(number));
    }

    /**
     * Where a resource is first described by a predicate. Looks at the first statement about the resource only.
     *
     * @param subject a subject
     * @param predicate a predicate
     * @return where the predicate stands; empty when that statement does not use it
     */
    public Optional<Place> firstPlace(Node subject, Node predicate) {
        int number = subjects().getInt(subject);
        for (int i = number; i >= 0 && i < trace.size(); i++) {
            Triple triple = trace.triple(i);
            if (triple.getSubject().equals(subject)) {
                if (triple.getPredicate().equals(predicate)) {
                    return Optional.of(predicatePlace(i));
                }
            } else if (!triple.getSubject().isBlank()) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /**
     * Says whether the document describes a resource.
     *
     * @param subject a node
     * @return true when it is the subject of a triple
     */
    public boolean describes(Node subject) {
        return subjects().getInt(subject) >= 0;
    }

    /**
     * Every place where a node stands in any role. Takes time linear in the document.
     *
     * @param node an IRI or blank node
     * @return the places in the order of the file, each once
     */
    public List<Place> mentions(Node node) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < trace.size(); i++) {
            Triple triple = trace.triple(i);
            if (triple.getSubject().equals(node)) {
                places.add(subjectPlace(i));
            }
            if (triple.getPredicate().equals(node)) {
                places.add(predicatePlace(i));
            }
            if (triple.getObject().equals(node)) {
                places.add(objectPlace(i));
            }
        }
        return places.stream().distinct().sorted().toList();
    }

    /**
     * A line of the file, for excerpts.
     *
     * @param line its number, from 1
     * @return the text without its end; empty when there is no such line
     */
    public Optional<String> line(int line) {
        return lines.text(line);
    }

    /**
     * The whole text.
     *
     * @return the text; what is no UTF-8 shows as U+FFFD
     */
    public String text() {
        return lines.text(0, lines.start(Integer.MAX_VALUE));
    }

    private synchronized Object2IntOpenHashMap<Triple> triples() {
        if (firstOfTriple == null) {
            firstOfTriple = new Object2IntOpenHashMap<>(trace.size());
            firstOfTriple.defaultReturnValue(-1);
            for (int i = 0; i < trace.size(); i++) {
                firstOfTriple.putIfAbsent(trace.triple(i), i);
            }
        }
        return firstOfTriple;
    }

    private synchronized Object2IntOpenHashMap<Node> subjects() {
        if (firstOfSubject == null) {
            firstOfSubject = new Object2IntOpenHashMap<>();
            firstOfSubject.defaultReturnValue(-1);
            for (Statement statement : statements) {
                firstOfSubject.putIfAbsent(statement.subject(), statement.first());
            }
            for (int i = 0; i < trace.size(); i++) {
                if (trace.triple(i).getSubject().isBlank()) {
                    firstOfSubject.putIfAbsent(trace.triple(i).getSubject(), i);
                }
            }
        }
        return firstOfSubject;
    }

    /** {@code file (n triples)}. */
    @Override
    public String toString() {
        return file() + " (" + size() + " triples)";
    }
}
