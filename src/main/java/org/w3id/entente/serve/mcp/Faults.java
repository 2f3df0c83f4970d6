package org.w3id.entente.serve.mcp;

import org.w3id.entente.query.ArgumentException;
import org.w3id.entente.query.EvaluationException;
import org.w3id.entente.query.UnknownGraphException;
import org.w3id.entente.query.explain.UnknownTermException;
import org.w3id.entente.query.limits.Budget;
import org.w3id.entente.query.limits.LimitException;
import org.w3id.entente.serve.core.Problems;
import org.w3id.entente.serve.http.Problem;
import org.w3id.entente.serve.http.ProblemException;
import org.w3id.entente.sparql.QuerySyntaxException;

import java.time.Duration;
import java.util.Optional;

/** What can be told to who asked, of what went wrong. */
final class Faults {
    private Faults() {}

    /** The problem; empty for a fault of the server. */
    static Optional<Problem> problem(Throwable failure, Budget budget) {
        return switch (failure) {
            case ProblemException known -> Optional.of(known.problem());
            case QuerySyntaxException fault -> Optional.of(Problems.of(fault));
            case LimitException passed ->
                Optional.of(Problems.of(passed, budget.limits().time().orElse(Duration.ZERO)));
            case ArgumentException fault -> Optional.of(bad(fault.getMessage().replaceFirst("^--", "parameter ")));
            case UnknownTermException fault ->
                Optional.of(
                        fault.near().isEmpty()
                                ? bad(fault.getMessage())
                                : bad(fault.getMessage()).with("near", fault.near()));
            case UnknownGraphException fault -> Optional.of(unanswerable(fault.getMessage()));
            case EvaluationException fault -> Optional.of(unanswerable(fault.getMessage()));
            case StackOverflowError unused -> Optional.of(unanswerable("nested too deeply; nest less"));
            case OutOfMemoryError unused -> Optional.of(Problems.outOfMemory());
            default -> Optional.empty();
        };
    }

    /** Something that was asked wrongly. */
    static Problem bad(String detail) {
        return Problem.of(Problem.Kind.BAD_REQUEST, detail);
    }

    private static Problem unanswerable(String detail) {
        return Problem.of(Problem.Kind.UNANSWERABLE, detail);
    }
}
