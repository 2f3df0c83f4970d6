package org.w3id.entente.query;

import java.util.Set;

/** An edition that the graph does not hold. The message says which there are. */
public final class UnknownEditionException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnknownEditionException(String found, Set<String> known) {
        super("there is " + found + "; "
                + (known.isEmpty() ? "the graph holds no edition" : "there are: " + String.join(", ", known)));
    }
}
