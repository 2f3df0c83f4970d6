package org.w3id.entente.serve.mcp;

import io.modelcontextprotocol.common.McpTransportContext;
import org.apache.jena.graph.Graph;
import org.w3id.entente.query.limits.Budget;
import org.w3id.entente.serve.core.GraphSource;

import java.util.Map;

/**
 * What one message works with; it travels in the SDK's context.
 *
 * @param view the version of the graph
 * @param budget what answering may use
 */
record Turn(GraphSource.View view, Budget budget) {
    private static final String KEY = Turn.class.getName();

    /** A context that holds it. */
    McpTransportContext context() {
        return McpTransportContext.create(Map.of(KEY, this));
    }

    /** What a context holds. */
    static Turn of(McpTransportContext context) {
        return (Turn) context.get(KEY);
    }

    /** All that is known. */
    Graph graph() {
        return view.dataset().getDefaultGraph();
    }
}
