package org.w3id.entente.serve.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The body of a response while it is being made: in memory as long as it is small, otherwise in a file that is gone with the
 * response. One thread writes.
 */
public final class Spool extends OutputStream {
    private static final int IN_MEMORY = 1 << 22;

    private final Exchange exchange;
    private final ByteArrayOutputStream memory = new ByteArrayOutputStream(4_096);
    private Optional<OutputStream> file = Optional.empty();
    private Optional<Path> path = Optional.empty();
    private long length;

    /** A body for a request; writing fails once its client has left. */
    public Spool(Exchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public void write(int each) throws IOException {
        write(new byte[] {(byte) each}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        if (exchange.isOver()) {
            throw new IOException("nobody waits for this any more");
        }
        length += count;
        if (length > Integer.MAX_VALUE) {
            throw Problem.of(
                            Problem.Kind.SIZE_LIMIT,
                            "the answer has more than " + Integer.MAX_VALUE + " bytes; ask for one graph after another")
                    .with("limit", "answer-bytes")
                    .thrown();
        }
        if (file.isEmpty() && length > IN_MEMORY) {
            path = Optional.of(Files.createTempFile("entente", ".body"));
            file = Optional.of(Files.newOutputStream(path.get()));
            memory.writeTo(file.get());
            memory.reset();
        }
        if (file.isPresent()) {
            file.get().write(bytes, offset, count);
        } else {
            memory.write(bytes, offset, count);
        }
    }

    /** All that was written. */
    public ByteBuffer bytes() throws IOException {
        if (path.isEmpty()) {
            return ByteBuffer.wrap(memory.toByteArray());
        }
        file.orElseThrow().close();
        try (FileChannel channel = FileChannel.open(path.get(), StandardOpenOption.READ)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
        }
    }

    /** Lets the file go; what {@link #bytes} gave can still be read. */
    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
            Files.deleteIfExists(path.get());
        }
    }
}
