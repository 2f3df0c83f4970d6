package org.w3id.entente.query.execution;

import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.util.Context;

/** Makes ARQ evaluate queries on ids, where the graphs they ask are facts. */
public final class SnapshotExecution {
    private SnapshotExecution() {}

    /**
     * Installs this evaluation in the context of one query, before the query is executed. Graphs that are not a
     * {@link org.w3id.entente.store.FactsGraph} are evaluated as ever.
     *
     * @param context the query's own context, which no other query shares
     */
    public static void install(Context context) {
        QC.setFactory(context, SnapshotExecutor::new);
        // Filters find their place within a group of patterns here, after the order of the patterns is known.
        context.set(ARQ.optFilterPlacementBGP, false);
        // A test against a list of terms is one look-up here, where ARQ would evaluate a pattern for each of them.
        context.set(ARQ.optFilterExpandOneOf, false);
        context.set(ARQ.optFilterDisjunction, false);
    }
}
