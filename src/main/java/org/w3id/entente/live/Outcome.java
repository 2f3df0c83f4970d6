package org.w3id.entente.live;

import org.w3id.entente.query.Revision;
import org.w3id.entente.query.Snapshot;
import org.w3id.entente.validate.Severity;
import org.w3id.entente.validate.Violation;

import java.util.List;
import java.util.Objects;

/** What became of a change. Immutable; threads may share it. */
public sealed interface Outcome {
    /**
     * It is in the ledger, and readers see it.
     *
     * @param revision what it came to
     * @param warnings what the checks have to say of it that is no violation
     */
    record Accepted(Revision revision, List<Violation> warnings) implements Outcome {
        /** Checks that nothing is missing. */
        public Accepted {
            Objects.requireNonNull(revision);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * It makes no difference to what is asserted: the version stays.
     *
     * @param current what is current
     */
    record Unchanged(Snapshot current) implements Outcome {
        /** Checks that nothing is missing. */
        public Unchanged {
            Objects.requireNonNull(current);
        }
    }

    /**
     * A check does not allow it; nothing has changed.
     *
     * @param findings the reasons, at least one of them a violation
     */
    record Refused(List<Violation> findings) implements Outcome {
        /** Copies the list. */
        public Refused {
            findings = List.copyOf(findings);
            if (findings.stream().noneMatch(each -> each.severity() == Severity.VIOLATION)) {
                throw new IllegalArgumentException("refused without a violation");
            }
        }
    }

    /**
     * Another version than the expected one is current; nothing has changed.
     *
     * @param current what is current
     */
    record Conflict(Snapshot current) implements Outcome {
        /** Checks that nothing is missing. */
        public Conflict {
            Objects.requireNonNull(current);
        }
    }
}
