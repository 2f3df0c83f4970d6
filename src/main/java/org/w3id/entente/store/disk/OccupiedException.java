package org.w3id.entente.store.disk;

import java.nio.file.Path;
import java.util.Objects;

/** Something stands already where something was to be written. */
public final class OccupiedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Path path;

    OccupiedException(Path path) {
        super("there is something at " + path + " already, and nothing is written over it; name another place");
        this.path = Objects.requireNonNull(path);
    }

    /** The file or folder that is there. */
    public Path path() {
        return path;
    }
}
