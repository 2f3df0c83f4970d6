package org.w3id.entente.store.log;

import java.nio.file.Path;
import java.util.Objects;

/** A log that holds something other than whole records in order, and not only at its end. */
public final class BrokenLogException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Path file;
    private final long offset;

    BrokenLogException(Path file, long offset, String found) {
        super(file + ", byte " + offset + ": " + found
                + "; the file has been changed or damaged: restore it from a backup");
        this.file = Objects.requireNonNull(file);
        this.offset = offset;
    }

    /** The log's file. */
    public Path file() {
        return file;
    }

    /** Where in the file the first record begins that is not as it should be, in bytes from 0. */
    public long offset() {
        return offset;
    }
}
