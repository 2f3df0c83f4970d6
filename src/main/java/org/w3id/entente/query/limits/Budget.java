package org.w3id.entente.query.limits;

import org.apache.jena.graph.Node;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.util.Context;
import org.apache.jena.sparql.util.Symbol;
import org.w3id.entente.vocab.Namespaces;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What one evaluation has left of its limits. It begins when it is made and ends when it is closed.
 *
 * <p>One thread evaluates and counts; any thread may {@linkplain #stop stop} it. {@link #check} costs a few nanoseconds
 * and belongs into every loop.
 */
public final class Budget implements AutoCloseable {
    private static final Symbol SYMBOL = Symbol.create(Namespaces.BASE + "limits/budget");

    /** A row costs this much, and each of its terms as much again. */
    private static final int OBJECT = 40;

    private static final int SHORT_TEXT = 256;
    private static final int CHECKS_PER_LOOK = 1 << 8;
    private static final long STEP = 1 << 16;

    private final Limits limits;
    private final Memory memory;
    private final long start = System.nanoTime();
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final AtomicReference<LimitException> passed = new AtomicReference<>();
    private final AtomicReference<Runnable> abortion = new AtomicReference<>(() -> {});
    private final Optional<ScheduledFuture<?>> alarm;
    private int checks;
    private long held;
    private volatile long reported;

    private Budget(Limits limits, Memory memory) {
        this.limits = limits;
        this.memory = memory;
        memory.enter(this);
        this.alarm = limits.time().map(time -> Memory.after(time, this::late));
    }

    /** The budget of an evaluation that begins now. */
    public static Budget start(Limits limits) {
        return start(limits, Memory.OF_THIS_PROCESS);
    }

    /** The budget of an evaluation that begins now and shares this memory with others. */
    static Budget start(Limits limits, Memory memory) {
        return new Budget(limits, memory);
    }

    /** The budget of the query that a context belongs to; empty when nobody has put it under limits. */
    public static Optional<Budget> of(Context context) {
        return Optional.ofNullable(context.get(SYMBOL));
    }

    /** Makes this the budget of the query that a context belongs to, and its flag the query's signal to cancel. */
    void install(Context context) {
        context.set(SYMBOL, this);
        context.set(ARQConstants.symCancelQuery, cancelled);
    }

    /** What the budget began with. */
    public Limits limits() {
        return limits;
    }

    /**
     * Goes on, unless a limit was passed meanwhile.
     *
     * @throws LimitException when one was
     */
    public void check() {
        if ((++checks & (CHECKS_PER_LOOK - 1)) == 0) {
            limits.time().ifPresent(time -> {
                if (System.nanoTime() - start > time.toNanos()) {
                    late();
                }
            });
        }
        if (cancelled.get()) {
            throw reason();
        }
    }

    /** Why the evaluation ended before its time. */
    public LimitException reason() {
        LimitException known = passed.get();
        return known != null ? known : new LimitException(Limit.STOPPED, "", "the query was stopped");
    }

    private void late() {
        Duration time = limits.time().orElseThrow();
        stop(new LimitException(
                Limit.TIME, seconds(time) + " s", "the query did not finish within " + seconds(time) + " s"));
    }

    private static String seconds(Duration time) {
        return Double.toString(time.toMillis() / 1000.0);
    }

    /** Ends the evaluation soon; the first reason counts. Any thread may call this. */
    public void stop(LimitException reason) {
        if (passed.compareAndSet(null, reason)) {
            cancelled.set(true);
            abortion.get().run();
        }
    }

    /** Ends the evaluation soon, because nobody wants its answer any more. Any thread may call this. */
    public void stop() {
        stop(new LimitException(Limit.STOPPED, "", "the query was stopped"));
    }

    /** What else is to be done when the evaluation is stopped; at once, when it has been already. */
    public void onStop(Runnable action) {
        abortion.set(action);
        if (cancelled.get()) {
            action.run();
        }
    }

    /**
     * Ends the evaluation here.
     *
     * @return the exception to throw
     */
    LimitException end(Limit limit, String amount, String met) {
        stop(new LimitException(limit, amount, met));
        return reason();
    }

    /**
     * Counts what the evaluation goes on to hold in memory.
     *
     * @param bytes an estimate, in bytes
     * @throws LimitException when it is more than one query may hold, or than all may hold together
     */
    public void hold(long bytes) {
        held += bytes;
        if (held > limits.heldBytes()) {
            throw end(
                    Limit.HELD_BYTES,
                    grouped(limits.heldBytes()) + " bytes",
                    "the query holds more than " + grouped(limits.heldBytes())
                            + " bytes of rows to sort, to group, to join or to compare");
        }
        report();
        check();
    }

    /** Counts what the evaluation holds no more. */
    public void release(long bytes) {
        held -= bytes;
        report();
    }

    private void report() {
        long change = held - reported;
        if (change >= STEP || change <= -STEP) {
            reported = held;
            memory.changed(change);
        }
    }

    /** What the evaluation holds, in estimated bytes, as far as others need to know. */
    long heldBytes() {
        return reported;
    }

    /** What a row holds, in estimated bytes. Short texts are taken for those of the graph, which are there anyway. */
    public static long size(Binding row) {
        long size = OBJECT;
        for (var variables = row.vars(); variables.hasNext(); ) {
            size += OBJECT + text(row.get(variables.next()), SHORT_TEXT);
        }
        return size;
    }

    /** The length of a term's text, 0 when it is not longer than a bound. */
    private static int text(Node term, int bound) {
        int length = term.isLiteral() ? term.getLiteralLexicalForm().length() : 0;
        return length > bound ? length : 0;
    }

    /** A number in groups of three digits. */
    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', ' ');
    }

    /** Ends the budget: what was held is free. */
    @Override
    public void close() {
        alarm.ifPresent(each -> each.cancel(false));
        onStop(() -> {});
        memory.changed(-reported);
        reported = 0;
        memory.leave(this);
    }
}
