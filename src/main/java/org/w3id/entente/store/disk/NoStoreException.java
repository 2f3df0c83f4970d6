package org.w3id.entente.store.disk;

import java.nio.file.Path;

/** A folder holds no store, or something else stands where a store was to come into being. */
public final class NoStoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private NoStoreException(String message) {
        super(message);
    }

    /** The folder holds no store. */
    public static NoStoreException missing(Path folder) {
        return new NoStoreException(folder
                + " is no store: it has no store.json; name the folder of a store, or make one with entente serve --store "
                + folder);
    }

    /**
     * The folder holds a store of another kind.
     *
     * @param wanted whose store was wanted
     */
    public static NoStoreException ofOther(Path folder, String wanted) {
        return new NoStoreException(folder + " is a store, and not " + wanted
                + "; name a folder that is empty or does not exist, so that nothing in this one is lost");
    }

    static NoStoreException occupied(Path folder, Path found) {
        return new NoStoreException(folder + " is neither a store nor empty: found " + found.getFileName()
                + "; name a folder that is empty or does not exist");
    }
}
