package org.w3id.entente.live;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.w3id.entente.load.Corpus;
import org.w3id.entente.load.Document;
import org.w3id.entente.load.SourceKind;
import org.w3id.entente.query.DefaultGraph;
import org.w3id.entente.query.NamedGraphs;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.query.update.UnwritableGraphException;
import org.w3id.entente.query.update.WritableGraphs;
import org.w3id.entente.reason.Rulebook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What does not change while a graph is served: the ontology and the rules, from the project's files. Threads may share it.
 *
 * @param ontology graph name to graph, in order
 * @param rules what concludes
 */
public record Theory(Map<Node, Graph> ontology, Rulebook rules) {
    /** Copies the map. */
    public Theory {
        ontology = Collections.unmodifiableMap(new LinkedHashMap<>(ontology));
        Objects.requireNonNull(rules);
    }

    /**
     * The theory of a project.
     *
     * @throws org.w3id.entente.query.UnreadableGraphException when a file of rules could not be read whole
     * @throws org.w3id.entente.reason.UnusableRulesException when the rules cannot be applied
     */
    public static Theory of(Corpus corpus) {
        Map<Node, Graph> ontology = new LinkedHashMap<>();
        for (Document document : corpus.documents(SourceKind.ONTOLOGY)) {
            ontology.put(document.graphName(), document.graph());
        }
        return new Theory(ontology, Snapshot.rulebook(corpus));
    }

    /** Those of some graphs that are not the ontology's. */
    Map<Node, Graph> others(NamedGraphs graphs) {
        Map<Node, Graph> others = new LinkedHashMap<>(graphs.graphs());
        others.keySet().removeAll(ontology.keySet());
        return others;
    }

    /**
     * What is known when data are added.
     *
     * @param data graph name to graph; a default graph of its own is named {@link Quad#defaultGraphIRI}
     * @param version the version that this is
     * @throws DefaultGraphException when there is a default graph of its own, and none is wanted
     * @throws InterruptedException when the thread is interrupted
     */
    public Snapshot with(Map<Node, Graph> data, DefaultGraph mode, long version) throws InterruptedException {
        Map<Node, Graph> all = new LinkedHashMap<>(ontology);
        all.putAll(data);
        Graph own = all.remove(Quad.defaultGraphIRI);
        if (mode == DefaultGraph.UNION && own != null) {
            throw new DefaultGraphException(own.size());
        }
        NamedGraphs graphs = mode == DefaultGraph.UNION
                ? new NamedGraphs(all)
                : new NamedGraphs(all).beside(own == null ? Graph.emptyGraph : own);
        return Snapshot.of(graphs, rules).numbered(version);
    }

    /** Whether a graph is one of data, which changes may change, and no file's of the theory. */
    public static boolean isOfData(Node graph) {
        try {
            WritableGraphs.DATA.require(graph, DefaultGraph.SEPARATE);
            return true;
        } catch (UnwritableGraphException files) {
            return false;
        }
    }

    /** What tells the theory of a snapshot from others; time linear in the ontology. */
    static String fingerprint(Snapshot snapshot) {
        Map<Node, Graph> files = new LinkedHashMap<>(snapshot.asserted().graphs());
        files.keySet().removeIf(Theory::isOfData);
        return GraphDigest.of(files).substring(0, 32) + "-"
                + snapshot.rules().fingerprint().substring(0, 32);
    }
}
