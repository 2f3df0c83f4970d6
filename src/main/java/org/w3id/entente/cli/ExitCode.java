package org.w3id.entente.cli;

/** What a command's exit status means. */
public final class ExitCode {
    /** Done; the answer is yes; there may be warnings. */
    public static final int YES = 0;

    /** Done; there are findings, or the answer is no. */
    public static final int NO = 1;

    /** The command line makes no sense. */
    public static final int USAGE = 2;

    /** Something that was named cannot be read. */
    public static final int UNREADABLE = 3;

    /** The work was not finished. */
    public static final int INCOMPLETE = 4;

    private ExitCode() {}
}
