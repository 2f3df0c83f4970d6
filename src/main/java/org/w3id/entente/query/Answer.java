package org.w3id.entente.query;

import org.apache.jena.graph.Graph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;

import java.util.List;
import java.util.Map;

/** What a query gave, complete. The prefixes are the query's own and the usual ones, for writing. */
public sealed interface Answer {
    /** Prefix without colon to namespace: what the query declared, and the usual ones. */
    Map<String, String> prefixes();

    /** Whether the answer holds anything: a row, a triple, a yes. */
    boolean isPositive();

    /**
     * The solutions of a SELECT query.
     *
     * @param variables the columns, in order
     * @param rows the solutions, in order
     * @param ordered whether the query fixed the order
     */
    record Rows(List<Var> variables, List<Binding> rows, boolean ordered, Map<String, String> prefixes)
            implements Answer {
        /** Copies the lists. */
        public Rows {
            variables = List.copyOf(variables);
            rows = List.copyOf(rows);
            prefixes = Map.copyOf(prefixes);
        }

        @Override
        public boolean isPositive() {
            return !rows.isEmpty();
        }
    }

    /** The truth value of an ASK query. */
    record Truth(boolean value, Map<String, String> prefixes) implements Answer {
        /** Copies the prefixes. */
        public Truth {
            prefixes = Map.copyOf(prefixes);
        }

        @Override
        public boolean isPositive() {
            return value;
        }
    }

    /** The triples of a CONSTRUCT or DESCRIBE query. */
    record Triples(Graph graph, Map<String, String> prefixes) implements Answer {
        /** Copies the prefixes. */
        public Triples {
            prefixes = Map.copyOf(prefixes);
        }

        @Override
        public boolean isPositive() {
            return !graph.isEmpty();
        }
    }
}
