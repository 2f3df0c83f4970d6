package org.w3id.entente.query.limits;

import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingProjectNamed;
import org.apache.jena.sparql.engine.iterator.QueryIter1;

import java.util.HashSet;
import java.util.Set;

/** Each row once, in the order in which they come first (SPARQL 1.1 Query, section 15.3.1). */
final class DistinctRows extends QueryIter1 {
    private final Held held;
    private final Set<Binding> seen = new HashSet<>();
    private boolean found;
    private Binding next;

    DistinctRows(QueryIterator rows, Held held, ExecutionContext context) {
        super(rows, context);
        this.held = held;
    }

    @Override
    protected boolean hasNextBinding() {
        while (!found && getInput().hasNext()) {
            held.budget().check();
            // Variables without a name, such as blank nodes, are not part of a solution.
            Binding row = new BindingProjectNamed(getInput().nextBinding());
            if (seen.add(row)) {
                held.add(row);
                next = row;
                found = true;
            }
        }
        return found;
    }

    @Override
    protected Binding moveToNextBinding() {
        found = false;
        return next;
    }

    @Override
    protected void closeSubIterator() {
        seen.clear();
        held.release();
    }

    @Override
    protected void requestSubCancel() {
        // The base class cancels the input.
    }
}
