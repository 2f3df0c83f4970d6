package org.w3id.entente.reason;

import org.apache.jena.graph.Node;

import java.util.List;
import java.util.Objects;

/**
 * Why a rule, or a set of rules, cannot be used.
 *
 * @param kind the sort of problem
 * @param rule the rule's IRI; for {@link Kind#UNSTRATIFIED} the first of them
 * @param message what was found, what was wanted, and a cure
 * @param line the line in the rule's query, from 1; 0 when unknown
 * @param column the column in the rule's query, from 1; 0 when unknown
 * @param predicates for {@link Kind#UNSTRATIFIED} the predicates (or classes) of the cycle in order; otherwise empty
 * @param rules the rules that take part; for other kinds the one rule
 */
public record RuleProblem(
        Kind kind, Node rule, String message, int line, int column, List<Node> predicates, List<Node> rules) {
    /** Copies the lists. */
    public RuleProblem {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(rule);
        Objects.requireNonNull(message);
        predicates = List.copyOf(predicates);
        rules = List.copyOf(rules);
    }

    RuleProblem(Kind kind, Node rule, String message) {
        this(kind, rule, message, 0, 0, List.of(), List.of(rule));
    }

    /** The sorts of problem. */
    public enum Kind {
        /** The text is no SPARQL query. */
        SYNTAX,
        /** The query is no CONSTRUCT, or has parts that a rule cannot have (LIMIT, FROM, GRAPH in the head …). */
        FORM,
        /** A head variable has no value in every match of the body. */
        UNSAFE_HEAD,
        /** A variable of a filter, an assignment or an aggregate has no value. */
        UNSAFE_EXPRESSION,
        /** A predicate is a variable. */
        VARIABLE_PREDICATE,
        /** A blank node, a literal subject or a triple term stands in the head. */
        HEAD_TERM,
        /** A property path other than a sequence or an inverse. */
        PATH,
        /** A pattern that rules do not have: OPTIONAL, UNION, MINUS, GRAPH, SERVICE, VALUES, a nested group …. */
        PATTERN,
        /** An expression that rules do not have: EXISTS, a function that is not the same on each call …. */
        EXPRESSION,
        /** A sub-SELECT that is not the whole body, or not a plain aggregation. */
        AGGREGATION,
        /** Negation or aggregation within a cycle of predicates. */
        UNSTRATIFIED
    }
}
