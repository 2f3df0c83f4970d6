package org.w3id.entente.query.execution;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBase;

import java.util.Arrays;
import java.util.Iterator;

/** The row, seen as a binding by ARQ's expressions. It changes with the row and must not be kept. */
final class RowBinding extends BindingBase {
    private final Row row;

    RowBinding(Row row) {
        super(null);
        this.row = row;
    }

    @Override
    protected Iterator<Var> vars1() {
        return Arrays.stream(row.variables).filter(this::contains1).iterator();
    }

    @Override
    protected int size1() {
        int size = 0;
        for (int id : row.ids) {
            size += id == Terms.NONE ? 0 : 1;
        }
        return size;
    }

    @Override
    protected boolean isEmpty1() {
        return size1() == 0;
    }

    @Override
    protected boolean contains1(Var variable) {
        int slot = row.slot(variable);
        return slot != Row.NOWHERE && row.ids[slot] != Terms.NONE;
    }

    @Override
    protected Node get1(Var variable) {
        return contains1(variable) ? row.terms.node(row.ids[row.slot(variable)]) : null;
    }

    @Override
    protected Binding detachWithOriginalParent() {
        return IdBinding.of(null, row.terms, row.variables, row.ids.clone());
    }

    @Override
    protected Binding detachWithNewParent(Binding newParent) {
        return IdBinding.of(newParent, row.terms, row.variables, row.ids.clone());
    }
}
