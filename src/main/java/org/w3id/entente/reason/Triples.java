package org.w3id.entente.reason;

import org.apache.jena.graph.Triple;

import java.util.stream.Stream;

/** The triple patterns of a rule. */
final class Triples {
    private Triples() {}

    /** All of them: head, body and what the body negates. */
    static Stream<Triple> of(Rule rule) {
        return Stream.concat(rule.head().stream(), read(rule));
    }

    /** Those that the rule reads: its body and what the body negates. */
    static Stream<Triple> read(Rule rule) {
        Body.Pattern pattern = rule.body().pattern();
        return Stream.concat(
                pattern.triples().stream(), pattern.negations().stream().flatMap(each -> each.triples().stream()));
    }
}
