package org.w3id.entente.store.disk;

import java.nio.file.Path;
import java.util.Objects;

/** A part of a store is not what it was when it was written. */
public final class BrokenStoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    static final String RESTORE = "restore the store from a backup (entente store restore)";

    private final transient Path file;

    BrokenStoreException(Path file, String found, String cure) {
        super(file + ": " + found + "; " + cure);
        this.file = Objects.requireNonNull(file);
    }

    BrokenStoreException(Path file, String found, String cure, Throwable cause) {
        super(file + ": " + found + "; " + cure, cause);
        this.file = Objects.requireNonNull(file);
    }

    /** The file that is damaged. */
    public Path file() {
        return file;
    }
}
