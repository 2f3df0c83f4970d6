package org.w3id.entente.store.disk;

import java.nio.file.Path;

/** Another process uses a store. */
public final class StoreInUseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Path folder;

    StoreInUseException(Path folder, String holder) {
        super("the store " + folder + " is in use by " + holder + "; stop that first, or name another store");
        this.folder = folder;
    }

    /** The store's folder. */
    public Path folder() {
        return folder;
    }
}
