package org.w3id.entente.query.execution;

import org.apache.jena.sparql.core.Var;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What is asked of a part of a plan by those after it.
 *
 * @param only the variables that are asked for, when it does not matter how often a solution is repeated
 * @param few whether the solutions are perhaps not all fetched
 */
record Demand(Optional<Set<Var>> only, boolean few) {
    /** All variables of every solution. */
    static final Demand ALL = new Demand(Optional.empty(), false);

    /** Some variables, each solution once or more. */
    Demand distinct(Collection<Var> variables) {
        return new Demand(Optional.of(Set.copyOf(variables)), few);
    }

    /** The same, and more variables. */
    Demand and(Collection<Var> variables) {
        return new Demand(
                only.map(known -> {
                    Set<Var> more = new LinkedHashSet<>(known);
                    more.addAll(variables);
                    return more;
                }),
                few);
    }

    /** The same of perhaps not all solutions. */
    Demand ofFew() {
        return new Demand(only, true);
    }
}
