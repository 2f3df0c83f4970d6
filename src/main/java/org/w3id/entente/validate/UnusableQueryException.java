package org.w3id.entente.validate;

import org.apache.jena.graph.Node;
import org.apache.jena.shacl.parser.ShaclParseException;

/** The query of a constraint contains what SHACL does not allow where variables are bound before (appendix A). */
public final class UnusableQueryException extends ShaclParseException {
    private static final long serialVersionUID = 1L;

    private final transient Node owner;

    UnusableQueryException(Node owner, String reason) {
        super("its query contains " + reason);
        this.owner = owner;
    }

    /** The node that has the query. */
    Node owner() {
        return owner;
    }
}
