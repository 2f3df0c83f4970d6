package org.w3id.entente.reason;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphMemFactory;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.sparql.exec.QueryExec;

import java.util.List;

/**
 * The plainest engine: runs the rules' CONSTRUCT queries by ARQ, stratum by stratum, until none adds a triple. Slow; it
 * is what other engines are compared with. Stateless.
 */
public final class ReferenceEngine {
    private ReferenceEngine() {}

    /** A new graph: the asserted triples and all that follows. It does not end when the rules do not. */
    public static Graph conclude(Program program, Graph asserted) {
        Graph graph = GraphMemFactory.createDefaultGraphSameTerm();
        GraphUtil.addInto(graph, asserted);
        complete(program, graph);
        return graph;
    }

    /** Adds to a graph all that follows from it. It does not end when the rules do not. */
    public static void complete(Program program, Graph graph) {
        for (List<Rule> stratum : program.strata()) {
            saturate(stratum, graph);
        }
    }

    private static void saturate(List<Rule> stratum, Graph graph) {
        int before;
        do {
            before = graph.size();
            for (Rule rule : stratum) {
                Graph found = GraphMemFactory.createDefaultGraphSameTerm();
                QueryExec.graph(graph).query(rule.construct()).build().construct(found);
                GraphUtil.addInto(graph, found);
            }
        } while (graph.size() > before);
    }
}
