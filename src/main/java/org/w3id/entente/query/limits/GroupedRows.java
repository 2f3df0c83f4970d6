package org.w3id.entente.query.limits;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.engine.iterator.QueryIter1;
import org.apache.jena.sparql.expr.ExprAggregator;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.Accumulator;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows grouped by their keys, with ARQ's aggregates over each group (SPARQL 1.1 Query, section 18.5.1). */
final class GroupedRows extends QueryIter1 {
    /** What an aggregate holds at least, in bytes. */
    private static final long AGGREGATE = 100;

    private final OpGroup group;
    private final Held held;
    private Iterator<Map.Entry<Binding, List<Accumulator>>> groups;

    GroupedRows(QueryIterator rows, OpGroup group, Held held, ExecutionContext context) {
        super(rows, context);
        this.group = group;
        this.held = held;
    }

    @Override
    protected boolean hasNextBinding() {
        if (groups == null) {
            groups = collect().entrySet().iterator();
        }
        held.budget().check();
        return groups.hasNext();
    }

    private Map<Binding, List<Accumulator>> collect() {
        Map<Binding, List<Accumulator>> found = new LinkedHashMap<>();
        if (group.getGroupVars().isEmpty() && !getInput().hasNext()) {
            // One group without solutions: its aggregates have values of their own for that.
            found.put(Binding.noParent, List.of());
        }
        while (getInput().hasNext()) {
            held.budget().check();
            Binding row = getInput().nextBinding();
            found.computeIfAbsent(key(row), this::begin)
                    .forEach(accumulator -> accumulator.accumulate(row, getExecContext()));
        }
        return found;
    }

    private List<Accumulator> begin(Binding key) {
        held.add(Budget.size(key) + AGGREGATE * group.getAggregators().size());
        List<Accumulator> accumulators = new ArrayList<>();
        group.getAggregators()
                .forEach(each -> accumulators.add(each.getAggregator().createAccumulator()));
        return accumulators;
    }

    private Binding key(Binding row) {
        BindingBuilder key = Binding.builder();
        for (Var variable : group.getGroupVars().getVars()) {
            Node term = group.getGroupVars().get(variable, row, getExecContext());
            if (term != null) {
                key.add(variable, term);
            }
        }
        return key.build();
    }

    @Override
    protected Binding moveToNextBinding() {
        Map.Entry<Binding, List<Accumulator>> next = groups.next();
        BindingBuilder row = Binding.builder(next.getKey());
        List<ExprAggregator> aggregates = group.getAggregators();
        for (int i = 0; i < aggregates.size(); i++) {
            Node result = result(aggregates.get(i), next.getValue(), i);
            if (result != null) {
                row.add(aggregates.get(i).getVar(), result);
            }
        }
        return row.build();
    }

    private static Node result(ExprAggregator aggregate, List<Accumulator> accumulators, int index) {
        if (accumulators.isEmpty()) {
            return aggregate.getAggregator().getValueEmpty();
        }
        NodeValue value = accumulators.get(index).getValue();
        return value == null ? null : value.asNode();
    }

    @Override
    protected void closeSubIterator() {
        held.release();
    }

    @Override
    protected void requestSubCancel() {
        // The base class cancels the input.
    }
}
