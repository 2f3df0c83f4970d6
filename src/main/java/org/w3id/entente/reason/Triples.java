package org.w3id.entente.reason;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.RDF;

import java.util.stream.Stream;

/** The triple patterns of a rule. */
final class Triples {
    private Triples() {}

    /** The predicate of a triple, or its class; a variable when that may be any class. */
    static Node term(Triple triple) {
        return triple.getPredicate().equals(RDF.type.asNode()) ? triple.getObject() : triple.getPredicate();
    }

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
