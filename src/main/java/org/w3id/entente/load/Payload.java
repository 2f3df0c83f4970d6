package org.w3id.entente.load;

import org.apache.jena.sparql.core.Quad;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What somebody sent, read: its statements, or the first fault. */
public sealed interface Payload {
    /**
     * All of it.
     *
     * @param quads the statements in their order; those in no named graph are in {@link Quad#defaultGraphIRI}
     * @param prefixes what the text declares, prefix without colon to namespace
     */
    record Statements(List<Quad> quads, Map<String, String> prefixes) implements Payload {
        /** Copies both. */
        public Statements {
            quads = List.copyOf(quads);
            prefixes = Map.copyOf(prefixes);
        }
    }

    /**
     * Nothing of it.
     *
     * @param line the line, from 1; 0 when the fault has no place
     * @param column the column in UTF-16 units, from 1; 0 when the fault has no place
     * @param found what stands there
     * @param wanted what was wanted instead; empty when {@code found} says it all
     * @param cure what to do; empty when {@code wanted} says it all
     */
    record Fault(int line, int column, String found, String wanted, String cure) implements Payload {
        /** Checks that nothing is missing. */
        public Fault {
            Objects.requireNonNull(found, "found");
            Objects.requireNonNull(wanted, "wanted");
            Objects.requireNonNull(cure, "cure");
        }

        /** Place, what was found and wanted, and the cure, in one line. */
        public String message() {
            return (line > 0 ? "line " + line + ", column " + column + ": " : "")
                    + found
                    + (wanted.isEmpty() ? "" : "; wanted " + wanted)
                    + (cure.isEmpty() ? "" : "; " + cure);
        }
    }
}
