package org.w3id.entente.serve.describe;

import org.w3id.entente.load.PayloadFormat;
import org.w3id.entente.query.ResultFormat;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the server does for those who ask.
 *
 * @param results the formats in which queries are answered
 * @param inputs the formats in which somebody may send triples; none when nobody may write
 * @param base the address at which clients find the server; empty when it is the one that they name
 */
public record Offer(List<ResultFormat> results, List<PayloadFormat> inputs, Optional<URI> base) {
    /** Copies the lists. */
    public Offer {
        results = List.copyOf(results);
        inputs = List.copyOf(inputs);
        Objects.requireNonNull(base);
    }

    /** Whether somebody may write. */
    boolean isWritable() {
        return !inputs.isEmpty();
    }
}
