package org.w3id.entente.store.disk;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.w3id.entente.store.CanonicalHash;
import org.w3id.entente.store.log.ChangeLog;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A store in one file: a ZIP archive of what it began with and of its log up to one acknowledged version, with the digest of
 * each. The copy is not in it.
 */
public final class StoreBackup {
    private static final String DIGESTS = "backup.json";
    private static final int FORMAT = 1;

    private StoreBackup() {}

    /**
     * What a backup holds.
     *
     * @param version its last version
     * @param hash the fingerprint of the quads at that version
     */
    public record Content(long version, CanonicalHash hash) {}

    /**
     * Writes a backup, also while the store is in use: what was acknowledged when it began is in it. The digests of the
     * store's files are looked at on the way. The file has its name once it is whole.
     *
     * @param folder the store
     * @param file does not exist yet
     * @throws OccupiedException when it does
     * @throws NoStoreException when there is no store
     * @throws StoreInUseException when it is being compacted
     * @throws BrokenStoreException when the store is not what it was
     * @throws org.w3id.entente.store.log.BrokenLogException when its log is not what it was
     * @throws IOException when a file cannot be read or written
     */
    public static Content write(Path folder, Path file) throws IOException {
        Layout layout = new Layout(folder);
        if (!layout.isStore()) {
            throw NoStoreException.missing(layout.folder());
        }
        if (Files.exists(file)) {
            throw new OccupiedException(file);
        }
        try (StoreLock lock = StoreLock.toRead(layout)) {
            assert lock != null;
            Description description = Description.read(layout.description());
            if (Compaction.isPending(layout, description)) {
                throw new BrokenStoreException(
                        layout.folder(),
                        "a compaction was broken off",
                        "start a server on the store once, which finishes it");
            }
            BaseFile.check(layout.base(), description.base());
            OptionalLong mark = Mark.read(layout.mark());
            CanonicalHash[] hash = {description.base().hash()};
            ChangeLog.Extent extent =
                    ChangeLog.read(layout.log(), description.base().version(), mark.orElse(Long.MAX_VALUE), change -> {
                        CanonicalHash next = hash[0].after(change.change());
                        if (!next.equals(change.hash())) {
                            throw new BrokenStoreException(
                                    layout.log(),
                                    "the record of version " + change.version()
                                            + " does not follow from what is before it",
                                    BrokenStoreException.RESTORE);
                        }
                        hash[0] = next;
                    });
            if (mark.isPresent() && extent.version() < mark.getAsLong()) {
                throw new BrokenStoreException(
                        layout.log(),
                        "it ends with version " + extent.version() + ", but version " + mark.getAsLong()
                                + " was acknowledged",
                        BrokenStoreException.RESTORE);
            }
            Content content = new Content(extent.version(), hash[0]);
            Layout.write(file, out -> archive(layout, extent, content, out));
            return content;
        }
    }

    private static void archive(Layout layout, ChangeLog.Extent extent, Content content, FileOutputStream out)
            throws IOException {
        ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(out, 1 << 16), StandardCharsets.UTF_8);
        JsonObject digests = new JsonObject();
        for (Path part : List.of(layout.description(), layout.base(), layout.log())) {
            long length = part.equals(layout.log()) ? extent.length() : Files.size(part);
            String name = part.getFileName().toString();
            digests.addProperty(name, add(zip, name, part, length));
        }
        JsonObject json = new JsonObject();
        json.addProperty("format", FORMAT);
        json.addProperty("version", content.version());
        json.addProperty("hash", content.hash().toString());
        json.add("sha256", digests);
        zip.putNextEntry(entry(DIGESTS));
        zip.write((json + "\n").getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        zip.finish();
        zip.flush();
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        return entry;
    }

