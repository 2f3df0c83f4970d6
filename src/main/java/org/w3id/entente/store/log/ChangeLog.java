package org.w3id.entente.store.log;

import it.unimi.dsi.fastutil.longs.LongArrayList;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * An append-only file of changes, each of which leads from one version to the next. A change that {@link #append} returned
 * from survives the end of the process and of the machine. One thread appends; any number may read meanwhile. Interruptions
 * have no effect on it.
 */
public final class ChangeLog implements AutoCloseable {
    private final Path file;
    private final long base;
    private final RandomAccessFile access;
    private final LongArrayList ends;
    private long cutOff;
    private boolean isBroken;

    private ChangeLog(Path file, long base, RandomAccessFile access, LongArrayList ends) {
        this.file = file;
        this.base = base;
        this.access = access;
        this.ends = ends;
    }

    /**
     * What a log holds.
     *
     * @param version the version that the last whole record led to; the one that the log began with when there is none
     * @param length how many bytes the whole records take
     * @param tail how many bytes of a record that is not whole come behind them
     */
    public record Extent(long version, long length, long tail) {}

    /**
     * Where a log begins, and what it must hold.
     *
     * @param base the version that the first record leads on from
     * @param acknowledged a version that is known to have been reached; the log must reach it, or has been damaged
     */
    public record Bounds(long base, long acknowledged) {
        /** A log that begins with version 0 and of which nothing is known. */
        public static final Bounds NONE = new Bounds(0, 0);
    }

    /**
     * Opens a log, which comes into being when there is none. A record at its end that is not whole was never acknowledged,
     * and is taken away. Time linear in the log.
     *
     * @param each is given every record, in order
     * @throws BrokenLogException when the file holds anything else, or not all that was acknowledged; it is left as it is
     * @throws IOException when the file cannot be read or written
     */
    public static ChangeLog open(Path file, Bounds bounds, Consumer<LoggedChange> each) throws IOException {
        RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw");
        try {
            LogReader reader = new LogReader(file, bounds.base(), Long.MAX_VALUE, each);
            reader.read();
            if (reader.version() < bounds.acknowledged()) {
                throw new BrokenLogException(
                        file,
                        length(reader.ends()),
                        (reader.tail() > 0 ? "a record that is not whole" : "the end") + " after version "
                                + reader.version() + ", but version " + bounds.acknowledged() + " was acknowledged");
            }
            ChangeLog log = new ChangeLog(file, bounds.base(), access, reader.ends());
            log.cutOff = reader.tail();
            if (log.cutOff > 0) {
                access.setLength(log.length());
                access.getFD().sync();
            }
            return log;
        } catch (IOException | RuntimeException fault) {
            access.close();
            throw fault;
        }
    }

    /**
     * Reads a log without changing it, also while another process appends to it.
     *
     * @param base the version that the first record leads on from
     * @param last the version after which reading stops
     * @param each is given every record up to it, in order
     * @throws BrokenLogException when the file holds anything but records, the last of which may not be whole
     * @throws IOException when the file cannot be read
     */
    public static Extent read(Path file, long base, long last, Consumer<LoggedChange> each) throws IOException {
        LogReader reader = new LogReader(file, base, last, each);
        reader.read();
        return new Extent(reader.version(), length(reader.ends()), reader.tail());
    }

    private static long length(LongArrayList ends) {
        return ends.isEmpty() ? 0 : ends.getLong(ends.size() - 1);
    }

    /** How many bytes of a record that was not whole were taken away when the log was opened. */
    public long cutOff() {
        return cutOff;
    }

    /** The version that the log begins with. */
    public long oldest() {
        return base;
    }

    /** The version that the last record led to; {@link #oldest} when there is none. */
    public synchronized long version() {
        return base + ends.size();
    }

    /** How long the file is, in bytes. */
    public synchronized long length() {
        return length(ends);
    }

    /**
     * Writes a record, and returns when it is on disk. When this fails, the log is as it was.
     *
     * @throws DiskFullException when there was no room for it
     * @throws IOException when it could not be written for any other reason; nothing more is written until the log has been
     *     opened anew
     * @throws IllegalArgumentException when the change does not lead to the next version
     * @throws UnwritableTermException when it has a term that cannot be written
     */
    public synchronized void append(LoggedChange change) throws IOException {
        if (isBroken) {
            throw new IOException(file + " could not be written before; start anew");
        }
        if (change.version() != version() + 1) {
            throw new IllegalArgumentException("version " + change.version() + " after version " + version());
        }
        byte[] record = Records.checked(change);
        long begin = length();
        try {
            access.seek(begin);
            access.write(record);
        } catch (IOException failure) {
            undo(begin);
            if (DiskFullException.isMeant(failure) && !isBroken) {
                throw new DiskFullException(file, failure);
            }
            isBroken = true;
            throw failure;
        }
        try {
            access.getFD().sync();
        } catch (IOException failure) {
            undo(begin);
            isBroken = true; // after a failed sync, nobody knows what is on disk
            throw failure;
        }
        ends.add(begin + record.length);
    }

    private void undo(long length) {
        try {
            access.setLength(length);
            access.getFD().sync();
        } catch (IOException worse) {
            isBroken = true; // what lies behind the end is not whole, and the next start takes it away
        }
    }

    /**
     * Copies the records after a version, as they are.
     *
     * @throws IllegalArgumentException when there is no such version yet, or the log does not reach back to it
     * @throws IOException when the file cannot be read, or the copy not be written
     */
    public void copySince(long version, OutputStream out) throws IOException {
        long from;
        long to;
        synchronized (this) {
            if (version < base || version > version()) {
                throw new IllegalArgumentException(
                        "there is no version " + version + " but " + base + " to " + version());
            }
            from = end(version);
            to = length();
        }
        byte[] buffer = new byte[(int) Math.min(1 << 16, Math.max(1, to - from))];
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(from);
            while (from < to) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, to - from));
                if (read < 0) {
                    throw shorter();
                }
                out.write(buffer, 0, read);
                from += read;
            }
        }
    }

    /**
     * The change that led to a version.
     *
     * @throws BrokenLogException when it is no longer what it was
     * @throws IllegalArgumentException when there is no such version yet, or the log does not reach back to it
     * @throws IOException when the file cannot be read
     */
    public LoggedChange change(long version) throws IOException {
        byte[] record;
        long from;
        synchronized (this) {
            if (version <= base || version > version()) {
                throw new IllegalArgumentException(
                        "there is no version " + version + " but " + (base + 1) + " to " + version());
            }
            from = end(version - 1);
            record = new byte[(int) (end(version) - from)];
        }
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(from);
            in.readFully(record);
        } catch (EOFException gone) {
            throw shorter();
        }
        try {
            return Records.read(record);
        } catch (IllegalArgumentException fault) {
            throw new BrokenLogException(file, from, fault.getMessage());
        }
    }

    private long end(long version) {
        return version == base ? 0 : ends.getLong((int) (version - base - 1));
    }

    private EOFException shorter() {
        return new EOFException(file + " is shorter than it was");
    }

    @Override
    public synchronized void close() throws IOException {
        isBroken = true;
        access.close();
    }
}
