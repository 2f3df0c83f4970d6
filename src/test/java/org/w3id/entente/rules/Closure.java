package org.w3id.entente.rules;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.sparql.graph.GraphFactory;

import java.util.List;

/** What follows from a graph: the rules' queries, run layer by layer until nothing is new. Plain and slow. */
final class Closure {
    private Closure() {}

    /** The graph and all that follows from it. */
    static Graph of(Graph asserted, List<List<Rule>> strata) {
        Graph closure = GraphFactory.createDefaultGraph();
        GraphUtil.addInto(closure, asserted);
        for (List<Rule> stratum : strata) {
            int before;
            do {
                before = closure.size();
                stratum.forEach(rule -> GraphUtil.addInto(closure, conclusions(rule, closure)));
            } while (closure.size() > before);
        }
        return closure;
    }

    /** What one rule concludes from a graph in one step. */
    static Graph conclusions(Rule rule, Graph graph) {
        try (QueryExecution execution = QueryExecution.create(rule.query(), ModelFactory.createModelForGraph(graph))) {
            return execution.execConstruct().getGraph();
        }
    }
}
