package org.w3id.entente.query.update;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Quad;
import org.w3id.entente.load.GraphNames;
import org.w3id.entente.query.DefaultGraph;
import org.w3id.entente.query.Snapshot;

import java.util.Optional;

/** Which graphs may be written. */
public enum WritableGraphs {
    /** The graphs of data, as a project has them: {@code graph/NAME}, {@code graph/edition/NAME} and the like. */
    DATA,
    /** Every graph that asserts, whatever its name. */
    ALL;

    /**
     * Refuses a graph that may not be written.
     *
     * @param mode what the default graph is
     * @throws UnwritableGraphException when it may not be written
     */
    public void require(Node graph, DefaultGraph mode) {
        if (Quad.isDefaultGraph(graph)) {
            if (mode == DefaultGraph.UNION) {
                throw new UnwritableGraphException(
                        graph,
                        "a triple outside of every named graph, and the default graph is the union of all of them",
                        "name the graph: GRAPH graph:actors { … }, or WITH graph:actors before the operation");
            }
            return;
        }
        if (!graph.isURI()) {
            throw new UnwritableGraphException(
                    graph, "a graph whose name is no IRI", "name it by an IRI: GRAPH graph:actors { … }");
        }
        if (graph.equals(Snapshot.INFERRED)) {
            throw new UnwritableGraphException(
                    graph,
                    "the graph of what is inferred, which nobody asserts",
                    "change what it follows from, and keep a variable away from it by FILTER (?g != graph:inferred)");
        }
        if (this == DATA) {
            requireData(graph);
        }
    }

    private static void requireData(Node graph) {
        Optional<String> file = GraphNames.file(graph.getURI());
        if (file.isEmpty()
                || !file.get().matches("(?:[\\p{L}\\p{N}_][\\p{L}\\p{N}_.-]*/)+[\\p{L}\\p{N}_][\\p{L}\\p{N}_.-]*")) {
            throw new UnwritableGraphException(
                    graph,
                    "<" + graph.getURI() + ">, which is no graph of data",
                    "name one such as graph:actors or <https://w3id.org/entente/graph/edition/2020>");
        }
        if (!file.get().startsWith("data/")) {
            throw new UnwritableGraphException(
                    graph,
                    "<" + graph.getURI() + ">, whose contents are those of the file " + file.get(),
                    "edit that file and start anew; only data are changed here");
        }
    }
}
