package org.w3id.entente.reason;

import org.w3id.entente.store.Cursor;
import org.w3id.entente.store.Dictionary;
import org.w3id.entente.store.Relation;

import java.util.List;

/** Carries out one plan; belongs to one thread, and may be opened again. */
final class Matcher {
    private static final int ON = Integer.MAX_VALUE;
    private static final int STOP = -1;

    private final Plan plan;
    private final Step[] steps;
    private final int[] row;
    private final Cursor[] cursors;
    private final Relation[] relations;
    private final Matcher[] denied;
    private final int cut;
    private Sink sink;
    private int below = 256;
    private int ticks;

    /** Takes matches. */
    interface Sink {
        /**
         * Takes one match.
         *
         * @param row the values of the slots; not to be kept
         * @param height the greatest height of a premise; -1 when there is none
         * @return whether more are wanted
         */
        boolean accept(int[] row, int height);
    }

    /** A matcher that gives at least one match for each conclusion, or all matches. */
    Matcher(Plan plan, boolean all) {
        this(plan, plan.steps(), new int[plan.clause().variables.size()], all ? ON : plan.cut());
    }

    private Matcher(Plan plan, List<Step> steps, int[] row, int cut) {
        this.plan = plan;
        this.steps = steps.toArray(Step[]::new);
        this.row = row;
        this.cut = cut;
        cursors = new Cursor[this.steps.length];
        relations = new Relation[this.steps.length];
        denied = new Matcher[this.steps.length];
        for (int i = 0; i < this.steps.length; i++) {
            if (this.steps[i] instanceof Step.Scan) {
                cursors[i] = new Cursor();
            } else if (this.steps[i] instanceof Step.Deny deny) {
                denied[i] = new Matcher(plan, deny.steps(), row, STOP);
            }
        }
    }

    /**
     * Says where to read and write.
     *
     * @param now the facts for atoms up to the one that the plan begins with
     * @param before the facts for those after it
     * @param absent the facts for negations
     * @param below premises must have a smaller height
     */
    Matcher open(Relations now, Relations before, Relations absent, int below, Sink sink) {
        this.sink = sink;
        this.below = below;
        int first = plan.start() instanceof Plan.Start.Premise premise ? premise.atom() : Integer.MAX_VALUE;
        for (int i = 0; i < steps.length; i++) {
            if (steps[i] instanceof Step.Scan scan) {
                Relations source = scan.index() > first ? before : now;
                relations[i] = source.relation(scan.atom().predicate());
                switch (scan.way()) {
                    case BOTH -> {}
                    case OBJECT -> relations[i].byObject(cursors[i]);
                    case SUBJECT, NEITHER, LOOP -> relations[i].bySubject(cursors[i]);
                }
            } else if (denied[i] != null) {
                denied[i].open(absent, absent, absent, 256, (values, height) -> false);
            }
        }
        return this;
    }

    /** Finds the matches that begin with a pair; false when no more are wanted. */
    boolean start(int subject, int object, int height) {
        return !plan.first().unify(row, subject, object) || run(0, height) != STOP;
    }

    /** Finds the matches of a plan that begins with nothing; false when no more are wanted. */
    boolean start() {
        return run(0, -1) != STOP;
    }

    /** Finds the matches of a plan that begins with a group; false when no more are wanted. */
    boolean start(List<Integer> slots, int[] values) {
        for (int i = 0; i < values.length; i++) {
            row[slots.get(i)] = values[i];
        }
        return run(0, -1) != STOP;
    }

    /** Goes on at a step; the result is {@link #ON}, or the step whose choice (and any after it) is settled. */
    private int run(int at, int height) {
        if ((++ticks & 0xFFFF) == 0) {
            checkInterruption();
        }
        if (at == steps.length) {
            return sink.accept(row, height) ? cut : STOP;
        }
        return switch (steps[at]) {
            case Step.Scan scan ->
                switch (scan.way()) {
                    case BOTH -> {
                        int found = relations[at].height(
                                scan.atom().subject(row), scan.atom().object(row));
                        yield found < 0 || found >= below ? ON : run(at + 1, Math.max(height, found));
                    }
                    case SUBJECT ->
                        range(
                                at,
                                height,
                                cursors[at],
                                scan.atom().subject(row),
                                scan.atom().objectSlot());
                    case OBJECT ->
                        range(
                                at,
                                height,
                                cursors[at],
                                scan.atom().object(row),
                                scan.atom().subjectSlot());
                    case NEITHER -> all(at, height, scan.atom(), false);
                    case LOOP -> all(at, height, scan.atom(), true);
                };
            case Step.Check check -> check.condition().holds(row) ? run(at + 1, height) : ON;
            case Step.Deny deny -> denied[at].run(0, -1) == STOP ? ON : run(at + 1, height);
            case Step.Make make -> {
                int value = make.memo().value(row);
                int target = make.memo().target();
                if (make.known()) {
                    yield row[target] == value ? run(at + 1, height) : ON;
                }
                row[target] = value;
                yield run(at + 1, height);
            }
            case Step.Trace trace -> trace(at, height, trace);
        };
    }

    private int range(int at, int height, Cursor cursor, int known, int slot) {
        if (known == Dictionary.ABSENT) {
            return ON;
        }
        long begin = Relation.pair(known, 0);
        long end = begin + (1L << 32);
        for (boolean more = cursor.seek(begin); more; more = cursor.next()) {
            long pair = cursor.key();
            if (pair >= end) {
                return ON;
            }
            int level = cursor.height();
            if (level < below) {
                row[slot] = Relation.following(pair);
                int back = run(at + 1, Math.max(height, level));
                if (back <= at) {
                    return back;
                }
            }
        }
        return ON;
    }

    private int all(int at, int height, Atom atom, boolean loop) {
        Cursor cursor = cursors[at];
        for (boolean more = cursor.seek(0); more; more = cursor.next()) {
            long pair = cursor.key();
            int level = cursor.height();
            if (level < below && (!loop || Relation.leading(pair) == Relation.following(pair))) {
                row[atom.subjectSlot()] = Relation.leading(pair);
                row[atom.objectSlot()] = Relation.following(pair);
                int back = run(at + 1, Math.max(height, level));
                if (back <= at) {
                    return back;
                }
            }
        }
        return ON;
    }

    private int trace(int at, int height, Step.Trace trace) {
        int[] slots = trace.memo().slots();
        int value = row[trace.memo().target()];
        if (value == Dictionary.ABSENT) {
            return ON;
        }
        for (int[] arguments : trace.memo().arguments(value)) {
            boolean fits = true;
            for (int i = 0; i < slots.length; i++) {
                fits &= !trace.known().get(i) || row[slots[i]] == arguments[i];
            }
            if (fits) {
                for (int i = 0; i < slots.length; i++) {
                    row[slots[i]] = arguments[i];
                }
                int back = run(at + 1, height);
                if (back <= at) {
                    return back;
                }
            }
        }
        return ON;
    }

    /**
     * Goes on, unless the thread has been interrupted; costs next to nothing.
     *
     * @throws Interruption when it has
     */
    static void checkInterruption() {
        if (Thread.currentThread().isInterrupted()) {
            throw new Interruption();
        }
    }

    /** The thread was interrupted in the middle of a search. */
    static final class Interruption extends RuntimeException {
        private static final long serialVersionUID = 1;

        Interruption() {
            super("interrupted", null, false, false);
        }
    }
}
