package org.w3id.entente.serve.explain;

import org.apache.jena.graph.Triple;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.query.explain.TermReader;
import org.w3id.entente.query.explain.UnknownTermException;
import org.w3id.entente.serve.http.Parameters;
import org.w3id.entente.serve.http.Problem;

/**
 * A statement as somebody writes it. Immutable; threads may share it.
 *
 * @param subject what it is about
 * @param predicate the property
 * @param object its value
 */
record Words(String subject, String predicate, String object) {
    static final String SUBJECT = "subject";
    static final String PREDICATE = "predicate";
    static final String OBJECT = "object";

    /**
     * The statement of a request.
     *
     * @throws org.w3id.entente.serve.http.ProblemException when a part is missing
     */
    static Words of(Parameters parameters) {
        return new Words(part(parameters, SUBJECT), part(parameters, PREDICATE), part(parameters, OBJECT));
    }

    private static String part(Parameters parameters, String name) {
        return parameters.one(name).filter(value -> !value.isBlank()).orElseThrow(() -> Problem.of(
                        Problem.Kind.BAD_REQUEST,
                        "the parameter \"" + name + "\" is missing; wanted a short name such as "
                                + (name.equals(PREDICATE) ? "partner" : "japan")
                                + ", a prefixed name, an IRI or a label")
                .with("parameter", name)
                .thrown());
    }

    /**
     * The statement, in the terms of a snapshot.
     *
     * @throws org.w3id.entente.serve.http.ProblemException when a word names nothing there, or several things
     */
    Triple in(Snapshot snapshot) {
        try {
            return new TermReader(snapshot.closure().graph()).statement(subject, predicate, object);
        } catch (UnknownTermException unknown) {
            throw Problem.of(Problem.Kind.UNANSWERABLE, unknown.getMessage())
                    .with("found", unknown.typed())
                    .with("near", unknown.near())
                    .thrown();
        }
    }
}
