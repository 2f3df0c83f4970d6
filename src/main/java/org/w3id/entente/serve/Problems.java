package org.w3id.entente.serve;

import org.w3id.entente.serve.http.Problem;
import org.w3id.entente.sparql.QuerySyntaxException;

/** Faults of queries and updates as problems. */
final class Problems {
    private Problems() {}

    /** A text that is not SPARQL, or asks for what is not done here. */
    static Problem of(QuerySyntaxException fault) {
        Problem problem = Problem.of(Problem.Kind.SYNTAX, fault.getMessage());
        if (fault.line() > 0) {
            problem = problem.with("line", fault.line()).with("column", fault.column());
        }
        problem = problem.with("found", fault.found());
        if (!fault.wanted().isEmpty()) {
            problem = problem.with("wanted", fault.wanted());
        }
        return fault.cure().isEmpty() ? problem : problem.with("cure", fault.cure());
    }
}
