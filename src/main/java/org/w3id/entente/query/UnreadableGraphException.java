package org.w3id.entente.query;

import org.w3id.entente.load.SyntaxProblem;

import java.util.List;
import java.util.stream.Collectors;

/** A project whose files cannot be read whole, so that nothing can be answered from them. */
public final class UnreadableGraphException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 3;

    private final transient List<SyntaxProblem> problems;

    UnreadableGraphException(List<SyntaxProblem> problems) {
        super(message(problems));
        this.problems = List.copyOf(problems);
    }

    private static String message(List<SyntaxProblem> problems) {
        String shown = problems.stream()
                .limit(SHOWN)
                .map(problem -> "\n  " + problem.place() + ": " + problem.found()
                        + (problem.wanted().isEmpty() ? "" : "; wanted " + problem.wanted()))
                .collect(Collectors.joining());
        int more = problems.size() - SHOWN;
        return "the graph cannot be read whole:" + shown + (more > 0 ? "\n  and " + more + " more" : "")
                + "\n\"entente check\" shows each fault with its cure";
    }

    /** Every fault that reading showed. */
    public List<SyntaxProblem> problems() {
        return problems;
    }
}
