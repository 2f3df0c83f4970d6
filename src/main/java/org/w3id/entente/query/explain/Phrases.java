package org.w3id.entente.query.explain;

import org.w3id.entente.vocab.Namespaces;

import java.util.stream.Collectors;

/** The phrases that every format for readers uses. */
final class Phrases {
    private static final String AXIOMS = Namespaces.RULE + "owl/";

    private Phrases() {}

    /** What it all rests on, counted. */
    static String summary(Explanation explanation) {
        int leaves = explanation.leaves().size();
        if (explanation.roots().size() > 1) {
            return Count.of(explanation.roots().size(), "proof") + " rest on " + Count.of(leaves, "asserted statement")
                    + ":";
        }
        int derived = explanation.steps().size() - leaves;
        return derived == 0
                ? "It is asserted:"
                : "It follows in " + Count.of(derived, "step") + " from " + Count.of(leaves, "asserted statement")
                        + ":";
    }

    /** Which rules come near. */
    static String summary(Refusal refusal) {
        long rules = refusal.attempts().stream()
                .map(Refusal.Attempt::rule)
                .distinct()
                .count();
        return rules == 0
                ? "This does not hold: it is not asserted, and no rule concludes such a statement."
                : "This does not hold: it is not asserted, and "
                        + (rules == 1 ? "one rule comes" : Count.digits(rules) + " rules come")
                        + " near."
                        + (refusal.unfinished().isEmpty()
                                ? ""
                                : " So much had to be looked at that there may be nearer instances of "
                                        + refusal.unfinished().stream()
                                                .map(Term::compact)
                                                .collect(Collectors.joining(", "))
                                        + ".");
    }

    /** Where an asserted statement stands: the edition, else the file, else the graph. */
    static String place(Source source) {
        return source.edition().map(year -> "edition " + year).or(source::file).orElseGet(() -> source.graph()
                .compact());
    }

    /** Whether a rule is an axiom of the ontology. */
    static boolean isAxiom(Term rule) {
        return rule.node().toString().startsWith(AXIOMS);
    }

    /** The short name of a rule; for an axiom the name of its kind in OWL 2 Profiles, section 4.3. */
    static String rule(Term rule) {
        String iri = rule.node().toString();
        return isAxiom(rule) ? "OWL " + iri.substring(AXIOMS.length()).replaceFirst("/.*", "") : rule.compact();
    }

    /** What tells a row from the others. */
    static String values(Step.Row row) {
        return "with "
                + row.values().entrySet().stream()
                        .map(each -> Wording.separated(each.getKey()) + " = "
                                + each.getValue().label())
                        .collect(Collectors.joining(", "));
    }

    /** {@code edition 2020, characters 2713-2762, claim claim2020:india-summit-2018 (occurred)}. */
    static String testimony(Source source, Testimony testimony) {
        String characters = testimony.passages().stream()
                .map(passage -> passage.start() + "-" + passage.end())
                .collect(Collectors.joining(", "));
        String kind = testimony.statedIn().isPresent() ? "claim " : "";
        String modality =
                testimony.modality().map(each -> " (" + each.label() + ")").orElse("");
        return place(source) + (characters.isEmpty() ? "" : ", characters " + characters) + ", " + kind
                + testimony.witness().compact() + modality;
    }
}
