package org.w3id.entente.serve;

import org.w3id.entente.serve.core.Digests;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * What a writer presents (RFC 6750). Only its hash is kept, and compared in a time that tells nothing. Immutable; threads may
 * share it.
 */
public final class BearerToken {
    private static final int SHORTEST = 16;
    private static final String SCHEME = "bearer ";

    private final byte[] hash;

    private BearerToken(byte[] hash) {
        this.hash = hash;
    }

    /**
     * A token, of which white space at both ends is no part.
     *
     * @throws IllegalArgumentException when it is shorter than 16 characters, or holds others than RFC 6750 allows
     */
    public static BearerToken of(String text) {
        String token = text.strip();
        if (token.length() < SHORTEST) {
            throw new IllegalArgumentException("a token of " + token.length() + " characters; wanted at least "
                    + SHORTEST + ", such as those that \"openssl rand -hex 32\" makes");
        }
        if (!token.chars().allMatch(BearerToken::isAllowed)) {
            throw new IllegalArgumentException(
                    "a token with other characters than letters, digits and -._~+/=; \"openssl rand -hex 32\" makes a good one");
        }
        return new BearerToken(hash(token));
    }

    private static boolean isAllowed(int each) {
        return each < 0x80 && (Character.isLetterOrDigit(each) || "-._~+/=".indexOf(each) >= 0);
    }

    private static byte[] hash(String token) {
        return Digests.sha256().digest(token.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the value of a header Authorization presents it. */
    boolean isIn(String authorization) {
        return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && MessageDigest.isEqual(
                        hash, hash(authorization.substring(SCHEME.length()).strip()));
    }
}
