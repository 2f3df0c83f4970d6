package org.w3id.entente.query.execution;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.core.Var;
import org.w3id.entente.store.Dictionary;
import org.w3id.entente.store.FactsGraph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The graphs of a dataset, as far as they are facts about the terms of one dictionary. */
record NamedFacts(DatasetGraph dataset, Dictionary dictionary) {
    /** Whether GRAPH with a name, or a variable for any, meets only facts. */
    boolean includes(Node name) {
        if (dataset == null) {
            return false;
        }
        if (Var.isVar(name)) {
            return names().stream().allMatch(this::includes);
        }
        return !exists(name) || facts(dataset.getGraph(name)).isPresent();
    }

    /** The facts of a graph; empty when there is no such graph. */
    Optional<FactsGraph> graph(Node name) {
        return exists(name) ? facts(dataset.getGraph(name)) : Optional.empty();
    }

    /** The names of the named graphs. */
    List<Node> names() {
        List<Node> names = new ArrayList<>();
        dataset.listGraphNodes().forEachRemaining(names::add);
        return names;
    }

    private boolean exists(Node name) {
        return Quad.isDefaultGraph(name) || Quad.isUnionGraph(name) || dataset.containsGraph(name);
    }

    private Optional<FactsGraph> facts(Graph graph) {
        return graph instanceof FactsGraph facts && facts.facts().dictionary() == dictionary
                ? Optional.of(facts)
                : Optional.empty();
    }
}
