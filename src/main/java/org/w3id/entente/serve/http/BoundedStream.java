package org.w3id.entente.serve.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that fails when more comes than was expected at most. */
public final class BoundedStream extends FilterInputStream {
    private final long most;
    private long count;

    /** A stream of at most so many bytes. */
    public BoundedStream(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        int each = super.read();
        if (each >= 0) {
            count(1);
        }
        return each;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int more) throws IOException {
        count += more;
        if (count > most) {
            throw new IOException("more than " + most + " bytes came, which is more than is taken");
        }
    }
}
