package org.w3id.entente.query.execution;

import org.apache.jena.sparql.engine.QueryIterator;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;

/** Solutions that ARQ has found. */
final class Given extends Solutions {
    private final QueryIterator input;
    private final Row row;
    private final boolean[] bound;
    private Binding binding = BindingFactory.empty();

    Given(QueryIterator input, Row row) {
        this.input = input;
        this.row = row;
        bound = new boolean[row.ids.length];
    }

    @Override
    boolean next() {
        if (!input.hasNext()) {
            restart();
            return false;
        }
        binding = input.next();
        for (int slot = 0; slot < bound.length; slot++) {
            row.ids[slot] = IdBinding.id(binding, row.variables[slot], row.terms);
            bound[slot] = row.ids[slot] != Terms.NONE;
        }
        return true;
    }

    /** Nothing comes twice from ARQ: this only unbinds. */
    @Override
    void restart() {
        for (int slot = 0; slot < bound.length; slot++) {
            if (bound[slot]) {
                bound[slot] = false;
                row.ids[slot] = Terms.NONE;
            }
        }
    }

    /** The solution that was given last. */
    Binding binding() {
        return binding;
    }

    /** Whether that solution binds a variable. */
    boolean binds(int slot) {
        return bound[slot];
    }
}
