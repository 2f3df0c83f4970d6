package org.w3id.entente.reason;

import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.w3id.entente.store.CanonicalHash;
import org.w3id.entente.store.Facts;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Asserted triples and all that follows from them by a program. Immutable; threads may share it, and it stays valid
 * whatever comes after.
 */
public final class Closure {
    private final Engine engine;
    private final Program program;
    private final Reasoner.Limits limits;
    private final Facts facts;
    private final long concluded;

    Closure(Engine engine, Program program, Reasoner.Limits limits, Facts facts, long concluded) {
        this.engine = engine;
        this.program = program;
        this.limits = limits;
        this.facts = facts;
        this.concluded = concluded;
    }

    /** The facts in ids; height 0 means asserted. */
    public Facts facts() {
        return facts;
    }

    /** The program that was applied. */
    public Program program() {
        return program;
    }

    /** All triples, read-only. */
    public Graph graph() {
        return facts.graph();
    }

    /** The asserted triples, read-only. */
    public Graph asserted() {
        return facts.graph(height -> height == 0);
    }

    /** The triples that follow without being asserted, read-only. */
    public Graph inferred() {
        return facts.graph(height -> height > 0);
    }

    /** Whether a triple is asserted or follows; O(log n). */
    public boolean holds(Triple triple) {
        return facts.height(triple) >= 0;
    }

    /** The fingerprint of all triples; O(n). */
    public CanonicalHash hash() {
        return facts.hash();
    }

    /**
     * The closure after a change of what is asserted; equal to the one concluded from scratch. The cost goes with what
     * the change touches, not with what there is. As this closure stays as it is, a question “what if” is a change
     * whose result is looked at and let go; only new terms stay in the dictionary.
     *
     * @throws ConclusionLimitException when more follows than may be concluded; this closure is as it was
     * @throws InterruptedException when the thread is interrupted; this closure is as it was
     */
    public Update apply(Change change) throws InterruptedException {
        try {
            return new Updater(this).apply(change);
        } catch (Matcher.Interruption e) {
            throw Reasoner.interrupted(e);
        }
    }

    /**
     * The smallest proof of a triple, empty when it does not hold: the lowest one, of these the one with the fewest
     * steps, of these the first by its terms, each for the same choice for its premises. It depends on the facts alone
     * unless so many rule instances bear on the triple that only some are looked at, guided by heights.
     *
     * @throws InterruptedSearchException when the thread is interrupted
     */
    public Optional<Proof> why(Triple triple) {
        return searching(() -> new ProofSearch(engine, facts).prove(triple));
    }

    /**
     * One proof for each rule instance that concludes a triple and can be proven without it, the asserted triple itself
     * before them; the premises have the smallest such proofs.
     *
     * @param limit how many proofs to give at most, from 1
     * @throws InterruptedSearchException when the thread is interrupted
     */
    public Proofs proofs(Triple triple, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("the limit begins at 1: " + limit);
        }
        return searching(() -> new ProofSearch(engine, facts).all(triple, limit));
    }

    /**
     * Which rules come nearest to concluding a triple, and what stands in the way. Left out are instances with a missing
     * premise that can never hold, because the name in it is made of other names.
     *
     * @param triple its subject and object may be variables, which stand for anything; its predicate is an IRI
     * @throws InterruptedSearchException when the thread is interrupted
     */
    public WhyNot whyNot(Triple triple) {
        return searching(() -> new NearMisses(engine, facts).search(triple));
    }

    private static <T> T searching(Supplier<T> search) {
        try {
            return search.get();
        } catch (Matcher.Interruption interrupted) {
            throw new InterruptedSearchException(interrupted);
        }
    }

    /** About how many facts are inferred: an inferred fact that becomes asserted, or the reverse, is not counted anew. */
    long concluded() {
        return concluded;
    }

    Engine engine() {
        return engine;
    }

    Reasoner.Limits limits() {
        return limits;
    }
}
