package org.w3id.entente.serve;

import org.w3id.entente.query.update.WritableGraphs;

import java.util.Objects;
import java.util.Optional;

/**
 * What writers may do.
 *
 * @param token what a writer has to present; empty when nobody may write
 * @param graphs which graphs may be written
 * @param requestBytes how many bytes an update or a payload may have, from 1
 * @param waiting how many changes may wait for their turn, from 1
 */
public record WritingSettings(Optional<BearerToken> token, WritableGraphs graphs, long requestBytes, int waiting) {
    /** Nobody may write. */
    public static final WritingSettings NONE =
            new WritingSettings(Optional.empty(), WritableGraphs.DATA, 64L << 20, 64);

    /** Checks the ranges. */
    public WritingSettings {
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(graphs, "graphs");
        if (requestBytes < 1 || waiting < 1) {
            throw new IllegalArgumentException("a limit below the smallest that makes sense");
        }
    }

    /** Whoever presents a token may write; the usual limits. */
    public static WritingSettings of(BearerToken token) {
        return new WritingSettings(Optional.of(token), NONE.graphs, NONE.requestBytes, NONE.waiting);
    }
}
