package org.w3id.entente.sparql;

/** An escape such as {@code \\u12} that stands for no character: Jena's scanner throws a bare error at it. */
final class BrokenEscape {
    private BrokenEscape() {}

    /** Whether an error is of this kind, and not one of the machine. */
    static boolean is(Error error) {
        return error.getClass().equals(Error.class);
    }
}
