package org.w3id.entente.query;

/** A named graph that was asked for and is not in the dataset. */
public final class UnknownGraphException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String name;

    UnknownGraphException(String name, String cure) {
        super("there is no graph <" + name + ">; " + cure);
        this.name = name;
    }

    /** The name asked for. */
    public String name() {
        return name;
    }
}
