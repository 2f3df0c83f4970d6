package org.w3id.entente.query.execution;

import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.w3id.entente.query.limits.LimitedExecutor;
import org.w3id.entente.store.FactsGraph;

/** The executor under limits, which evaluates on ids what it can: the largest operators that are known on facts. */
final class SnapshotExecutor extends LimitedExecutor {
    SnapshotExecutor(ExecutionContext context) {
        super(context);
    }

    @Override
    protected QueryIterator exec(Op op, QueryIterator input) {
        return execCxt.getActiveGraph() instanceof FactsGraph graph
                ? Evaluation.of(op, input, execCxt, graph).orElseGet(() -> super.exec(op, input))
                : super.exec(op, input);
    }
}
