package org.w3id.entente.serve;

import org.w3id.entente.serve.http.Problem;
import org.w3id.entente.sparql.QuerySyntaxException;

/** Faults of queries and updates as problems. */
final class Problems {
    private Problems() {}

    /** A problem with its place; line 0 is none. */
    static Problem at(Problem problem, int line, int column) {
        return line > 0 ? problem.with("line", line).with("column", column) : problem;
    }

    /** A text that is not SPARQL, or asks for what is not done here. */
    static Problem of(QuerySyntaxException fault) {
        Problem problem = at(Problem.of(Problem.Kind.SYNTAX, fault.getMessage()), fault.line(), fault.column())
                .with("found", fault.found());
        if (!fault.wanted().isEmpty()) {
            problem = problem.with("wanted", fault.wanted());
        }
        return fault.cure().isEmpty() ? problem : problem.with("cure", fault.cure());
    }
}
