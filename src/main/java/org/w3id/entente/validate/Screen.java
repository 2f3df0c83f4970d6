package org.w3id.entente.validate;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.engine.ValidationContext;

/** Tells quickly that a part of a shape has nothing to say of a focus node, as of most; what it lets through is judged in full. */
@FunctionalInterface
interface Screen {
    /** Whether there may be a result. */
    boolean mayBreak(ValidationContext context, Graph graph, Node focus);

    /** The screen that is quickest when very many focus nodes of one graph are to be judged. */
    default Screen over(Graph graph) {
        return this;
    }
}
