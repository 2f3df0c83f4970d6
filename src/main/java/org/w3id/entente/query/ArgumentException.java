package org.w3id.entente.query;

/** A value given to a question that is missing, unknown or of the wrong kind. */
public final class ArgumentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String parameter;

    ArgumentException(String parameter, String message) {
        super(message);
        this.parameter = parameter;
    }

    /** The name of the parameter. */
    public String parameter() {
        return parameter;
    }
}
