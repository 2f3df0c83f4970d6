package org.w3id.entente.query;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

/** The project of the tests that the tests of queries use. */
public final class Fixture {
    private Fixture() {}

    /** The folder of the project of the tests. */
    public static Path home() {
        return folder("/projects/asking");
    }

    /** A folder among the test resources. */
    static Path folder(String resource) {
        try {
            return Path.of(Objects.requireNonNull(Fixture.class.getResource(resource), resource)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The dataset of the project of the tests. */
    public static UnionDataset dataset() {
        return Snapshots.of(home()).dataset();
    }

    /** The snapshot of the project of the tests. */
    public static Snapshot snapshot() {
        return Snapshots.of(home());
    }
}
