package org.w3id.entente.reason;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.Expr;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What must hold for a rule to conclude: a pattern, or an aggregation of one. */
public sealed interface Body {
    /** The pattern whose matches count; for an aggregation the one inside. */
    Pattern pattern();

    /** The variables that have a value whenever the body holds, assignments that may fail included. */
    default Set<Var> variables() {
        Set<Var> variables = new LinkedHashSet<>();
        switch (this) {
            case Pattern pattern -> {
                pattern.triples().stream()
                        .flatMap(triple -> Stream.of(triple.getSubject(), triple.getObject()))
                        .filter(Node::isVariable)
                        .map(Var::alloc)
                        .forEach(variables::add);
                pattern.assignments().forEach(each -> variables.add(each.variable()));
            }
            case Aggregation aggregation -> {
                variables.addAll(aggregation.groups());
                aggregation.aggregates().forEach(each -> variables.add(each.variable()));
                aggregation.assignments().forEach(each -> variables.add(each.variable()));
            }
        }
        variables.removeIf(each -> !each.isNamedVar() || each.getVarName().startsWith(BodyReader.STEP));
        return Collections.unmodifiableSet(variables);
    }

    /**
     * A basic graph pattern with filters, negations and assignments.
     *
     * @param triples all must match; predicates are IRIs
     * @param assignments made after the triples have matched, in this order
     * @param filters all must be true
     * @param negations none may match
     */
    record Pattern(List<Triple> triples, List<Assignment> assignments, List<Expr> filters, List<Negation> negations)
            implements Body {
        /** Copies the lists. */
        public Pattern {
            triples = List.copyOf(triples);
            assignments = List.copyOf(assignments);
            filters = List.copyOf(filters);
            negations = List.copyOf(negations);
        }

        @Override
        public Pattern pattern() {
            return this;
        }
    }

    /**
     * A sub-SELECT: the matches of a pattern in groups, and for each group one solution.
     *
     * @param pattern the matches
     * @param groups the variables whose values make a group; at least one
     * @param aggregates what is computed of each group
     * @param assignments made after that, in this order
     * @param filters all must be true of a group
     */
    record Aggregation(
            Pattern pattern,
            List<Var> groups,
            List<Aggregate> aggregates,
            List<Assignment> assignments,
            List<Expr> filters)
            implements Body {
        /** Copies the lists. */
        public Aggregation {
            Objects.requireNonNull(pattern);
            groups = List.copyOf(groups);
            aggregates = List.copyOf(aggregates);
            assignments = List.copyOf(assignments);
            filters = List.copyOf(filters);
        }
    }

    /**
     * A pattern that must not match (FILTER NOT EXISTS).
     *
     * @param triples the pattern
     * @param filters what must be true of a match for it to count
     */
    record Negation(List<Triple> triples, List<Expr> filters) {
        /** Copies the lists. */
        public Negation {
            triples = List.copyOf(triples);
            filters = List.copyOf(filters);
        }
    }

    /**
     * A new binding (BIND); when the expression fails the variable stays unbound.
     *
     * @param variable the variable that is bound
     * @param expression its value
     */
    record Assignment(Var variable, Expr expression) {
        /** Checks that nothing is missing. */
        public Assignment {
            Objects.requireNonNull(variable);
            Objects.requireNonNull(expression);
        }
    }

    /**
     * One number or term for each group.
     *
     * @param variable the variable that is bound to it
     * @param function how it is computed
     * @param distinct whether equal values count once
     * @param argument the variable whose values are taken; empty for {@code COUNT(*)}
     */
    record Aggregate(Var variable, Function function, boolean distinct, Optional<Var> argument) {
        /** Checks that nothing is missing. */
        public Aggregate {
            Objects.requireNonNull(variable);
            Objects.requireNonNull(function);
            Objects.requireNonNull(argument);
        }
    }

    /** The aggregate functions of the profile (SPARQL 1.1, section 18.5.1). */
    enum Function {
        /** How many values, or matches. */
        COUNT,
        /** The least value. */
        MIN,
        /** The greatest value. */
        MAX,
        /** The sum of numbers. */
        SUM
    }
}
