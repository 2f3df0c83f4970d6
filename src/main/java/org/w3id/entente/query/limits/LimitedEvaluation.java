package org.w3id.entente.query.limits;

import org.apache.jena.query.ARQ;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.algebra.optimize.Optimize;
import org.apache.jena.sparql.algebra.optimize.RewriteFactory;
import org.apache.jena.sparql.engine.main.QC;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.sparql.util.Context;

/** Puts the evaluation of one query under limits. */
public final class LimitedEvaluation {
    private LimitedEvaluation() {}

    /**
     * Makes ARQ evaluate on a budget, with the functions that are harmless, and no others. To be called before the query is
     * executed; whoever sets another executor than {@link LimitedExecutor} afterwards derives it from that one.
     *
     * @param context the query's own context, which no other query shares
     * @param budget what the query may use
     */
    public static void install(Context context, Budget budget) {
        budget.install(context);
        FunctionRegistry.set(context, KnownFunctions.REGISTRY);
        PropertyFunctionRegistry.set(context, KnownFunctions.NO_PROPERTIES);
        context.set(ARQ.httpServiceAllowed, false);
        // Each would write a pattern out once for every alternative, which multiply.
        context.set(ARQ.optFilterExpandOneOf, false);
        context.set(ARQ.optFilterDisjunction, false);
        // Nothing is written to disk.
        context.unset(ARQ.spillToDiskThreshold);
        RewriteFactory usual = context.get(ARQConstants.sysOptimizerFactory, Optimize.getFactory());
        context.set(ARQConstants.sysOptimizerFactory, (RewriteFactory)
                settings -> op -> usual.create(settings).rewrite(Guards.in(op, budget)));
        QC.setFactory(context, LimitedExecutor::new);
    }
}
