package org.w3id.entente.reason;

import org.apache.jena.graph.Node;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why a rule, or a set of rules, cannot be used.
 *
 * @param kind the sort of problem
 * @param rule the rule's IRI; for {@link Kind#UNSTRATIFIED} that of the rule that negates or counts
 * @param found what was found
 * @param wanted what was wanted; empty when {@code found} says it all
 * @param cure what to do; empty when {@code wanted} says it all
 * @param line the line in the rule's query, from 1; 0 when unknown
 * @param column the column in the rule's query, from 1; 0 when unknown
 * @param cycle for {@link Kind#UNSTRATIFIED} the steps of the cycle, each from what the one before leads to, beginning with
 *     the negation or the count; otherwise empty
 */
public record RuleProblem(
        Kind kind, Node rule, String found, String wanted, String cure, int line, int column, List<Dependence> cycle) {
    /** Copies the list. */
    public RuleProblem {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(rule);
        Objects.requireNonNull(found);
        Objects.requireNonNull(wanted);
        Objects.requireNonNull(cure);
        cycle = List.copyOf(cycle);
    }

    /** What was found, what was wanted and the cure in one line. */
    public String message() {
        return Stream.of(found, wanted.isEmpty() ? "" : "wanted " + wanted, cure)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("; "));
    }

    /** The rules that take part: those of the cycle, or the one. */
    public List<Node> rules() {
        List<Node> rules = cycle.stream()
                .flatMap(step -> step.rules().stream())
                .map(Rule::name)
                .distinct()
                .toList();
        return rules.isEmpty() ? List.of(rule) : rules;
    }

    /** The predicates and classes of the cycle in order; empty when there is none. */
    public List<Node> predicates() {
        return cycle.stream().map(Dependence::needed).distinct().toList();
    }

    /** A cycle in words, its terms and rules named by a function. */
    static String text(List<Dependence> cycle, Function<Node, String> name) {
        Dependence first = cycle.getFirst();
        return name.apply(first.concluded())
                + (first.need() == Need.ABSENCE ? " depends on its own absence: " : " depends on a sum over itself: ")
                + cycle.stream().map(step -> step.text(name)).collect(Collectors.joining(", "));
    }

    /**
     * One step of a cycle: what rules conclude, and what they need for it.
     *
     * @param needed the predicate or class that the rules read
     * @param need how they read it
     * @param concluded the predicate or class that they conclude
     * @param rules the rules; never none
     */
    public record Dependence(Node needed, Need need, Node concluded, List<Rule> rules) {
        /** Copies the list. */
        public Dependence {
            Objects.requireNonNull(needed);
            Objects.requireNonNull(need);
            Objects.requireNonNull(concluded);
            rules = List.copyOf(rules);
        }

        private String text(Function<Node, String> name) {
            String how =
                    switch (need) {
                        case PRESENCE -> " needs ";
                        case ABSENCE -> " needs the absence of ";
                        case AGGREGATE -> " needs all of ";
                    };
            String which = rules.stream()
                    .map(rule -> rule.name().getURI().startsWith(OwlRules.NAMES)
                            ? "axiom " + rule.label()
                            : name.apply(rule.name()))
                    .collect(Collectors.joining(", "));
            return name.apply(concluded) + how + name.apply(needed) + " (" + which + ")";
        }
    }

    /** How a rule reads what it needs. */
    public enum Need {
        /** Something must match. */
        PRESENCE,
        /** Nothing may match. */
        ABSENCE,
        /** All matches together are counted, summed up or compared. */
        AGGREGATE
    }

    /** The sorts of problem. */
    public enum Kind {
        /** There is no query, or there are several. */
        QUERY,
        /** The text is no SPARQL query. */
        SYNTAX,
        /** The query is no CONSTRUCT, or has parts that a rule cannot have (LIMIT, FROM …). */
        FORM,
        /** The head names a graph. */
        HEAD_GRAPH,
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
