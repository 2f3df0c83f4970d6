package org.w3id.entente.validate;

/** How much a finding weighs. */
public enum Severity {
    /** The corpus must not be used. */
    VIOLATION,
    /** The corpus can be used and should be mended. */
    WARNING,
    /** Something to know. */
    INFO;

    /**
     * The severity as shown.
     *
     * @return the name in lower case
     */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
