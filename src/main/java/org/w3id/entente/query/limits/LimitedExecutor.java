package org.w3id.entente.query.limits;

import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.algebra.OpVars;
import org.apache.jena.sparql.algebra.op.OpDistinct;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpJoin;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpMinus;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.iterator.QueryIterMinus;
import org.apache.jena.sparql.engine.iterator.QueryIterPath;
import org.apache.jena.sparql.engine.join.Join;
import org.apache.jena.sparql.engine.main.OpExecutor;

import java.util.Optional;
import java.util.Set;

/**
 * ARQ's executor, in which the operators that hold rows count them, and those that do not look at the signal to cancel
 * look at the budget. One thread uses it.
 */
public class LimitedExecutor extends OpExecutor {
    private final Optional<Budget> budget;

    /** An executor on the budget of its context; without one, ARQ's own. */
    public LimitedExecutor(ExecutionContext context) {
        super(context);
        budget = Budget.of(context.getContext());
    }

    @Override
    protected QueryIterator execute(OpPath path, QueryIterator input) {
        return budget.<QueryIterator>map(each -> {
                    Graph watched = WatchedGraph.of(execCxt.getActiveGraph(), each);
                    return new QueryIterPath(
                            path.getTriplePath(), input, ExecutionContext.copyChangeActiveGraph(execCxt, watched));
                })
                .orElseGet(() -> super.execute(path, input));
    }

    @Override
    protected QueryIterator execute(OpOrder order, QueryIterator input) {
        return budget.<QueryIterator>map(each -> {
                    Held held = new Held(each);
                    return new SortedRows(
                            held.counting(exec(order.getSubOp(), input), execCxt),
                            order.getConditions(),
                            held,
                            execCxt);
                })
                .orElseGet(() -> super.execute(order, input));
    }

    @Override
    protected QueryIterator execute(OpDistinct distinct, QueryIterator input) {
        return budget.<QueryIterator>map(
                        each -> new DistinctRows(exec(distinct.getSubOp(), input), new Held(each), execCxt))
                .orElseGet(() -> super.execute(distinct, input));
    }

    @Override
    protected QueryIterator execute(OpGroup group, QueryIterator input) {
        return budget.<QueryIterator>map(
                        each -> new GroupedRows(exec(group.getSubOp(), input), group, new Held(each), execCxt))
                .orElseGet(() -> super.execute(group, input));
    }

    @Override
    protected QueryIterator execute(OpJoin join, QueryIterator input) {
        return budget.<QueryIterator>map(each -> {
                    Held held = new Held(each);
                    QueryIterator left = held.counting(exec(join.getLeft(), input), execCxt);
                    return held.until(Join.join(left, exec(join.getRight(), root()), execCxt), execCxt);
                })
                .orElseGet(() -> super.execute(join, input));
    }

    @Override
    protected QueryIterator execute(OpLeftJoin join, QueryIterator input) {
        return budget.<QueryIterator>map(each -> {
                    Held held = new Held(each);
                    QueryIterator left = exec(join.getLeft(), input);
                    QueryIterator right = held.counting(exec(join.getRight(), root()), execCxt);
                    return held.until(Join.leftJoin(left, right, join.getExprs(), execCxt), execCxt);
                })
                .orElseGet(() -> super.execute(join, input));
    }

    @Override
    protected QueryIterator execute(OpMinus minus, QueryIterator input) {
        return budget.<QueryIterator>map(each -> {
                    Held held = new Held(each);
                    QueryIterator left = exec(minus.getLeft(), input);
                    QueryIterator right = held.counting(exec(minus.getRight(), root()), execCxt);
                    Set<Var> common = OpVars.visibleVars(minus.getLeft());
                    common.retainAll(OpVars.visibleVars(minus.getRight()));
                    return held.until(QueryIterMinus.create(left, right, common, execCxt), execCxt);
                })
                .orElseGet(() -> super.execute(minus, input));
    }

    @Override
    protected QueryIterator execute(OpService service, QueryIterator input) {
        throw new UnsupportedOperationException("SERVICE");
    }
}
