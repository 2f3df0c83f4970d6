package org.w3id.entente.query.execution;

import java.util.BitSet;

/** A plan that is being put together, part after part. */
final class Chain {
    /** Whether it is evaluated on its own, and not for each solution of another chain. */
    final boolean alone;

    /** What there is so far. */
    Solutions solutions;

    /** The slots of the variables that its solutions bind, most of them at least; good for estimates only. */
    final BitSet bound = new BitSet();

    /** The slots of all variables that its parts may bind. */
    final BitSet own = new BitSet();

    private Chain(Solutions solutions, boolean alone) {
        this.solutions = solutions;
        this.alone = alone;
    }

    /** A chain that begins with one solution, which binds nothing. */
    static Chain alone() {
        return new Chain(new Solutions.Once(), true);
    }

    /** A chain that begins with given solutions. */
    static Chain after(Solutions solutions) {
        return new Chain(solutions, false);
    }

    /** A chain that begins with each solution of this one. */
    Chain branch() {
        Chain branch = new Chain(new Solutions.Once(), false);
        branch.bound.or(bound);
        return branch;
    }
}
