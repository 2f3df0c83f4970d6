package org.w3id.entente.query.explain;

import java.util.stream.Collectors;

/** What every format says of a refusal. */
final class Refusals {
    private Refusals() {}

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
}
