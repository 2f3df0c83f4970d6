package org.w3id.entente.serve.core;

import org.w3id.entente.load.Payload;
import org.w3id.entente.query.limits.Limit;
import org.w3id.entente.query.limits.LimitException;
import org.w3id.entente.serve.http.Problem;
import org.w3id.entente.sparql.QuerySyntaxException;

import java.time.Duration;

/** Faults of queries and updates as problems. */
public final class Problems {
    private static final int WAIT = 5;

    private Problems() {}

    /** A problem with its place; line 0 is none. */
    public static Problem at(Problem problem, int line, int column) {
        return line > 0 ? problem.with("line", line).with("column", column) : problem;
    }

    /** A text that is not SPARQL, or asks for what is not done here. */
    public static Problem of(QuerySyntaxException fault) {
        Problem problem = at(Problem.of(Problem.Kind.SYNTAX, fault.getMessage()), fault.line(), fault.column())
                .with("found", fault.found());
        if (!fault.wanted().isEmpty()) {
            problem = problem.with("wanted", fault.wanted());
        }
        return fault.cure().isEmpty() ? problem : problem.with("cure", fault.cure());
    }

    /** RDF that cannot be read. */
    public static Problem of(Payload.Fault fault) {
        Problem problem = at(Problem.of(Problem.Kind.PAYLOAD, fault.message()), fault.line(), fault.column())
                .with("found", fault.found());
        problem = fault.wanted().isEmpty() ? problem : problem.with("wanted", fault.wanted());
        return fault.cure().isEmpty() ? problem : problem.with("cure", fault.cure());
    }

    /**
     * A query that passed a limit.
     *
     * @param time how long a query may take, its waiting included
     */
    public static Problem of(LimitException passed, Duration time) {
        Limit limit = passed.limit();
        boolean isTime = limit == Limit.TIME;
        String met = isTime ? "the query did not finish within " + time.toMillis() / 1000.0 + " s" : passed.met();
        String amount = isTime ? time.toMillis() / 1000.0 + " s" : passed.amount();
        String more =
                switch (limit) {
                    case ROWS, TRIPLES, ANSWER_TEXT ->
                        "; page with ORDER BY, LIMIT and OFFSET, or take whole graphs from " + Paths.DATA;
                    case TIME -> "; or page with ORDER BY, LIMIT and OFFSET";
                    default -> "";
                };
        Problem.Kind kind =
                switch (limit) {
                    case TIME -> Problem.Kind.TIME_LIMIT;
                    case STOPPED, MEMORY -> Problem.Kind.BUSY;
                    default -> Problem.Kind.SIZE_LIMIT;
                };
        Problem problem = Problem.of(kind, met + "; " + passed.cure() + more)
                .with("limit", limit.label())
                .with("cure", passed.cure());
        if (!amount.isEmpty()) {
            problem = problem.with("most", amount);
        }
        return kind == Problem.Kind.BUSY ? problem.retryAfter(WAIT) : problem;
    }

    /** An answer for which the memory is too small, found out late. */
    public static Problem outOfMemory() {
        return Problem.of(Problem.Kind.SIZE_LIMIT, "the answer needs more memory than there is; add LIMIT")
                .with("limit", Limit.MEMORY.label());
    }
}
