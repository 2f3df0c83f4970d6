package org.w3id.entente.reason;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;

import java.util.List;
import java.util.Objects;

/**
 * A rule: whenever its body holds, each triple of its head does. Immutable; threads may share it.
 *
 * @param name the rule's IRI
 * @param label what a person calls it
 * @param head the triples concluded; their predicates are IRIs, their other terms IRIs, literals or variables
 * @param body what must hold
 * @param construct the rule as a SPARQL CONSTRUCT query with the same meaning; not to be changed
 */
public record Rule(Node name, String label, List<Triple> head, Body body, Query construct) {
    /** Checks that nothing is missing. */
    public Rule {
        Objects.requireNonNull(name);
        Objects.requireNonNull(label);
        head = List.copyOf(head);
        Objects.requireNonNull(body);
        Objects.requireNonNull(construct);
        if (head.isEmpty()) {
            throw new IllegalArgumentException("a rule without a head: " + name);
        }
    }

    @Override
    public String toString() {
        return label.isEmpty() ? name.toString() : label;
    }
}
