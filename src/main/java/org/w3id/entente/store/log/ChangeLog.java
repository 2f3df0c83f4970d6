package org.w3id.entente.store.log;

import it.unimi.dsi.fastutil.longs.LongArrayList;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * An append-only file of changes, each of which leads from one version to the next. A change that {@link #append} returned
 * from survives the end of the process and of the machine. One thread appends; any number may read meanwhile.
 */
public final class ChangeLog implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;
    private final LongArrayList ends = new LongArrayList();
    private long cutOff;
    private boolean isBroken;

    private ChangeLog(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Opens a log, which comes into being when there is none. A record at its end that is not whole was never acknowledged,
     * and is taken away. Time linear in the log.
     *
     * @param each is given every record, in order
     * @throws BrokenLogException when the file holds anything else
     * @throws IOException when the file cannot be read or written
     */
    public static ChangeLog open(Path file, Consumer<LoggedChange> each) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        ChangeLog log = new ChangeLog(file, channel);
        try {
            log.scan(each);
            return log;
        } catch (IOException | RuntimeException fault) {
            channel.close();
            throw fault;
        }
    }

    private void scan(Consumer<LoggedChange> each) throws IOException {
        long begin = 0;
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            for (byte[] line = line(in); line.length > 0; line = line(in)) {
                record.writeBytes(line);
                if (new String(line, StandardCharsets.UTF_8).equals(Records.END + "\n")) {
                    if (!accept(begin, record.toByteArray(), each)) {
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
        cutOff = record.size();
        if (cutOff > 0) {
            channel.truncate(begin);
            channel.force(true);
        }
    }

    /** Takes a record; false when it is the last and not whole, as a crash in the middle of writing leaves it. */
    private boolean accept(long begin, byte[] record, Consumer<LoggedChange> each) throws IOException {
        LoggedChange change;
        try {
            change = Records.read(record);
        } catch (IllegalArgumentException fault) {
            if (begin + record.length == channel.size() && Records.isAtMostOne(record)) {
                return false;
            }
            throw new BrokenLogException(file, begin, fault.getMessage());
        }
        if (change.version() != ends.size() + 1) {
            throw new BrokenLogException(
                    file, begin, "version " + change.version() + " where version " + (ends.size() + 1) + " belongs");
        }
        ends.add(begin + record.length);
        each.accept(change);
        return true;
    }

    private LoggedChange read(long begin, byte[] record) {
        try {
            return Records.read(record);
        } catch (IllegalArgumentException fault) {
            throw new BrokenLogException(file, begin, fault.getMessage());
        }
    }

    /** The bytes up to and with the next line feed, or up to the end; none at the end. */
    private static byte[] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int each = in.read(); each >= 0; each = in.read()) {
            line.write(each);
            if (each == '\n') {
                break;
            }
        }
        return line.toByteArray();
    }

    /** How many bytes of a record that was not whole were taken away when the log was opened. */
    public long cutOff() {
        return cutOff;
    }

    /** The version that the last record led to; 0 when there is none. */
    public synchronized long version() {
        return ends.size();
    }

    /** How long the file is, in bytes. */
    public synchronized long length() {
        return ends.isEmpty() ? 0 : ends.getLong(ends.size() - 1);
    }

    /**
     * Writes a record, and returns when it is on disk. When this fails, the log is as it was.
     *
     * @throws IOException when it could not be written; once even the old state could not be brought back, nothing more is
     *     written until the log has been opened anew
     * @throws IllegalArgumentException when the change does not lead to the next version
     */
    public synchronized void append(LoggedChange change) throws IOException {
        if (isBroken) {
            throw new IOException(file + " could not be written before; start anew");
        }
        if (change.version() != ends.size() + 1) {
            throw new IllegalArgumentException("version " + change.version() + " after version " + ends.size());
        }
        byte[] record = Records.write(change);
        long begin = length();
        try {
            ByteBuffer bytes = ByteBuffer.wrap(record);
            for (long at = begin; bytes.hasRemaining(); at = begin + bytes.position()) {
                channel.write(bytes, at);
            }
            channel.force(false);
        } catch (IOException | RuntimeException failure) {
            undo(begin);
            throw failure;
        }
        ends.add(begin + record.length);
    }

    private void undo(long length) {
        try {
            channel.truncate(length);
            channel.force(true);
        } catch (IOException | RuntimeException worse) {
            isBroken = true; // what lies behind the end is not whole, and the next start takes it away
        }
    }

    /**
     * Copies the records after a version, as they are.
     *
     * @throws IllegalArgumentException when there is no such version yet
     * @throws IOException when the file cannot be read, or the copy not be written
     */
    public void copySince(long version, OutputStream out) throws IOException {
        long from;
        long to;
        synchronized (this) {
            if (version < 0 || version > ends.size()) {
                throw new IllegalArgumentException("there is no version " + version + " but 0 to " + ends.size());
            }
            from = version == 0 ? 0 : ends.getLong((int) version - 1);
            to = length();
        }
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        var target = Channels.newChannel(out);
        while (from < to) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), to - from));
            int read = channel.read(buffer, from);
            if (read < 0) {
                throw new EOFException(file + " is shorter than it was");
            }
            from += read;
            buffer.flip();
            while (buffer.hasRemaining()) {
                target.write(buffer);
            }
        }
    }

    /** The change that led to a version.
     *
     * @throws IllegalArgumentException when there is no such version yet
     * @throws IOException when the file cannot be read
     */
    public LoggedChange change(long version) throws IOException {
        ByteBuffer record;
        long from;
        synchronized (this) {
            if (version < 1 || version > ends.size()) {
                throw new IllegalArgumentException("there is no version " + version + " but 1 to " + ends.size());
            }
            from = version == 1 ? 0 : ends.getLong((int) version - 2);
            record = ByteBuffer.allocate((int) (ends.getLong((int) version - 1) - from));
        }
        while (record.hasRemaining()) {
            if (channel.read(record, from + record.position()) < 0) {
                throw new EOFException(file + " is shorter than it was");
            }
        }
        return read(from, record.array());
    }

    @Override
    public synchronized void close() throws IOException {
        isBroken = true;
        channel.close();
    }
}
