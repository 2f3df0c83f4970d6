package org.w3id.entente.query.explain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One numbered step of an explanation. Immutable; threads may share it. */
public sealed interface Step {
    /** The number of the step, from 1. */
    int number();

    /** What holds by this step. */
    Statement statement();

    /** The numbers of the steps that this one rests on, in order and without repetition. */
    List<Integer> support();

    /**
     * The statement is asserted.
     *
     * @param number the number of the step, from 1
     * @param statement what holds
     * @param sources the named graphs that assert it, in their order
     */
    record Asserted(int number, Statement statement, List<Source> sources) implements Step {
        /** Copies the list. */
        public Asserted {
            Objects.requireNonNull(statement);
            sources = List.copyOf(sources);
        }

        @Override
        public List<Integer> support() {
            return List.of();
        }
    }

    /**
     * The statement follows by a rule.
     *
     * @param number the number of the step, from 1
     * @param statement what holds
     * @param rule the rule
     * @param because the reason in a sentence
     * @param premises the numbers of the steps that the rule's body matched, in the order of the body; empty for an
     *     aggregation
     * @param absences what nothing matches
     * @param rows for an aggregation what was counted or compared; otherwise empty
     */
    record Derived(
            int number,
            Statement statement,
            Term rule,
            Sentence because,
            List<Integer> premises,
            List<Absence> absences,
            List<Row> rows)
            implements Step {
        /** Copies the lists. */
        public Derived {
            Objects.requireNonNull(statement);
            Objects.requireNonNull(rule);
            Objects.requireNonNull(because);
            premises = List.copyOf(premises);
            absences = List.copyOf(absences);
            rows = List.copyOf(rows);
        }

        @Override
        public List<Integer> support() {
            List<Integer> all = new ArrayList<>(premises);
            rows.forEach(row -> all.addAll(row.premises()));
            return all.stream().distinct().toList();
        }
    }

    /**
     * A pattern that nothing matches, as the rule demands.
     *
     * @param pattern the triples that are not found together; variables stand for anything
     * @param conditions what is asked of a match beside, in words; empty when nothing is
     */
    record Absence(List<Statement> pattern, List<String> conditions) {
        /** Copies the lists. */
        public Absence {
            pattern = List.copyOf(pattern);
            conditions = List.copyOf(conditions);
        }

        /** The pattern and its conditions on one line. */
        public String text() {
            return Wording.pattern(pattern, conditions);
        }
    }

    /**
     * One of the matches that an aggregation counts or compares.
     *
     * @param values what tells this row from the others: the variables by name in the order of the rule
     * @param premises the numbers of the steps that the pattern matched
     * @param absences what nothing matches
     */
    record Row(Map<String, Term> values, List<Integer> premises, List<Absence> absences) {
        /** Copies the collections. */
        public Row {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
            premises = List.copyOf(premises);
            absences = List.copyOf(absences);
        }
    }
}
