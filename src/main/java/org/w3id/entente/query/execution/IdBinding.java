package org.w3id.entente.query.execution;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBase;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A solution in ids, whose terms are made when they are asked for. Threads may share it once its query has ended. */
final class IdBinding extends BindingBase {
    private final Terms terms;
    private final Var[] variables;
    private final int[] ids;

    private IdBinding(Binding parent, Terms terms, Var[] variables, int[] ids) {
        super(parent);
        this.terms = terms;
        this.variables = variables;
        this.ids = ids;
    }

    /**
     * A solution.
     *
     * @param parent what is bound besides; null for nothing
     * @param ids for each variable the id of its term, {@link Terms#NONE} when it is unbound or the parent binds it;
     *     neither array is copied
     */
    static IdBinding of(Binding parent, Terms terms, Var[] variables, int[] ids) {
        return new IdBinding(parent, terms, variables, ids);
    }

    /** The id of a variable's term, among the ids of some terms; {@link Terms#NONE} when it is unbound. */
    static int id(Binding binding, Var variable, Terms terms) {
        if (binding instanceof IdBinding own && own.terms == terms) {
            int index = own.index(variable);
            if (index >= 0) {
                return own.ids[index];
            }
        }
        Node node = binding.get(variable);
        return node == null ? Terms.NONE : terms.id(node);
    }

    private int index(Var variable) {
        for (int i = 0; i < variables.length; i++) {
            if (ids[i] != Terms.NONE && variables[i].equals(variable)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    protected Iterator<Var> vars1() {
        List<Var> bound = new ArrayList<>(variables.length);
        for (int i = 0; i < variables.length; i++) {
            if (ids[i] != Terms.NONE) {
                bound.add(variables[i]);
            }
        }
        return bound.iterator();
    }

    @Override
    protected int size1() {
        int size = 0;
        for (int id : ids) {
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
        return index(variable) >= 0;
    }

    @Override
    protected Node get1(Var variable) {
        int index = index(variable);
        return index < 0 ? null : terms.node(ids[index]);
    }

    @Override
    protected Binding detachWithNewParent(Binding newParent) {
        return new IdBinding(newParent, terms, variables, ids);
    }
}
