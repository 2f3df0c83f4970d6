package org.w3id.entente.validate;

import java.util.stream.Stream;

/** Looks for one kind of fault. Threads may share it. */
@FunctionalInterface
public interface Check {
    /**
     * Finds the faults of a corpus.
     *
     * @param knowledge what the corpus says
     * @return the findings in any order; empty when there are none
     */
    Stream<Finding> findings(Knowledge knowledge);
}
