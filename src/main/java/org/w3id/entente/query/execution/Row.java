package org.w3id.entente.query.execution;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The solution that a plan is working on: for each variable the id of its term, {@link Terms#NONE} while it is unbound.
 * All parts of a plan share one row.
 */
final class Row {
    /** What {@link #slot} returns for a variable that the plan does not bind. */
    static final int NOWHERE = -1;

    final Terms terms;
    final int[] ids;
    final Var[] variables;
    private final Map<Var, Integer> slots = new LinkedHashMap<>();
    final Cancellation cancellation;

    /** A row in which nothing is bound. */
    Row(Terms terms, Collection<Var> variables, Cancellation cancellation) {
        this.terms = terms;
        this.cancellation = cancellation;
        for (Var variable : variables) {
            slots.putIfAbsent(variable, slots.size());
        }
        this.variables = slots.keySet().toArray(Var[]::new);
        ids = new int[slots.size()];
    }

    /** A row for a part of a plan that is evaluated on its own. */
    Row apart(Collection<Var> others) {
        return new Row(terms, others, cancellation);
    }

    /** Where the id of a variable stands, or {@link #NOWHERE}. */
    int slot(Var variable) {
        return slots.getOrDefault(variable, NOWHERE);
    }

    /** Where the ids of variables stand. */
    int[] slots(Collection<Var> chosen) {
        return chosen.stream()
                .mapToInt(this::slot)
                .filter(slot -> slot != NOWHERE)
                .toArray();
    }

    /** A constant, or the slot of a variable. */
    Place place(Node node) {
        return Var.isVar(node) ? new Place(slot(Var.alloc(node)), Terms.NONE) : new Place(NOWHERE, terms.id(node));
    }

    /** One step of a loop: see {@link Cancellation}. */
    void tick() {
        cancellation.tick();
    }

    /**
     * One position of a pattern.
     *
     * @param slot the variable's slot, or {@link #NOWHERE} for a constant
     * @param constant the constant's id
     */
    record Place(int slot, int constant) {
        boolean isVariable() {
            return slot != NOWHERE;
        }

        /** The id that stands here now; {@link Terms#NONE} for an unbound variable. */
        int id(int[] ids) {
            return slot == NOWHERE ? constant : ids[slot];
        }
    }
}
