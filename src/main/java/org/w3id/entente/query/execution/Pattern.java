package org.w3id.entente.query.execution;

import java.util.BitSet;

/** Something that solutions can be joined with in any order: a triple pattern, a property path. */
interface Pattern {
    /** The slots of its variables. */
    BitSet slots();

    /**
     * About how many solutions one solution gives when it is joined with this pattern.
     *
     * @param bound the slots of the variables that the solution binds
     */
    double fanOut(BitSet bound);

    /**
     * Joins solutions with this pattern.
     *
     * @param once whether one match for each solution is enough, because nobody asks for what it binds
     */
    Solutions join(Solutions input, Row row, boolean once);
}
