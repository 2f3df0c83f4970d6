package org.w3id.entente.query.explain;

import java.util.List;

/** A typed term that names nothing, or several things, in the graph. */
public final class UnknownTermException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String typed;
    private final transient List<String> near;

    UnknownTermException(String typed, List<String> near, String message) {
        super(message);
        this.typed = typed;
        this.near = List.copyOf(near);
    }

    /** What was typed. */
    public String typed() {
        return typed;
    }

    /** What may have been meant, the nearest first; empty when nothing is near. */
    public List<String> near() {
        return near;
    }
}
