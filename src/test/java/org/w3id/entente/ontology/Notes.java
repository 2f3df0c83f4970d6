package org.w3id.entente.ontology;

import java.util.List;
import java.util.TreeSet;

/** What a check looked at and what it found wrong. Not for several threads. */
@SuppressWarnings("AnnotateFormatMethod") // the annotation would be one more dependency
final class Notes {
    private int looked;
    private final TreeSet<String> faults = new TreeSet<>();

    /** One more thing was looked at. */
    void look() {
        looked++;
    }

    /** Something is wrong. */
    void fault(String format, Object... arguments) {
        faults.add(format.formatted(arguments));
    }

    void faultUnless(boolean right, String format, Object... arguments) {
        if (!right) {
            fault(format, arguments);
        }
    }

    int looked() {
        return looked;
    }

    List<String> faults() {
        return List.copyOf(faults);
    }
}
