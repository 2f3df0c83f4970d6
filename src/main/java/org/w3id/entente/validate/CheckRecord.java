package org.w3id.entente.validate;

import org.w3id.entente.load.Source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Remembers in a file that a check found nothing, by the SHA-256 of all that went into it: names and bytes of the
 * sources, and the program. The same input has the same findings, so it need not be checked again; whatever differs is.
 * Threads may share a record.
 *
 * @param file where the digest of the last input without findings stands
 */
public record CheckRecord(Path file) {
    /**
     * The digest of an input, in time linear in its size.
     *
     * @param program what tells one build of the program from another
     * @param sources the sources, in order
     * @return 64 hexadecimal digits
     * @throws IOException when a source cannot be read
     */
    public static String digest(String program, List<Source> sources) throws IOException {
        MessageDigest digest = sha256();
        add(digest, program.getBytes(StandardCharsets.UTF_8));
        for (Source source : sources) {
            add(digest, (source.kind() + " " + source.graph() + " " + source.name()).getBytes(StandardCharsets.UTF_8));
            add(digest, source.content().read());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The length goes first, so that no two inputs give the same bytes. */
    private static void add(MessageDigest digest, byte[] bytes) {
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Says whether this very input was checked and nothing found.
     *
     * @param digest the digest of the input
     * @return false also when the record cannot be read
     */
    public boolean holds(String digest) {
        try {
            return Files.isRegularFile(file) && Files.readString(file).equals(digest);
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Remembers an input without findings; where nothing can be written, the next start checks again.
     *
     * @param digest the digest of the input
     */
    public void keep(String digest) {
        try {
            if (Files.isDirectory(file.toAbsolutePath().getParent())) {
                Files.writeString(file, digest);
            }
        } catch (IOException e) {
            // a folder that is read-only is no fault
            return;
        }
    }
}
