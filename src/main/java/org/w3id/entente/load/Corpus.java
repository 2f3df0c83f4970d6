package org.w3id.entente.load;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Several documents that belong together. Threads may share it.
 *
 * @param documents the documents; a file comes once
 */
public record Corpus(List<Document> documents) {
    /** Copies the list. */
    public Corpus {
        documents = List.copyOf(documents);
    }

    /**
     * Reads sources, several at a time.
     *
     * @param sources what to read
     * @param reader the reader
     * @return the documents in the order of the sources
     */
    public static Corpus read(List<Source> sources, TurtleReader reader) {
        return new Corpus(sources.parallelStream().map(reader::read).toList());
    }

    /**
     * The documents of some kinds.
     *
     * @param kinds the kinds
     * @return the documents, in order
     */
    public List<Document> documents(SourceKind... kinds) {
        Set<SourceKind> wanted = Set.of(kinds);
        return documents.stream().filter(each -> wanted.contains(each.kind())).toList();
    }

    /**
     * The union of the documents of some kinds. A new graph at each call.
     *
     * @param kinds the kinds
     * @return a graph in memory; blank nodes of different documents are different
     */
    public Graph union(SourceKind... kinds) {
        Graph graph = GraphMemFactory.createDefaultGraphSameTerm();
        documents(kinds).forEach(document -> document.forEachTriple(graph::add));
        return graph;
    }

    /**
     * A document by its file's name.
     *
     * @param file the name as shown
     * @return the document; empty when there is none
     */
    public Optional<Document> document(String file) {
        return documents.stream().filter(each -> each.file().equals(file)).findFirst();
    }

    /**
     * Where a triple stands.
     *
     * @param triple a triple
     * @return the first place in the first document that states it; empty when none does
     */
    public Optional<Place> place(Triple triple) {
        return documents.stream().flatMap(each -> each.place(triple).stream()).findFirst();
    }

    /**
     * Where a resource is first described.
     *
     * @param subject a subject
     * @return the first place in the first document that describes it; empty when none does
     */
    public Optional<Place> firstPlace(Node subject) {
        return documents.stream()
                .flatMap(each -> each.firstPlace(subject).stream())
                .findFirst();
    }

    /**
     * The resources of whom something could not be read.
     *
     * @return the union over all documents
     */
    public Set<Node> unread() {
        Set<Node> unread = new HashSet<>();
        documents.forEach(each -> unread.addAll(each.unread()));
        return unread;
    }

    /**
     * The number of triples as written.
     *
     * @return a count from 0
     */
    public long size() {
        return Stream.of(documents)
                .flatMap(List::stream)
                .mapToLong(Document::size)
                .sum();
    }
}
