package org.w3id.entente.reason;

import org.w3id.entente.store.Relation;

/** Pairs of one predicate that came in at one height; immutable as long as nobody changes the arrays. */
final class Batch {
    private final int height;
    private final long[] bySubject;
    private final long[] byObject;

    /** Takes pairs that are ascending and distinct, subject leading. */
    Batch(int height, long[] bySubject) {
        this.height = height;
        this.bySubject = bySubject;
        byObject = Relation.turned(bySubject);
    }

    int height() {
        return height;
    }

    /** Ascending and distinct, subject leading. */
    long[] bySubject() {
        return bySubject;
    }

    /** Ascending and distinct, object leading. */
    long[] byObject() {
        return byObject;
    }
}
