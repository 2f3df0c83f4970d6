package org.w3id.entente.load;

import java.nio.file.Path;

/** A folder holds no Entente project. */
public final class NotAProjectException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Path folder;

    NotAProjectException(Path folder) {
        super(folder + " is no Entente project: wanted a folder with ontology/*.ttl and data/; "
                + "go to the project's folder, or name it with -Dentente.home=FOLDER");
        this.folder = folder;
    }

    /**
     * The folder that was looked at.
     *
     * @return the folder
     */
    public Path folder() {
        return folder;
    }
}
