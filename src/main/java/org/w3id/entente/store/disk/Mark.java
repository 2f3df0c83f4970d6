package org.w3id.entente.store.disk;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.zip.CRC32;

/**
 * The last version that was acknowledged, in a file of its own: it tells a last record of the log that was cut off while it was
 * written from one that was damaged later. The file is not forced to disk with each change; after a loss of power it may
 * name an earlier version, never a later one.
 */
final class Mark implements AutoCloseable {
    private final RandomAccessFile access;

    private Mark(RandomAccessFile access) {
        this.access = access;
    }

    /** The version that a file names; empty when there is none, or it is not whole. */
    static OptionalLong read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return OptionalLong.empty();
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        if (!text.matches("[0-9]{19} [0-9a-f]{8}\n")) {
            return OptionalLong.empty();
        }
        long version = Long.parseLong(text.substring(0, 19));
        return text.equals(text(version)) ? OptionalLong.of(version) : OptionalLong.empty();
    }

    private static String text(long version) {
        String number = "%019d".formatted(version);
        CRC32 check = new CRC32();
        check.update(number.getBytes(StandardCharsets.US_ASCII));
        return "%s %08x%n".formatted(number, check.getValue()).replace("\r", "");
    }

    /** Opens the file to name later versions in it. */
    static Mark open(Path file, long version) throws IOException {
        Mark mark = new Mark(new RandomAccessFile(file.toFile(), "rw"));
        mark.access.setLength(text(version).length());
        mark.set(version);
        mark.access.getFD().sync();
        return mark;
    }

    void set(long version) throws IOException {
        access.seek(0);
        access.write(text(version).getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        access.getFD().sync();
        access.close();
    }
}
