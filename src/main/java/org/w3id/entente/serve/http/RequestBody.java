package org.w3id.entente.serve.http;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.util.thread.Invocable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A body on its way. It is read as it comes, whole, and unpacked; no thread waits for it. */
final class RequestBody implements Invocable.Task {
    private final Exchange exchange;
    private final long most;
    private final Held all;
    private final Consumer<byte[]> then;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1_024);
    private final AtomicBoolean released = new AtomicBoolean();
    private final AtomicLong held = new AtomicLong();
    private boolean isPacked;

    /** How many bytes of bodies are held, over all requests. Threads may share it. */
    static final class Held {
        private final AtomicLong bytes = new AtomicLong();
        private final long most;

        Held(long most) {
            this.most = most;
        }

        boolean take(long count) {
            if (bytes.addAndGet(count) > most) {
                bytes.addAndGet(-count);
                return false;
            }
            return true;
        }

        long bytes() {
            return bytes.get();
        }
    }

    RequestBody(Exchange exchange, long most, Held all, Consumer<byte[]> then) {
        this.exchange = exchange;
        this.most = most;
        this.all = all;
        this.then = then;
    }

    /** Looks at the header, and begins to read. */
    void begin() {
        String coding = exchange.header(HttpHeader.CONTENT_ENCODING)
                .orElse("identity")
                .strip()
                .toLowerCase(Locale.ROOT);
        isPacked = coding.equals("gzip") || coding.equals("x-gzip");
        if (!isPacked && !coding.equals("identity")) {
            throw Problem.of(Problem.Kind.MEDIA_TYPE, "Content-Encoding " + coding + "; wanted gzip, or none")
                    .withHeader("Accept-Encoding", "gzip, identity")
                    .thrown();
        }
        exchange.enter(Exchange.Phase.READING);
        long length = exchange.request().getLength();
        if (length > most) {
            exchange.reply(tooLarge(length));
            return;
        }
        run();
    }

    @Override
    public void run() {
        try {
            while (!exchange.isOver()) {
                Content.Chunk chunk = exchange.request().read();
                if (chunk == null) {
                    exchange.request().demand(this);
                    return;
                }
                if (Content.Chunk.isFailure(chunk)) {
                    exchange.reply(broken(chunk.getFailure()));
                    return;
                }
                boolean isLast = chunk.isLast();
                boolean fits = append(chunk);
                chunk.release();
                if (!fits) {
                    return;
                }
                if (isLast) {
                    exchange.enter(Exchange.Phase.BEGUN);
                    then.accept(unpacked());
                    return;
                }
            }
        } catch (RuntimeException | Error failure) {
            exchange.fail(failure);
        }
    }

    private boolean append(Content.Chunk chunk) {
        ByteBuffer buffer = chunk.getByteBuffer();
        int count = buffer.remaining();
        if (bytes.size() + (long) count > most) {
            exchange.reply(tooLarge(-1));
            return false;
        }
        if (!hold(count)) {
            exchange.reply(Problem.of(
                            Problem.Kind.BUSY, "too many bodies are being received at once; send this one again in 2 s")
                    .retryAfter(2));
            return false;
        }
        byte[] piece = new byte[count];
        buffer.get(piece);
        bytes.writeBytes(piece);
        exchange.moved(count);
        return true;
    }

    private boolean hold(long count) {
        if (!all.take(count)) {
            return false;
        }
        held.addAndGet(count);
        return true;
    }

    /** Gives back what was held. */
    void release() {
        if (released.compareAndSet(false, true)) {
            all.take(-held.get());
        }
    }

    private byte[] unpacked() {
        if (!isPacked) {
            return bytes.toByteArray();
        }
        ByteArrayOutputStream plain = new ByteArrayOutputStream(bytes.size() * 2);
        try (WholeGzip in = new WholeGzip(bytes.toByteArray())) {
            byte[] piece = new byte[8_192];
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                if (plain.size() + (long) count > most) {
                    throw tooLarge(-1).thrown();
                }
                if (!hold(count)) {
                    throw Problem.of(Problem.Kind.BUSY, "too many bodies are being received at once")
                            .retryAfter(2)
                            .thrown();
                }
                plain.write(piece, 0, count);
            }
            in.requireEnd();
        } catch (IOException broken) {
            throw Problem.of(
                            Problem.Kind.BAD_REQUEST,
                            "a body with Content-Encoding gzip that is not gzip, or not whole; send it again, whole")
                    .thrown();
        }
        return plain.toByteArray();
    }

    /** Packed bytes, of which none may be left; the stream itself would leave out what follows and is not packed. */
    private static final class WholeGzip extends GZIPInputStream {
        private static final int TRAILER = 8;

        WholeGzip(byte[] packed) throws IOException {
            super(new ByteArrayInputStream(packed), Math.max(1, packed.length));
        }

        void requireEnd() throws ZipException {
            if (inf.getRemaining() > TRAILER) {
                throw new ZipException("something behind the end");
            }
        }
    }

    private Problem tooLarge(long length) {
        String found = length < 0 ? "a body of more than " + most + " bytes" : "a body of " + length + " bytes";
        return Problem.of(
                        Problem.Kind.TOO_LARGE,
                        found + (length < 0 ? "" : "; at most " + most + " are read") + "; send it in parts")
                .with("limit", "body-bytes")
                .with("most", most);
    }

    private static Problem broken(Throwable failure) {
        if (failure instanceof TimeoutException) {
            return Problem.of(Problem.Kind.SLOW_REQUEST, "the body stopped coming; send it again");
        }
        if (failure instanceof EofException || !(failure instanceof HttpException)) {
            return Problem.of(
                    Problem.Kind.BAD_REQUEST, "the body breaks off before its end; nothing was done. Send it again");
        }
        return Problem.of(
                Problem.Kind.BAD_REQUEST, "the body is not framed as its header says; nothing was done. Send it again");
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }
}
