package org.w3id.entente.query.execution;

/**
 * A sequence of solutions (SPARQL 1.1 Query, section 18.5), pulled one by one: a part of a plan that takes the solutions
 * of the part before it, its input, and binds further variables or drops some solutions.
 */
abstract class Solutions {
    /**
     * Puts the next solution into the row. When there is none, whatever this part and its inputs have bound is unbound
     * again.
     */
    abstract boolean next();

    /** Unbinds what this part and its inputs have bound, and begins anew with the row as it is then. */
    abstract void restart();

    /** One solution, which binds nothing: the row as it is. */
    static final class Once extends Solutions {
        private boolean given;

        @Override
        boolean next() {
            given = !given;
            return given;
        }

        @Override
        void restart() {
            given = false;
        }
    }

    /** No solution. */
    static final class Nothing extends Solutions {
        @Override
        boolean next() {
            return false;
        }

        @Override
        void restart() {}
    }
}
