package org.w3id.entente.reason;

import java.util.List;

/** One step of a {@link Plan}. */
sealed interface Step {
    /**
     * Goes over the pairs that fit an atom.
     *
     * @param atom the atom
     * @param index its place in the body
     * @param way which of its terms are known before
     */
    record Scan(Atom atom, int index, Way way) implements Step {}

    /** Which terms of an atom are known before it is matched. */
    enum Way {
        /** Both are. */
        BOTH,
        /** The subject is. */
        SUBJECT,
        /** The object is. */
        OBJECT,
        /** Neither is. */
        NEITHER,
        /** Neither is, and they are the same variable. */
        LOOP
    }

    /** Goes on when a condition holds. */
    record Check(Condition condition) implements Step {}

    /** Goes on when a pattern has no match. */
    record Deny(List<Step> steps) implements Step {
        public Deny {
            steps = List.copyOf(steps);
        }
    }

    /**
     * Computes a value.
     *
     * @param known whether the slot has a value before, which must then be the same
     */
    record Make(Memo memo, boolean known) implements Step {}

    /**
     * Goes over the arguments that gave a known value.
     *
     * @param known which of the argument slots have values before, in the order of the memo's
     */
    record Trace(Memo memo, List<Boolean> known) implements Step {
        public Trace {
            known = List.copyOf(known);
        }
    }
}
