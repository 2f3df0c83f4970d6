package org.w3id.entente.reason;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import org.w3id.entente.store.Cursor;
import org.w3id.entente.store.Dictionary;
import org.w3id.entente.store.Facts;
import org.w3id.entente.store.Relation;

import java.util.List;

/** What one task concludes for some heads of a clause, without what is known; belongs to one thread. */
final class Output implements Matcher.Sink {
    private static final int RECENT = 1 << 12;
    private static final int COMPACT = 1 << 20;

    private final Clause clause;
    private final Dictionary dictionary;
    private final Head[] heads;
    private final long limit;
    private long count;

    private static final class Head {
        final Atom atom;
        final Cursor cursor;
        final boolean mayBeLiteral;
        final LongArrayList[] found = new LongArrayList[256];
        long[] recent;
        int calls;

        Head(Atom atom, Relation known, boolean mayBeLiteral) {
            this.atom = atom;
            this.mayBeLiteral = mayBeLiteral;
            cursor = known.bySubject(new Cursor());
        }
    }

    Output(Clause clause, List<Integer> heads, Relations known, Dictionary dictionary, long limit) {
        this.clause = clause;
        this.dictionary = dictionary;
        this.limit = limit;
        this.heads = heads.stream()
                .map(index -> clause.heads[index])
                .map(atom -> new Head(atom, known.relation(atom.predicate()), mayBeLiteral(clause, atom)))
                .toArray(Head[]::new);
    }

    /** A variable that is a subject in the body never stands for a literal. */
    private static boolean mayBeLiteral(Clause clause, Atom head) {
        if (head.subjectSlot() < 0) {
            return false;
        }
        for (Atom atom : clause.atoms) {
            if (atom.subjectSlot() == head.subjectSlot()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean accept(int[] row, int height) {
        int level = Math.min(255, height + 1);
        for (Head head : heads) {
            int subject = head.atom.subject(row);
            int object = head.atom.object(row);
            if (subject != Dictionary.ABSENT
                    && object != Dictionary.ABSENT
                    && !(head.mayBeLiteral && dictionary.isLiteral(subject))) {
                add(head, Relation.pair(subject, object), Math.max(1, level));
            }
        }
        return true;
    }

    private void add(Head head, long pair, int height) {
        if (isRecent(head, pair, height)) {
            return;
        }
        if (head.cursor.seek(pair) && head.cursor.key() == pair) {
            return;
        }
        LongArrayList found = head.found[height];
        if (found == null) {
            found = new LongArrayList();
            head.found[height] = found;
        }
        found.add(pair);
        if (found.size() % COMPACT == 0) {
            long[] distinct = Facts.ascending(found.toLongArray());
            count += distinct.length;
            if (count > limit) {
                throw new ConclusionLimitException(limit, clause.rule);
            }
            count -= distinct.length;
            head.found[height] = LongArrayList.wrap(distinct);
        }
    }

    /** Whether the pair came at this height not long ago; joins often give the same conclusion many times. */
    private static boolean isRecent(Head head, long pair, int height) {
        if (++head.calls < RECENT / 16) {
            return false;
        }
        if (head.recent == null) {
            head.recent = new long[RECENT];
        }
        int place = (int) ((pair * 0x9E3779B97F4A7C15L) >>> 52);
        long mark = (pair << 8) | height; // loses the upper bits of the subject
        boolean same = head.recent[place] == mark && pair >>> 56 == 0;
        head.recent[place] = mark;
        return same;
    }

    Rule rule() {
        return clause.rule;
    }

    /** How much was found; what several tasks found counts for each. */
    long found() {
        long found = 0;
        for (Head head : heads) {
            for (LongArrayList pairs : head.found) {
                found += pairs == null ? 0 : pairs.size();
            }
        }
        return found;
    }

    /** Adds what was found to the buffers of its predicates. */
    void drain(Buffers buffers) {
        for (Head head : heads) {
            for (int height = 0; height < 256; height++) {
                if (head.found[height] != null) {
                    buffers.add(head.atom.predicate(), height, head.found[height]);
                }
            }
        }
    }
}
