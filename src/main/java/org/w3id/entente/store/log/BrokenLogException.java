package org.w3id.entente.store.log;

import java.nio.file.Path;

/** A log that holds something other than whole records in order, and not only at its end. */
public final class BrokenLogException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BrokenLogException(Path file, long offset, String found) {
        super(file + ", byte " + offset + ": " + found
                + "; the file has been changed or damaged: restore it from a backup");
    }
}
