package org.w3id.entente.store;

import java.util.Arrays;

/**
 * The pairs of subject and object of one predicate, each with a height: 0 for an asserted pair, and for an inferred one
 * a number above those of the premises that it was first inferred from (255 stands for all from 255 on).
 *
 * <p>Immutable; any number of threads may read it. A pair is one long: the leading term's id in the upper 32 bits.
 * Looking up costs O(log n).
 */
public final class Relation {
    /** The relation without pairs. */
    public static final Relation EMPTY = new Relation(SortedRun.EMPTY, SortedRun.EMPTY);

    private final SortedRun bySubject;
    private final SortedRun byObject;

    /** Computed when first asked for, perhaps by several threads with the same result; 0 until then. */
    private float ofSubjects;

    private float ofObjects;

    private final LookUps subjects;
    private final LookUps objects;

    private Relation(SortedRun bySubject, SortedRun byObject) {
        this.bySubject = bySubject;
        this.byObject = byObject;
        subjects = new LookUps(bySubject);
        objects = new LookUps(byObject);
    }

    /** Two ids as one long, the leading one in the upper half. */
    public static long pair(int leading, int following) {
        return ((long) leading << 32) | following;
    }

    /** The leading id of a pair. */
    public static int leading(long pair) {
        return (int) (pair >>> 32);
    }

    /** The following id of a pair. */
    public static int following(long pair) {
        return (int) pair;
    }

    /** A pair with its halves exchanged. */
    public static long turned(long pair) {
        return (pair << 32) | (pair >>> 32);
    }

    /** The pairs with their halves exchanged, ascending. */
    public static long[] turned(long[] pairs) {
        long[] turned = new long[pairs.length];
        for (int i = 0; i < pairs.length; i++) {
            turned[i] = turned(pairs[i]);
        }
        Arrays.sort(turned);
        return turned;
    }

    /** How many pairs there are. */
    public int size() {
        return bySubject.size;
    }

    /** The height of a pair, 0 to 255, or -1 when the relation does not hold it. */
    public int height(int subject, int object) {
        return bySubject.height(pair(subject, object));
    }

    /** The height of a pair (subject leading), 0 to 255, or -1 when the relation does not hold it. */
    public int height(long pair) {
        return bySubject.height(pair);
    }

    /** The cursor, made to run over the pairs in the order of subjects, before the first of them. */
    public Cursor bySubject(Cursor cursor) {
        cursor.open(bySubject);
        return cursor;
    }

    /** The cursor, made to run over the pairs in the order of objects (object leading), before the first of them. */
    public Cursor byObject(Cursor cursor) {
        cursor.open(byObject);
        return cursor;
    }

    /**
     * The pairs of one direction for many look-ups; not {@linkplain Adjacency#isMade() made} until there have been enough
     * of them.
     *
     * @param ofObject whether the objects lead
     * @param more how many look-ups there have been since this was asked last
     */
    public Adjacency adjacency(boolean ofObject, int more) {
        return (ofObject ? objects : subjects).after(more);
    }

    /** About how many pairs one subject has, or one object when {@code ofObject}; at least 1 unless there are none. */
    public double fanOut(boolean ofObject) {
        float known = ofObject ? ofObjects : ofSubjects;
        if (known == 0) {
            known = fanOut(ofObject ? byObject : bySubject);
            if (ofObject) {
                ofObjects = known;
            } else {
                ofSubjects = known;
            }
        }
        return known;
    }

    private static float fanOut(SortedRun run) {
        long pairs = 0;
        long terms = 0;
        int step = Math.max(1, run.blocks.length / 8);
        for (int i = 0; i < run.blocks.length; i += step) {
            long[][] chunks = run.blocks[i].keys;
            long[] keys = chunks[chunks.length / 2];
            long before = -1;
            for (long key : keys) {
                pairs++;
                if (leading(key) != before) {
                    before = leading(key);
                    terms++;
                }
            }
        }
        return terms == 0 ? 0 : (float) pairs / terms;
    }

    /**
     * Longs that cut the range from {@code from} (inclusive) to {@code to} (exclusive) of one direction into parts of
     * about equal size: the ends and at most {@code parts - 1} keys between them, ascending.
     */
    public long[] cuts(boolean ofObject, long from, long to, int parts) {
        SortedRun run = ofObject ? byObject : bySubject;
        long[] inside = Arrays.stream(run.blocks)
                .flatMapToLong(block -> Arrays.stream(block.firsts))
                .filter(first -> first > from && first < to)
                .toArray();
        int pieces = Math.max(1, Math.min(parts, inside.length + 1));
        long[] cuts = new long[pieces + 1];
        cuts[0] = from;
        cuts[pieces] = to;
        for (int i = 1; i < pieces; i++) {
            cuts[i] = inside[(int) ((long) inside.length * i / pieces)];
        }
        return cuts;
    }

    /** About how many pairs lie from {@code from} (inclusive) to {@code to} (exclusive) of one direction. */
    public int estimate(boolean ofObject, long from, long to) {
        SortedRun run = ofObject ? byObject : bySubject;
        if (run.size == 0) {
            return 0;
        }
        int chunks = 0;
        int begin = Math.max(0, SortedRun.place(run.firsts, from));
        for (int i = begin; i < run.blocks.length && run.firsts[i] < to; i++) {
            long[] firsts = run.blocks[i].firsts;
            chunks += SortedRun.place(firsts, to - 1) - Math.max(0, SortedRun.place(firsts, from));
        }
        if (chunks == 0) {
            Cursor cursor = new Cursor();
            cursor.open(run);
            int count = 0;
            for (boolean more = cursor.seek(from); more && cursor.key() < to && count < 64; more = cursor.next()) {
                count++;
            }
            return count;
        }
        return Math.min(run.size, chunks * SortedRun.CHUNK_FILL);
    }

    /**
     * This relation with pairs put in at one height; a pair that was there gets the new height.
     *
     * @param pairs ascending, distinct, subject leading
     * @param turned the same pairs, object leading, ascending
     */
    public Relation with(long[] pairs, long[] turned, int height) {
        return pairs.length == 0 ? this : new Relation(bySubject.with(pairs, height), byObject.with(turned, height));
    }

    /** This relation without the given pairs (ascending, distinct, subject leading). */
    public Relation without(long[] pairs) {
        if (pairs.length == 0 || size() == 0) {
            return this;
        }
        return new Relation(bySubject.without(pairs), byObject.without(turned(pairs)));
    }

    /** The pairs of either relation; a pair of both has the lower height. */
    Relation union(Relation other) {
        Relation larger = size() >= other.size() ? this : other;
        Relation smaller = larger == this ? other : this;
        Relation union = larger;
        for (int height : smaller.bySubject.heights()) {
            long[] pairs = smaller.bySubject.keys(height, larger.bySubject);
            union = union.with(pairs, turned(pairs), height);
        }
        return union;
    }
}
