package org.w3id.entente.store.disk;

import org.w3id.entente.store.CanonicalHash;
import org.w3id.entente.store.log.BrokenLogException;
import org.w3id.entente.store.log.ChangeLog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an inspection of a store found. Nothing is changed by it.
 *
 * @param parts the parts that were looked at, in order; after one that is not sound, those that depend on it are left out
 * @param reached what the files come to; empty when they come to nothing
 */
public record StoreVerification(List<Part> parts, Optional<Reached> reached) {
    /**
     * A part of a store.
     *
     * @param name its file's name
     * @param isSound whether the store can be opened as far as this part goes
     * @param finding what was found; how to mend it when it is not sound
     */
    public record Part(String name, boolean isSound, String finding) {}

    /**
     * What the files of a store come to.
     *
     * @param version the last version
     * @param hash the fingerprint of the quads at that version
     */
    public record Reached(long version, CanonicalHash hash) {}

    /** Copies the list. */
    public StoreVerification {
        parts = List.copyOf(parts);
        Objects.requireNonNull(reached);
    }

    /** Whether the store can be opened. */
    public boolean isSound() {
        return parts.stream().allMatch(Part::isSound);
    }

    /**
     * Reads a store from its beginning to its end. A store in use is looked at up to the version acknowledged last, and
     * without its copy, which nobody else can open meanwhile.
     *
     * @throws NoStoreException when there is no store
     * @throws IOException when a file cannot be read
     */
    public static StoreVerification of(Path folder) throws IOException {
        Layout layout = new Layout(folder);
        if (!layout.isStore()) {
            throw NoStoreException.missing(layout.folder());
        }
        Optional<StoreLock> alone = alone(layout);
        if (alone.isPresent()) {
            try (StoreLock lock = alone.get()) {
                assert lock != null;
                return new Inspection(layout).all(true);
            }
        }
        try (StoreLock lock = StoreLock.toRead(layout)) {
            assert lock != null;
            return new Inspection(layout).all(false);
        }
    }

    private static Optional<StoreLock> alone(Layout layout) throws IOException {
        try {
            return Optional.of(StoreLock.toWrite(layout));
        } catch (StoreInUseException inUse) {
            return Optional.empty();
        }
    }

    private static final class Inspection {
        private final Layout layout;
        private final List<Part> parts = new ArrayList<>();
        private Optional<Reached> reached = Optional.empty();

        Inspection(Layout layout) {
            this.layout = layout;
        }

        StoreVerification all(boolean isAlone) throws IOException {
            try {
                Description description = Description.read(layout.description());
                sound(layout.description(), "made " + description.created());
                files(description, isAlone);
            } catch (BrokenStoreException broken) {
                broken(broken.file(), broken);
            } catch (BrokenLogException broken) {
                broken(broken.file(), broken);
            }
            return new StoreVerification(parts, reached);
        }

        private void files(Description description, boolean isAlone) throws IOException {
            if (Compaction.isPending(layout, description)) {
                sound(layout.base(), "a compaction was broken off; the next start finishes it");
                return;
            }
            Content content = Content.base(layout, description);
            sound(
                    layout.base(),
                    "version " + content.version() + ", " + content.quads().size() + " quads, fingerprint "
                            + content.hash());
            OptionalLong mark = Mark.read(layout.mark());
            long last = isAlone ? Long.MAX_VALUE : mark.orElse(Long.MAX_VALUE);
            long begin = content.version();
            ChangeLog.Extent extent;
            try {
                extent = ChangeLog.read(layout.log(), begin, last, content::accept);
            } catch (NoSuchFileException | java.io.FileNotFoundException missing) {
                throw new BrokenStoreException(layout.log(), "it is missing", BrokenStoreException.RESTORE, missing);
            }
            if (mark.isPresent() && extent.version() < mark.getAsLong()) {
                throw new BrokenStoreException(
                        layout.log(),
                        "it ends with version " + extent.version() + " at byte " + extent.length() + ", but version "
                                + mark.getAsLong() + " was acknowledged",
                        BrokenStoreException.RESTORE);
            }
            sound(
                    layout.log(),
                    (extent.version() == begin
                                    ? "no changes"
                                    : "versions " + (begin + 1) + " to " + extent.version() + ", " + extent.length()
                                            + " bytes")
                            + "; now " + content.quads().size() + " quads, fingerprint " + content.hash());
            reached = Optional.of(new Reached(extent.version(), content.hash()));
            if (isAlone && extent.tail() > 0) {
                sound(
                        layout.log(),
                        extent.tail()
                                + " bytes of a record that is not whole and was not acknowledged; the next start takes"
                                + " them away");
            }
            copy(description, extent.version(), isAlone);
        }

        /** Whatever is wrong with the copy, the store can be opened. */
        private void copy(Description description, long version, boolean isAlone) {
            if (!isAlone) {
                sound(layout.copy(), "not looked at, for the store is in use");
                return;
            }
            if (!Files.exists(layout.copy())) {
                sound(layout.copy(), "none yet; the next start makes it");
                return;
            }
            try (Tdb tdb = Tdb.open(layout.copy())) {
                Optional<Tdb.State> state = tdb.state().filter(each -> each.version() <= version);
                sound(
                        layout.copy(),
                        state.isEmpty()
                                        || state.get().version()
                                                < description.base().version()
                                ? "not what the log says; the next start makes it anew"
                                : "version " + state.get().version()
                                        + (state.get().version() < version
                                                ? "; the next start brings it up to date"
                                                : ""));
            } catch (IOException | RuntimeException unreadable) {
                sound(layout.copy(), "cannot be read; the next start makes it anew");
            }
        }

        private void sound(Path file, String finding) {
            parts.add(new Part(file.getFileName().toString(), true, finding));
        }

        private void broken(Path file, RuntimeException fault) {
            parts.add(new Part(file.getFileName().toString(), false, fault.getMessage()));
        }
    }
}
