package org.w3id.entente.store.log;

import org.apache.jena.sparql.core.Quad;

import java.util.Objects;

/** A change has a term that would not be read back as it is; nothing was written. */
public final class UnwritableTermException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Quad quad;

    UnwritableTermException(Quad quad) {
        super("the change cannot be kept: a term of <" + quad.getSubject() + "> <" + quad.getPredicate()
                + "> … has a character that UTF-8 does not have, or that no IRI may have; leave it out");
        this.quad = Objects.requireNonNull(quad);
    }

    /** The quad that has the term. */
    public Quad quad() {
        return quad;
    }
}
