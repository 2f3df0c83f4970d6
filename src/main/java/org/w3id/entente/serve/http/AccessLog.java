package org.w3id.entente.serve.http;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.LongAdder;

/**
 * One line per request in the combined log format, with the duration in milliseconds and the version of the graph after it. Of
 * the header it holds Referer and User-Agent alone. A thread of its own writes; when that falls behind, lines are left out
 * rather than requests delayed. Threads may share it.
 */
public final class AccessLog implements AutoCloseable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int QUEUE = 16_384;
    private static final int LONGEST = 2_048;
    private static final char LINE = 0x2028;
    private static final char PARAGRAPH = 0x2029;

    /** What a line says. */
    record Entry(
            long millis,
            String client,
            String method,
            String target,
            String protocol,
            int status,
            long bytes,
            long nanos,
            long version,
            String referer,
            String agent) {}

    private final Writer out;
    private final BlockingQueue<Optional<Entry>> queue = new ArrayBlockingQueue<>(QUEUE);
    private final LongAdder omitted = new LongAdder();
    private final Thread writer;

    /** A log that is written to a stream, which it closes. */
    public AccessLog(OutputStream out) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        this.writer = Thread.ofPlatform().name("access-log").daemon().start(this::write);
    }

    void add(Entry entry) {
        if (!queue.offer(Optional.of(entry))) {
            omitted.increment();
        }
    }

    /** How many lines have been left out. */
    public long omitted() {
        return omitted.sum();
    }

    private void write() {
        StringBuilder line = new StringBuilder();
        try (out) {
            while (true) {
                Optional<Entry> entry = next();
                if (entry.isEmpty()) {
                    return;
                }
                line.setLength(0);
                describe(entry.get(), line);
                write(line);
            }
        } catch (InterruptedException | IOException end) {
            omitted.increment();
        }
    }

    /** The next line; empty at the end. While there is none, what was written before goes out. */
    private Optional<Entry> next() throws InterruptedException {
        Optional<Entry> waiting = queue.poll();
        if (waiting != null) {
            return waiting;
        }
        flush();
        return queue.take();
    }

    private void flush() {
        try {
            out.flush();
        } catch (IOException full) {
            omitted.increment();
        }
    }

    private void write(StringBuilder line) {
        try {
            out.append(line);
        } catch (IOException full) {
            omitted.increment();
        }
    }

    private static void describe(Entry entry, StringBuilder line) {
        line.append(entry.client).append(" - - [");
        TIME.formatTo(Instant.ofEpochMilli(entry.millis), line);
        line.append("] \"");
        quote(entry.method, line);
        line.append(' ');
        quote(entry.target, line);
        line.append(' ')
                .append(entry.protocol)
                .append("\" ")
                .append(entry.status)
                .append(' ');
        line.append(entry.bytes).append(" \"");
        quote(entry.referer, line);
        line.append("\" \"");
        quote(entry.agent, line);
        line.append("\" ").append(entry.nanos / 1_000_000).append('.');
        line.append(String.format(Locale.ROOT, "%03d", entry.nanos / 1_000 % 1_000))
                .append(' ');
        if (entry.version < 0) {
            line.append('-');
        } else {
            line.append(entry.version);
        }
        line.append('\n');
    }

    /** What a client sent must not begin a new line, nor end its field. */
    private static void quote(String text, StringBuilder line) {
        int end = Math.min(text.length(), LONGEST);
        if (end == 0) {
            line.append('-');
        }
        for (int i = 0; i < end; i++) {
            char each = text.charAt(i);
            if (each == '"' || each == '\\') {
                line.append('\\').append(each);
            } else if (Character.isISOControl(each)
                    || Character.isSurrogate(each)
                    || each == LINE
                    || each == PARAGRAPH) {
                line.append(String.format(Locale.ROOT, "\\u%04x", (int) each));
            } else {
                line.append(each);
            }
        }
    }

    @Override
    public void close() {
        try {
            queue.put(Optional.empty());
            writer.join(2_000);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
