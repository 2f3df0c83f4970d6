package org.w3id.entente.query;

import java.util.List;

/** A value given to a question that is missing, unknown or of the wrong kind. */
public final class ArgumentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String parameter;
    private final transient List<String> wanted;
    private final transient List<String> near;

    ArgumentException(String parameter, String message, List<String> wanted, List<String> near) {
        super(message);
        this.parameter = parameter;
        this.wanted = List.copyOf(wanted);
        this.near = List.copyOf(near);
    }

    /** The name of the parameter. */
    public String parameter() {
        return parameter;
    }

    /** What could stand there, as far as it can be listed. */
    public List<String> wanted() {
        return wanted;
    }

    /** What may have been meant, the nearest first; empty when nothing is near. */
    public List<String> near() {
        return near;
    }
}
