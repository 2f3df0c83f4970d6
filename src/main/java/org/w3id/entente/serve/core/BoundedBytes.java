package org.w3id.entente.serve.core;

import org.w3id.entente.serve.http.Problem;

import java.io.ByteArrayOutputStream;

/** Bytes in memory, up to a bound. */
public final class BoundedBytes extends ByteArrayOutputStream {
    private final long most;

    /** No bytes yet, and at most so many. */
    public BoundedBytes(long most) {
        super(4_096);
        this.most = most;
    }

    @Override
    public synchronized void write(int each) {
        check(1);
        super.write(each);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        check(length);
        super.write(bytes, offset, length);
    }

    private void check(int more) {
        if (count + (long) more > most) {
            throw Problem.of(
                            Problem.Kind.SIZE_LIMIT,
                            "the answer has more than " + most
                                    + " bytes; page with ORDER BY, LIMIT and OFFSET, or take " + "the whole graph from "
                                    + Paths.DATA)
                    .with("limit", "answer-bytes")
                    .with("most", most)
                    .thrown();
        }
    }
}
