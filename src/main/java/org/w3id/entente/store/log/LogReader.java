package org.w3id.entente.store.log;

import it.unimi.dsi.fastutil.longs.LongArrayList;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;

/** Reads a log from its beginning to its end, also while somebody appends to it. Not to be shared by threads. */
final class LogReader {
    private static final byte[] END = (Records.END + "\n").getBytes(StandardCharsets.US_ASCII);

    private final Path file;
    private final long base;
    private final long last;
    private final Consumer<LoggedChange> each;
    private final LongArrayList ends = new LongArrayList();
    private long tail;

    /**
     * A reader.
     *
     * @param base the version that the first record leads on from
     * @param last the version after which reading stops
     * @param each is given every record, in order
     */
    LogReader(Path file, long base, long last, Consumer<LoggedChange> each) {
        this.file = file;
        this.base = base;
        this.last = last;
        this.each = each;
    }

    /**
     * Reads the file.
     *
     * @throws BrokenLogException when it holds anything but records, the last of which may not be whole
     * @throws IOException when it cannot be read
     */
    void read() throws IOException {
        long begin = 0;
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        // A file stream and no channel, which an interruption would close.
        try (InputStream in = new BufferedInputStream(new FileInputStream(file.toFile()), 1 << 16)) {
            for (byte[] line = line(in); line.length > 0 && version() < last; line = line(in)) {
                record.writeBytes(line);
                if (Arrays.equals(line, END)) {
                    if (!accept(begin, record.toByteArray())) {
                        break;
                    }
                    begin += record.size();
                    record.reset();
                }
            }
        }
        if (!Records.isAtMostOne(record.toByteArray())) {
            throw new BrokenLogException(file, begin, "a record that does not end before the next begins");
        }
        tail = record.size();
    }

    /** Takes a record; false when it is the last and not whole, as a crash in the middle of writing leaves it. */
    private boolean accept(long begin, byte[] record) throws IOException {
        LoggedChange change;
        try {
            change = Records.read(record);
        } catch (IllegalArgumentException fault) {
            if (begin + record.length == Files.size(file) && Records.isAtMostOne(record)) {
                return false;
            }
            throw new BrokenLogException(file, begin, fault.getMessage());
        }
        if (change.version() != version() + 1) {
            throw new BrokenLogException(
                    file, begin, "version " + change.version() + " where version " + (version() + 1) + " belongs");
        }
        ends.add(begin + record.length);
        each.accept(change);
        return true;
    }

    /** The bytes up to and with the next line feed, or up to the end; none at the end. */
    private static byte[] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        for (int next = in.read(); next >= 0; next = in.read()) {
            line.write(next);
            if (next == '\n') {
                break;
            }
        }
        return line.toByteArray();
    }

    /** The version that the last whole record led to. */
    long version() {
        return base + ends.size();
    }

    /** Where each whole record ends, in bytes. */
    LongArrayList ends() {
        return ends;
    }

    /** How many bytes of a record that is not whole stand at the end. */
    long tail() {
        return tail;
    }
}
