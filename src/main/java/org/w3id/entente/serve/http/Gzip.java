package org.w3id.entente.serve.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Packing of responses. */
public final class Gzip {
    /** From how many bytes on packing is worth its time. */
    public static final int WORTHWHILE = 1_024;

    private Gzip() {}

    /** The bytes, packed quickly rather than tightly. */
    public static byte[] pack(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(Math.max(64, plain.length / 6));
        try (GZIPOutputStream out = new Quick(packed)) {
            out.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    private static final class Quick extends GZIPOutputStream {
        Quick(ByteArrayOutputStream out) throws IOException {
            super(out, 8_192);
            def.setLevel(Deflater.BEST_SPEED + 2);
        }
    }
}
