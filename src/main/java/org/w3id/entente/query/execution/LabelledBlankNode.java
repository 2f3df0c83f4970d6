package org.w3id.entente.query.execution;

import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.Unstable;

import java.util.HashMap;
import java.util.Map;

/**
 * BNODE with a label: within one solution, one blank node for each label (SPARQL 1.1 Query, section 17.4.2.9). ARQ tells
 * solutions apart by their bindings as objects, which here are all the same row.
 */
final class LabelledBlankNode extends ExprFunction1 implements Unstable {
    private final Scope scope;

    /** The blank nodes of one solution by their labels. */
    static final class Scope {
        private final Map<String, NodeValue> nodes = new HashMap<>();

        /** Begins with the next solution. */
        void clear() {
            nodes.clear();
        }
    }

    LabelledBlankNode(Expr label, Scope scope) {
        super(label, "bnode");
        this.scope = scope;
    }

    @Override
    public NodeValue eval(NodeValue label) {
        if (!label.isString()) {
            throw new ExprEvalException("a label is a string, not " + label);
        }
        return scope.nodes.computeIfAbsent(
                label.getString(), unused -> NodeValue.makeNode(NodeFactory.createBlankNode()));
    }

    @Override
    public Expr copy(Expr label) {
        return new LabelledBlankNode(label, scope);
    }
}
