package org.w3id.entente.serve.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** Short names for what was asked. */
public final class Digests {
    private static final int BYTES = 16;

    private Digests() {}

    /** SHA-256, ready to be fed. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible); // every Java platform has it
        }
    }

    /** The first half of what a digest has taken in, in base64url; the digest begins anew. */
    public static String shortened(MessageDigest digest) {
        byte[] half = Arrays.copyOf(digest.digest(), BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(half);
    }

    /** A name for a list of texts: the first half of their SHA-256, in base64url. */
    public static String of(String... texts) {
        MessageDigest digest = sha256();
        for (String text : texts) {
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return shortened(digest);
    }
}
