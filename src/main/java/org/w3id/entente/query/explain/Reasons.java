package org.w3id.entente.query.explain;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.vocabulary.RDF;
import org.w3id.entente.query.explain.Sentence.Mention;
import org.w3id.entente.query.explain.Sentence.Part;
import org.w3id.entente.query.explain.Sentence.Words;
import org.w3id.entente.reason.Body;
import org.w3id.entente.reason.Rule;
import org.w3id.entente.reason.Rulebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says why a rule concludes: by the rule's own sentence with the values of its variables, or, for an axiom of the
 * ontology, by a sentence that its form amounts to.
 */
final class Reasons {
    private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");

    private final Rulebook rules;
    private final Wording wording;

    Reasons(Rulebook rules, Wording wording) {
        this.rules = rules;
        this.wording = wording;
    }

    /** A rule with its label. */
    Term rule(Rule rule) {
        Term term = wording.term(rule.name());
        boolean isLabelled = !term.label().equals(term.name());
        return isLabelled || rule.label().isEmpty() ? term : new Term(term.node(), term.name(), rule.label());
    }

    /** The reason of a rule instance; variables without a value are “some …”. */
    Sentence because(Rule rule, Map<Var, Node> bindings) {
        return rules.because(rule)
                .map(template -> filled(template, bindings))
                .or(() -> axiom(rule))
                .orElseGet(() -> new Sentence(
                        List.of(new Words("because of the rule “"), new Words(rule.toString()), new Words("”"))));
    }

    private Sentence filled(String template, Map<Var, Node> bindings) {
        List<Part> parts = new ArrayList<>();
        Matcher place = PLACE.matcher(template);
        int from = 0;
        while (place.find()) {
            parts.add(new Words(template.substring(from, place.start())));
            Var variable = Var.alloc(place.group(1).strip());
            parts.add(new Mention(wording.term(bindings.getOrDefault(variable, variable))));
            from = place.end();
        }
        parts.add(new Words(template.substring(from)));
        return new Sentence(parts);
    }

    private Optional<Sentence> axiom(Rule rule) {
        if (!(rule.body() instanceof Body.Pattern pattern)
                || rule.head().size() != 1
                || !pattern.filters().isEmpty()
                || !pattern.negations().isEmpty()
                || !pattern.assignments().isEmpty()) {
            return Optional.empty();
        }
        Triple head = rule.head().getFirst();
        return pattern.triples().size() == 1
                ? implication(head, pattern.triples().getFirst())
                : chain(head, pattern.triples());
    }

    private Optional<Sentence> implication(Triple head, Triple premise) {
        Node property = premise.getPredicate();
        if (isMembership(premise)) {
            return isMembership(head)
                    ? sentence("because every ", premise.getObject(), " is ", member(head))
                    : head.getObject().isVariable()
                            ? Optional.empty()
                            : sentence(
                                    "because “",
                                    head.getPredicate(),
                                    "” of every ",
                                    premise.getObject(),
                                    " is ",
                                    head.getObject());
        }
        if (isMembership(head)) {
            return !premise.getObject().isVariable()
                    ? sentence("because whatever has “", property, "” ", premise.getObject(), " is ", member(head))
                    : head.getSubject().equals(premise.getSubject())
                            ? sentence("because whatever has “", property, "” is ", member(head))
                            : sentence("because whatever “", property, "” leads to is ", member(head));
        }
        boolean isReversed = head.getSubject().equals(premise.getObject());
        if (property.equals(head.getPredicate())) {
            return isReversed ? sentence("because “", property, "” holds in both directions") : Optional.empty();
        }
        return isReversed
                ? sentence("because “", head.getPredicate(), "” is the reverse of “", property, "”")
                : sentence("because “", property, "” implies “", head.getPredicate(), "”");
    }

    private Optional<Sentence> chain(Triple head, List<Triple> links) {
        if (links.stream().allMatch(link -> link.getPredicate().equals(head.getPredicate()))) {
            return sentence("because “", head.getPredicate(), "” passes on from one to the next");
        }
        List<Object> parts = new ArrayList<>(List.of("because "));
        Node from = head.getSubject();
        for (Triple link : links) {
            boolean isForward = link.getSubject().equals(from);
            if (!isForward && !link.getObject().equals(from)) {
                return Optional.empty();
            }
            parts.add((parts.size() == 1 ? "" : ", then ") + (isForward ? "“" : "the reverse of “"));
            parts.add(link.getPredicate());
            parts.add("”");
            from = isForward ? link.getObject() : link.getSubject();
        }
        parts.addAll(List.of(" amount to “", head.getPredicate(), "”"));
        return from.equals(head.getObject()) ? sentence(parts.toArray()) : Optional.empty();
    }

    private static boolean isMembership(Triple triple) {
        return triple.getPredicate().equals(RDF.type.asNode())
                && triple.getObject().isURI();
    }

    /** The class of a membership; the sentence puts its article before it. */
    private static Member member(Triple membership) {
        return new Member(membership.getObject());
    }

    private record Member(Node type) {}

    /** A sentence of words, terms and classes with their articles. */
    private Optional<Sentence> sentence(Object... pieces) {
        List<Part> parts = new ArrayList<>();
        for (Object piece : pieces) {
            switch (piece) {
                case Node node -> parts.add(new Mention(wording.term(node)));
                case Member(Node type) -> {
                    Term term = wording.term(type);
                    parts.add(new Words("AEIOUaeiou".indexOf(term.label().charAt(0)) < 0 ? "a " : "an "));
                    parts.add(new Mention(term));
                }
                default -> parts.add(new Words(piece.toString()));
            }
        }
        return Optional.of(new Sentence(parts));
    }
}
