package org.w3id.entente.reason;

import org.apache.jena.graph.Node;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A rule as a file defines it (SHACL Advanced Features, section 8.3, {@code sh:SPARQLRule}). Immutable; threads may share
 * it.
 *
 * @param name the rule's IRI
 * @param because the sentence that gives the reason, with the rule's variables in braces; empty when there is none
 * @param construct the text of the query as written, a literal; empty when there is none
 * @param prefixes the prefixes that its {@code sh:prefixes} declare, without colon
 * @param compiled what the compiler makes of the text
 */
public record RuleDefinition(
        Node name,
        Optional<String> because,
        Optional<Node> construct,
        Map<String, String> prefixes,
        Compiled compiled) {
    /** Copies the map. */
    public RuleDefinition {
        Objects.requireNonNull(name);
        Objects.requireNonNull(because);
        Objects.requireNonNull(construct);
        prefixes = Map.copyOf(prefixes);
        Objects.requireNonNull(compiled);
    }
}
