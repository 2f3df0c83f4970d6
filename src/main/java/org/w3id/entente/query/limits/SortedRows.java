package org.w3id.entente.query.limits;

import org.apache.jena.query.SortCondition;
import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingComparator;
import org.apache.jena.sparql.engine.iterator.QueryIterSort;

import java.util.Comparator;
import java.util.List;

/** Rows in order. Each comparison looks at the budget. */
final class SortedRows extends QueryIterSort {
    private final Held held;

    SortedRows(QueryIterator rows, List<SortCondition> conditions, Held held, ExecutionContext context) {
        super(rows, watched(new BindingComparator(conditions, context), held.budget()), context);
        this.held = held;
    }

    private static Comparator<Binding> watched(Comparator<Binding> order, Budget budget) {
        return (left, right) -> {
            budget.check();
            return order.compare(left, right);
        };
    }

    @Override
    protected void closeIterator() {
        super.closeIterator();
        held.release();
    }
}
