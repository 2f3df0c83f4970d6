package org.w3id.entente.reason;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Why a triple holds: a tree whose leaves are asserted triples and patterns without a match. Equal parts of the tree are
 * one object. Immutable; threads may share it.
 */
public sealed interface Proof {
    /** The triple that is proven. */
    Triple conclusion();

    /**
     * The triple is asserted.
     *
     * @param conclusion the triple
     */
    record Asserted(Triple conclusion) implements Proof {
        /** Checks that nothing is missing. */
        public Asserted {
            Objects.requireNonNull(conclusion);
        }
    }

    /**
     * The triple follows by a rule.
     *
     * @param conclusion the triple
     * @param rule the rule
     * @param bindings the values of the rule's variables
     * @param premises proofs of the triples that the body matched, in the order of the body; empty for an aggregation
     * @param absences the negated patterns; empty for an aggregation
     * @param rows for an aggregation all matches of its group, by their terms; otherwise empty
     */
    record Derived(
            Triple conclusion,
            Rule rule,
            Map<Var, Node> bindings,
            List<Proof> premises,
            List<Absence> absences,
            List<Row> rows)
            implements Proof {
        /** Copies the collections. */
        public Derived {
            Objects.requireNonNull(conclusion);
            Objects.requireNonNull(rule);
            bindings = Map.copyOf(bindings);
            premises = List.copyOf(premises);
            absences = List.copyOf(absences);
            rows = List.copyOf(rows);
        }

        @Override
        public int hashCode() {
            return conclusion.hashCode(); // the whole tree would be read once for each way to a part of it
        }

        @Override
        public boolean equals(Object other) {
            return this == other
                    || (other instanceof Derived derived
                            && conclusion.equals(derived.conclusion)
                            && rule.equals(derived.rule)
                            && bindings.equals(derived.bindings)
                            && premises.equals(derived.premises)
                            && rows.equals(derived.rows));
        }
    }

    /**
     * A match of an aggregated pattern.
     *
     * @param bindings the values of the pattern's variables
     * @param premises proofs of the triples that the pattern matched, in its order
     * @param absences the negated patterns
     */
    record Row(Map<Var, Node> bindings, List<Proof> premises, List<Absence> absences) {
        /** Copies the collections. */
        public Row {
            bindings = Map.copyOf(bindings);
            premises = List.copyOf(premises);
            absences = List.copyOf(absences);
        }
    }

    /**
     * A negated pattern that has no match.
     *
     * @param pattern its triples with the values of the rule's variables put in; other variables stand for anything
     * @param negation the negation as the rule has it
     */
    record Absence(List<Triple> pattern, Body.Negation negation) {
        /** Copies the list. */
        public Absence {
            pattern = List.copyOf(pattern);
            Objects.requireNonNull(negation);
        }
    }
}
