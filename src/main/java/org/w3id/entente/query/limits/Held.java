package org.w3id.entente.query.limits;

import org.apache.jena.sparql.engine.ExecutionContext;
import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.iterator.QueryIter1;

/** The rows that one operator holds. One thread uses it. */
final class Held {
    private final Budget budget;
    private long bytes;

    Held(Budget budget) {
        this.budget = budget;
    }

    Budget budget() {
        return budget;
    }

    /** Counts a row that the operator goes on to hold. */
    void add(Binding row) {
        add(Budget.size(row));
    }

    /** Counts what the operator goes on to hold. */
    void add(long size) {
        bytes += size;
        budget.hold(size);
    }

    /** The operator holds nothing any more. */
    void release() {
        budget.release(bytes);
        bytes = 0;
    }

    /** The same rows, each counted as it passes. */
    QueryIterator counting(QueryIterator rows, ExecutionContext context) {
        return new Rows(rows, context) {
            @Override
            protected Binding moveToNextBinding() {
                Binding row = super.moveToNextBinding();
                add(row);
                return row;
            }
        };
    }

    /** The same rows; after the last one, nothing is held any more. */
    QueryIterator until(QueryIterator rows, ExecutionContext context) {
        return new Rows(rows, context) {
            @Override
            protected void closeSubIterator() {
                release();
            }
        };
    }

    private static class Rows extends QueryIter1 {
        Rows(QueryIterator rows, ExecutionContext context) {
            super(rows, context);
        }

        @Override
        protected boolean hasNextBinding() {
            return getInput().hasNext();
        }

        @Override
        protected Binding moveToNextBinding() {
            return getInput().nextBinding();
        }

        @Override
        protected void closeSubIterator() {
            // The base class closes the input.
        }

        @Override
        protected void requestSubCancel() {
            // The base class cancels the input.
        }
    }
}