    /** Adds so many bytes of a file; gives their digest. */
    private static String add(ZipOutputStream zip, String name, Path part, long length) throws IOException {
        zip.putNextEntry(entry(name));
        MessageDigest digest = Layout.sha256();
        OutputStream out = new DigestOutputStream(zip, digest);
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = new FileInputStream(part.toFile())) {
            for (long left = length; left > 0; ) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new IOException(part + " became shorter while it was read");
                }
                out.write(buffer, 0, read);
                left -= read;
            }
        }
        zip.closeEntry();
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Makes a store of a backup. The folder has its name once all is in it, and has been read and compared with its digests.
     *
     * @param file the backup
     * @param folder does not exist yet, or is empty
     * @throws BrokenStoreException when the file is no backup, or not what it was
     * @throws org.w3id.entente.store.log.BrokenLogException when the log in it is not what it was
     * @throws OccupiedException when there is something in the folder
     * @throws IOException when a file cannot be read or written
     */
    public static Content restore(Path file, Path folder) throws IOException {
        Layout layout = new Layout(folder);
        if (!layout.entries().isEmpty()) {
            throw new OccupiedException(layout.folder());
        }
        Layout next = new Layout(Layout.next(layout.folder()));
        Layout.deleteTree(next.folder());
        Files.createDirectories(next.folder());
        try {
            Content stated = extract(file, next);
            StoreVerification verification = StoreVerification.of(next.folder());
            for (StoreVerification.Part part : verification.parts()) {
                if (!part.isSound()) {
                    throw broken(file, part.finding());
                }
            }
            Content content = verification
                    .reached()
                    .map(reached -> new Content(reached.version(), reached.hash()))
                    .filter(stated::equals)
                    .orElseThrow(() -> broken(file, "it does not hold the version that " + DIGESTS + " states"));
            Mark.open(next.mark(), content.version()).close();
            Files.deleteIfExists(next.lock());
            Files.deleteIfExists(layout.folder());
            Layout.move(next.folder(), layout.folder());
            return content;
        } finally {
            Layout.deleteTree(next.folder());
        }
    }

    private static Content extract(Path file, Layout to) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            JsonObject json = JsonParser.parseString(
                            new String(bytes(file, zip, DIGESTS).readAllBytes(), StandardCharsets.UTF_8))
                    .getAsJsonObject();
            if (json.get("format").getAsInt() != FORMAT) {
                throw new BrokenStoreException(
                        file,
                        "found format " + json.get("format") + ", wanted " + FORMAT,
                        "use the version of Entente that wrote it");
            }
            JsonObject digests = json.getAsJsonObject("sha256");
            Map<String, Path> parts = new LinkedHashMap<>();
            for (Path part : List.of(to.description(), to.base(), to.log())) {
                parts.put(part.getFileName().toString(), part);
            }
            for (Map.Entry<String, Path> part : parts.entrySet()) {
                Layout.write(part.getValue(), out -> {
                    try (InputStream in = bytes(file, zip, part.getKey())) {
                        in.transferTo(out);
                    }
                });
                if (!Layout.sha256(part.getValue())
                        .equals(digests.get(part.getKey()).getAsString())) {
                    throw broken(file, part.getKey() + " does not have the SHA-256 that " + DIGESTS + " states");
                }
            }
            return new Content(
                    json.get("version").getAsLong(),
                    CanonicalHash.parse(json.get("hash").getAsString()));
        } catch (java.util.zip.ZipException | java.io.EOFException fault) {
            throw broken(file, "it is no whole ZIP archive (" + fault.getMessage() + ")");
        } catch (BrokenStoreException known) {
            throw known;
        } catch (RuntimeException fault) { // no JSON, a member that is missing or of another type
            throw broken(file, DIGESTS + " in it is not what a backup says");
        }
    }

    private static InputStream bytes(Path file, ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw broken(file, "it has no " + name);
        }
        return new BufferedInputStream(zip.getInputStream(entry), 1 << 16);
    }

    private static BrokenStoreException broken(Path file, String found) {
        return new BrokenStoreException(file, found, "use another backup");
    }
}
