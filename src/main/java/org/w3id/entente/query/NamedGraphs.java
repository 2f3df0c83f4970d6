package org.w3id.entente.query;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.w3id.entente.load.Corpus;
import org.w3id.entente.load.Document;
import org.w3id.entente.load.SourceKind;
import org.w3id.entente.load.SyntaxProblem;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Graphs with their names. Threads may share it as long as nobody changes the graphs.
 *
 * @param graphs graph name to graph, in the order in which the graphs are to be listed
 * @param own the default graph, when it is a graph of its own; empty when it is the union of all
 */
public record NamedGraphs(Map<Node, Graph> graphs, Optional<Graph> own) {
    /** Copies the map. */
    public NamedGraphs {
        graphs = Collections.unmodifiableMap(new LinkedHashMap<>(graphs));
        Objects.requireNonNull(own);
    }

    /** Graphs whose union is the default graph. */
    public NamedGraphs(Map<Node, Graph> graphs) {
        this(graphs, Optional.empty());
    }

    /** The same graphs beside a default graph of its own. */
    public NamedGraphs beside(Graph defaultGraph) {
        return new NamedGraphs(graphs, Optional.of(defaultGraph));
    }

    /** What the default graph is. */
    public DefaultGraph mode() {
        return own.isPresent() ? DefaultGraph.SEPARATE : DefaultGraph.UNION;
    }

    /**
     * What a project asserts: ontology, concepts and data, each file its named graph. Rules and shapes are about the graph
     * and not part of it.
     *
     * @throws UnreadableGraphException when one of these files could not be read whole
     */
    public static NamedGraphs of(Corpus corpus) {
        Map<Node, Graph> graphs = new LinkedHashMap<>();
        whole(corpus.documents(SourceKind.ONTOLOGY, SourceKind.DATA))
                .forEach(document -> graphs.put(document.graphName(), document.graph()));
        return new NamedGraphs(graphs);
    }

    /**
     * The same documents.
     *
     * @throws UnreadableGraphException when one of them could not be read whole
     */
    static List<Document> whole(List<Document> documents) {
        List<SyntaxProblem> problems = documents.stream()
                .flatMap(document -> document.problems().stream())
                .toList();
        if (!problems.isEmpty()) {
            throw new UnreadableGraphException(problems);
        }
        return documents;
    }

    /**
     * The graphs that count when only some editions do.
     *
     * @throws UnknownEditionException when a named edition does not exist, or none counts
     */
    public NamedGraphs asOf(EditionSelection editions) {
        Set<Node> chosen = editions.among(graphs.keySet());
        Map<Node, Graph> remaining = new LinkedHashMap<>(graphs);
        remaining.keySet().retainAll(chosen);
        return new NamedGraphs(remaining, own);
    }

    /** The same graphs and one more, which comes last. */
    NamedGraphs with(Node name, Graph graph) {
        Map<Node, Graph> more = new LinkedHashMap<>(graphs);
        more.put(name, graph);
        return new NamedGraphs(more, own);
    }
}
