package org.w3id.entente.reason;

import org.apache.jena.graph.Graph;
import org.w3id.entente.store.Dictionary;
import org.w3id.entente.store.Facts;

import java.util.Objects;

/**
 * Concludes what follows from asserted triples by a program. Immutable; threads may share it.
 *
 * <p>{@snippet :
 * Program program = Program.require(rules);
 * Closure closure = new Reasoner(program).conclude(graph);
 * closure.why(triple).ifPresent(proof -> print(proof));
 * Closure next = closure.apply(Change.adding(triples)).closure();
 * }
 */
public final class Reasoner {
    private final Program program;
    private final Limits limits;

    /**
     * What a run may use.
     *
     * @param conclusions how many triples may be concluded in all, from 1
     * @param threads how many threads may work on one large run, from 1
     */
    public record Limits(long conclusions, int threads) {
        /** A hundred million conclusions, two threads. */
        public static final Limits USUAL = new Limits(100_000_000, 2);

        /** Checks the ranges. */
        public Limits {
            if (conclusions < 1 || threads < 1) {
                throw new IllegalArgumentException(
                        "limits begin at 1: " + conclusions + " conclusions, " + threads + " threads");
            }
        }
    }

    /** A reasoner with the {@linkplain Limits#USUAL usual limits}. */
    public Reasoner(Program program) {
        this(program, Limits.USUAL);
    }

    /** A reasoner with limits of its own. */
    public Reasoner(Program program, Limits limits) {
        this.program = Objects.requireNonNull(program);
        this.limits = Objects.requireNonNull(limits);
    }

    /**
     * The closure of a graph, which is read once and not kept.
     *
     * @throws ConclusionLimitException when more follows than may be concluded
     * @throws InterruptedException when the thread is interrupted
     */
    public Closure conclude(Graph asserted) throws InterruptedException {
        return conclude(Facts.of(new Dictionary(), asserted));
    }

    /**
     * The closure of facts, all of which are taken as asserted if their height is 0 and must follow otherwise. Its
     * dictionary is used from then on.
     *
     * @throws ConclusionLimitException when more follows than may be concluded
     * @throws InterruptedException when the thread is interrupted
     */
    public Closure conclude(Facts asserted) throws InterruptedException {
        Engine engine = new Engine(program, asserted.dictionary());
        Workspace workspace = new Workspace(asserted);
        try (Workers workers = new Workers(limits.threads())) {
            Saturation saturation =
                    new Saturation(engine, workspace, workers, limits.conclusions(), asserted.size(), 0);
            engine.strata().forEach(saturation::full);
        } catch (Matcher.Interruption e) {
            throw interrupted(e);
        }
        Facts facts = workspace.finish();
        return new Closure(engine, program, limits, facts, facts.size() - asserted.size());
    }

    static InterruptedException interrupted(Matcher.Interruption cause) {
        Thread.interrupted(); // as the exception tells it, the mark must not
        InterruptedException exception = new InterruptedException("reasoning was interrupted");
        exception.initCause(cause);
        return exception;
    }
}
