package org.w3id.entente.reason;

import org.apache.jena.graph.Node;

import java.util.Objects;
import java.util.Optional;

/**
 * A rule as a file defines it (SHACL Advanced Features, section 8.3, {@code sh:SPARQLRule}). Immutable; threads may share
 * it.
 *
 * @param name the rule's IRI
 * @param because the sentence that gives the reason, with the rule's variables in braces; empty when there is none
 * @param construct the text of the query as written, a literal; empty when there is none
 * @param compiled what the compiler makes of the text
 */
public record RuleDefinition(Node name, Optional<String> because, Optional<Node> construct, Compiled compiled) {
    /** Checks that nothing is missing. */
    public RuleDefinition {
        Objects.requireNonNull(name);
        Objects.requireNonNull(because);
        Objects.requireNonNull(construct);
        Objects.requireNonNull(compiled);
    }
}
