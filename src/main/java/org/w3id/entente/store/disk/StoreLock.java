package org.w3id.entente.store.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to use a store, which ends with the process at the latest. A server excludes every other; those who only read the
 * files exclude nobody but who would exchange them.
 */
final class StoreLock implements AutoCloseable {
    /** Far behind what the file says, so that it can be read while the lock is held, on Windows too. */
    private static final long WRITER = 1L << 40;

    private static final long FILES = WRITER + 1;

    /**
     * The stores that this process has locked. A process loses its locks on a file as soon as it closes any channel to it, so a
     * second one must not even be opened; and locks belong to the process, as this set does.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final Optional<FileChannel> channel;

    private StoreLock(Path folder, Optional<FileChannel> channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** The right to change the store. */
    static StoreLock toWrite(Layout layout) throws IOException {
        StoreLock lock = exclusive(layout);
        lock.take(layout, WRITER, false);
        lock.sign();
        return lock;
    }

    /** The right to exchange the store's files, too. */
    static StoreLock toExchange(Layout layout) throws IOException {
        StoreLock lock = toWrite(layout);
        lock.take(layout, FILES, false);
        return lock;
    }

    /** The right to read files that nobody exchanges; a process that uses the store anyway does not. */
    static StoreLock toRead(Layout layout) throws IOException {
        Path folder = layout.folder().toRealPath();
        if (!HELD_HERE.add(folder)) {
            return new StoreLock(folder, Optional.empty());
        }
        StoreLock lock = open(layout, folder);
        lock.take(layout, FILES, true);
        return lock;
    }

    private static StoreLock exclusive(Layout layout) throws IOException {
        Path folder = layout.folder().toRealPath();
        if (!HELD_HERE.add(folder)) {
            throw new StoreInUseException(layout.folder(), "this very process");
        }
        return open(layout, folder);
    }

    private static StoreLock open(Layout layout, Path folder) throws IOException {
        try {
            return new StoreLock(
                    folder,
                    Optional.of(FileChannel.open(
                            layout.lock(),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE)));
        } catch (IOException | RuntimeException fault) {
            HELD_HERE.remove(folder);
            throw fault;
        }
    }

    private void take(Layout layout, long region, boolean shared) throws IOException {
        boolean isTaken = false;
        try {
            FileLock lock = channel.orElseThrow().tryLock(region, 1, shared);
            isTaken = lock != null;
        } finally {
            if (!isTaken) {
                close();
            }
        }
        if (!isTaken) {
            throw new StoreInUseException(layout.folder(), holder(layout.lock()));
        }
    }

    private static String holder(Path file) {
        try {
            String text = Files.readString(file).strip();
            return text.isEmpty() ? "another process" : text;
        } catch (IOException unreadable) {
            return "another process";
        }
    }

    private void sign() throws IOException {
        String text = "process " + ProcessHandle.current().pid() + "\n";
        FileChannel file = channel.orElseThrow();
        file.truncate(0);
        file.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
    }

    @Override
    public void close() throws IOException {
        if (channel.isPresent()) {
            channel.get().close();
            HELD_HERE.remove(folder);
        }
    }
}
