package org.w3id.entente.reason;

import java.util.List;

/**
 * How to find the matches of a clause that begin with one pair.
 *
 * @param clause the clause
 * @param start where to begin
 * @param steps what to do then
 * @param cut once a match is found, no other choice at this step or later gives another conclusion
 */
record Plan(Clause clause, Start start, List<Step> steps, int cut) {
    Plan {
        steps = List.copyOf(steps);
    }

    /** Where the search for matches begins. */
    sealed interface Start {
        /** With nothing. */
        record Nothing() implements Start {}

        /** With a pair for an atom of the body. */
        record Premise(int atom) implements Start {}

        /** With a pair for an atom of a negation: only variables that stand outside keep their values. */
        record Denied(int denial, int atom) implements Start {}

        /** With a pair for an atom of the head. */
        record Conclusion(int head) implements Start {}

        /** With values for some slots, those of group keys. */
        record Group(List<Integer> slots) implements Start {
            /** Copies the list. */
            public Group {
                slots = List.copyOf(slots);
            }
        }
    }

    /** The atom that the first pair must fit; only where there is one. */
    Atom first() {
        return switch (start) {
            case Start.Premise premise -> clause.atoms[premise.atom()];
            case Start.Denied denied -> clause.denials[denied.denial()].atoms().get(denied.atom());
            case Start.Conclusion conclusion -> clause.heads[conclusion.head()];
            case Start.Nothing nothing -> throw new IllegalStateException("no atom begins the plan");
            case Start.Group group -> throw new IllegalStateException("no atom begins the plan");
        };
    }
}
