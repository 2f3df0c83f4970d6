package org.w3id.entente.serve;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class TurnstileTest {
    private final Turnstile turnstile = new Turnstile(1, Duration.ZERO);

    @Test
    void whoFindsNoPlaceIsToldWhenToComeAgain() {
        RefusedRequestException refused = assertThrows(
                RefusedRequestException.class, () -> turnstile.pass(() -> turnstile.pass(() -> "the second")));
        assertEquals(503, refused.status());
        assertEquals(Map.of("Retry-After", "1"), refused.headers());
        assertEquals("too many queries at once; ask again in 1 s", refused.getMessage());
    }

    @Test
    void aPlaceIsFreeAgainAfterwardsEvenAfterAFailure() {
        assertThrows(
                IllegalStateException.class,
                () -> turnstile.pass(() -> {
                    throw new IllegalStateException("failed");
                }));
        assertEquals("the next", turnstile.pass(() -> "the next"));
    }
}
