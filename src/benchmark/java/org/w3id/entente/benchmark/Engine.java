package org.w3id.entente.benchmark;

import org.apache.jena.graph.Triple;

import java.io.IOException;
import java.util.Map;

/** One engine at work on one graph with one set of rules. Belongs to one thread. */
interface Engine {
    /**
     * How long one run took, in nanoseconds.
     *
     * @param load from the generated triples, or from files where the engine reads files, to the engine's own form
     * @param materialise from there to the last conclusion; together with loading where the engine does both in one go
     */
    record Round(long load, long materialise) {}

    /** Whether the engine loads first and concludes then, so that the two can be told apart. */
    default boolean loadsApart() {
        return true;
    }

    /** Concludes everything, from scratch; what was loaded before may be used again. */
    Round conclude() throws IOException, InterruptedException;

    /** Lets go of what only another run would need. */
    default void release() {}

    /** How many triples there are that are not asserted, for each predicate. */
    Map<String, Long> conclusions();

    /** An engine that follows changes. */
    interface Live extends Engine {
        /** Asserts a triple. */
        void add(Triple triple) throws InterruptedException;

        /** Takes a triple back. */
        void remove(Triple triple) throws InterruptedException;

        /**
         * Reads what is known of the triple's subject now: every triple of it and, for a participation, whether those
         * that it acts for take part in its activity. Returns how many answers there were.
         */
        long look(Triple triple);

        /** Compares everything that holds now with what the same engine concludes from scratch. */
        Difference compare() throws IOException, InterruptedException;
    }

    /**
     * How a graph differs from the one that it ought to be.
     *
     * @param missing how many triples it lacks
     * @param surplus how many it has too many
     */
    record Difference(long missing, long surplus) {}
}
