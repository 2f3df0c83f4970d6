package org.w3id.entente.cli;

/** Entry point of the command line. */
public final class Main {
    private Main() {}

    /** Runs one command. */
    public static void main(String[] arguments) {
        System.exit(2);
    }
}
