package org.w3id.entente.query.explain;

import org.apache.jena.graph.Triple;

/**
 * A triple, or a triple pattern, with the words for its terms. Immutable; threads may share it.
 *
 * @param subject the subject
 * @param predicate the predicate
 * @param object the object
 */
public record Statement(Term subject, Term predicate, Term object) {
    /** What stands between the words of a statement. */
    static final String SEPARATOR = " · ";

    /** The triple; in a pattern, variables stand for anything. */
    public Triple triple() {
        return Triple.create(subject.node(), predicate.node(), object.node());
    }

    /** The labels of the three terms on one line. */
    public String text() {
        return subject.spoken() + SEPARATOR + predicate.spoken() + SEPARATOR + object.spoken();
    }

    /** The three terms in Turtle, without a full stop. */
    public String turtle() {
        return subject.name() + " " + predicate.name() + " " + object.name();
    }
}
