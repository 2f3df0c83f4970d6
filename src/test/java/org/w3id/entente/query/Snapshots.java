package org.w3id.entente.query;

import org.w3id.entente.load.Corpus;
import org.w3id.entente.load.Project;
import org.w3id.entente.load.TurtleReader;

import java.nio.file.Path;

/** What projects on disk amount to. */
public final class Snapshots {
    private Snapshots() {}

    /** All that the project in a folder asserts, and what follows from it. */
    public static Snapshot of(Path home) {
        return of(home, new EditionSelection.All());
    }

    /** What some editions of the project in a folder assert, and what follows from it. */
    public static Snapshot of(Path home, EditionSelection editions) {
        try {
            return Snapshot.of(Corpus.read(new Project(home).sources(home), new TurtleReader()), editions);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reasoning", interruption);
        }
    }
}
