package org.w3id.entente.load;

import java.util.Objects;

/** The outcome of bringing a file into canonical form. */
public sealed interface Formatting {
    /**
     * The canonical form.
     *
     * @param text the whole file
     * @param isSame whether the file has this form already
     */
    record Canonical(String text, boolean isSame) implements Formatting {
        /** Checks that nothing is missing. */
        public Canonical {
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * There is none without loss.
     *
     * @param place where the trouble is
     * @param reason what would be lost, and what to do
     */
    record Refused(Place place, String reason) implements Formatting {
        /** Checks that nothing is missing. */
        public Refused {
            Objects.requireNonNull(place, "place");
            Objects.requireNonNull(reason, "reason");
        }
    }
}
