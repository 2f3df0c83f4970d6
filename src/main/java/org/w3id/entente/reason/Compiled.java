package org.w3id.entente.reason;

import java.util.List;

/** What the compiler makes of one text. */
public sealed interface Compiled {
    /**
     * The text is a rule.
     *
     * @param rule the rule
     */
    record Accepted(Rule rule) implements Compiled {}

    /**
     * The text is outside the profile.
     *
     * @param problems why; at least one
     */
    record Refused(List<RuleProblem> problems) implements Compiled {
        /** Copies the list. */
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
