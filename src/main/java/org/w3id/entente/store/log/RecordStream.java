package org.w3id.entente.store.log;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Records one after another as they arrive from somewhere else: each is whole and has the digest that it states, or is refused. Not to be
 * shared by threads.
 */
public final class RecordStream {
    private static final byte[] END = (Records.END + "\n").getBytes(StandardCharsets.US_ASCII);

    private final InputStream in;
    private final int most;

    /**
     * The records of a stream.
     *
     * @param in is not closed
     * @param most how many bytes a record may have, from 1
     */
    public RecordStream(InputStream in, int most) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.most = most;
    }

    /**
     * The next record; empty at the end.
     *
     * @throws IllegalArgumentException when what comes is no record, is not whole, or is too long; the message says why
     * @throws IOException when the stream cannot be read
     */
    public Optional<LoggedChange> next() throws IOException {
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        int matched = 0;
        for (int each = in.read(); each >= 0; each = in.read()) {
            if (record.size() == most) {
                throw new IllegalArgumentException("a record of more than " + most + " bytes");
            }
            record.write(each);
            if (matched >= 0 && each == END[matched]) {
                matched++;
                if (matched == END.length) {
                    return Optional.of(Records.read(record.toByteArray()));
                }
            } else {
                matched = each == '\n' ? 0 : -1;
            }
        }
        if (record.size() > 0) {
            throw new IllegalArgumentException("a record that breaks off after " + record.size() + " bytes");
        }
        return Optional.empty();
    }
}
