package org.w3id.entente.store.disk;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the parts of a store stand.
 *
 * @param folder its folder, absolute
 */
record Layout(Path folder) {
    Layout {
        folder = folder.toAbsolutePath().normalize();
    }

    /** What the store is, and the digest of what it began with. */
    Path description() {
        return folder.resolve("store.json");
    }

    /** What it began with. */
    Path base() {
        return folder.resolve("base.nq.gz");
    }

    /** What was changed since. */
    Path log() {
        return folder.resolve("changes.rdfp");
    }

    /** The last version that was acknowledged. */
    Path mark() {
        return folder.resolve("acknowledged");
    }

    /** Held by whoever uses the store. */
    Path lock() {
        return folder.resolve("lock");
    }

    /** The copy for other programs. */
    Path copy() {
        return folder.resolve("tdb2");
    }

    /** A new file that will take the place of another. */
    static Path next(Path file) {
        return file.resolveSibling(file.getFileName() + ".next");
    }

    boolean isStore() {
        return Files.isRegularFile(description());
    }

    /** What stands in the folder; nothing when there is none. */
    List<Path> entries() throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** Something that writes to a file. */
    @FunctionalInterface
    interface Content {
        void writeTo(FileOutputStream out) throws IOException;
    }

    /** Writes a file that is on disk, whole, once it has its name. */
    static void write(Path file, Content content) throws IOException {
        Path next = next(file);
        try (FileOutputStream out = new FileOutputStream(next.toFile())) {
            content.writeTo(out);
            out.getFD().sync();
        }
        move(next, file);
    }

    /** Gives a file another name, for good. */
    static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder(to.toAbsolutePath().getParent());
    }

    /** A new name in a folder is on disk once the folder is. */
    static void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notHere) {
            // Windows does not open folders, and writes their entries by itself.
            if (!System.getProperty("os.name").startsWith("Windows")) {
                throw notHere;
            }
        }
    }

    static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.deleteIfExists(path);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    static String sha256(Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
