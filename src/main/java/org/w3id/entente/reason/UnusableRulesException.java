package org.w3id.entente.reason;

import java.util.List;

/** Rules that cannot be applied. The message tells the first problem and how many there are. */
public final class UnusableRulesException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<RuleProblem> problems;

    UnusableRulesException(List<RuleProblem> problems) {
        super(problems.getFirst().rule() + ": " + problems.getFirst().message()
                + (problems.size() == 1 ? "" : " (and " + (problems.size() - 1) + " more)")
                + "; \"entente check\" shows where");
        this.problems = List.copyOf(problems);
    }

    /** What is wrong; at least one. */
    public List<RuleProblem> problems() {
        return problems;
    }
}
