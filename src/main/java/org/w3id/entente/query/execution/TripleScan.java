package org.w3id.entente.query.execution;

import org.w3id.entente.store.Cursor;
import org.w3id.entente.store.FactsGraph;
import org.w3id.entente.store.Relation;

/**
 * The triples of a graph that match a pattern, for each solution of the input. What is bound is seen when a scan begins,
 * and decides the direction; the cursor stays where it is between scans, so that ascending inputs are merged.
 */
final class TripleScan extends Solutions {
    private static final int[] NO_PREDICATES = {};

    private final Solutions input;
    private final Row row;
    private final int[] ids;
    private final FactsGraph graph;
    private final boolean all;
    private final Row.Place subject;
    private final Row.Place predicate;
    private final Row.Place object;
    private final boolean once;
    private final Cursor cursor = new Cursor();

    private int[] predicates = NO_PREDICATES;
    private int nextPredicate;
    private Relation relation = Relation.EMPTY;
    private boolean freeSubject;
    private boolean freePredicate;
    private boolean freeObject;
    private boolean loop;
    private boolean turned;
    private boolean begun;
    private boolean open;
    private long end;

    /**
     * A scan.
     *
     * @param once whether one match for each solution of the input is enough, because nobody asks for what it binds
     */
    TripleScan(Solutions input, Row row, FactsGraph graph, TriplePattern pattern, boolean once) {
        this.input = input;
        this.row = row;
        ids = row.ids;
        this.graph = graph;
        all = graph.showsAll();
        subject = pattern.subject();
        predicate = pattern.predicate();
        object = pattern.object();
        this.once = once;
        if (!predicate.isVariable()) {
            relation = graph.facts().relation(predicate.constant());
        }
    }

    @Override
    boolean next() {
        for (; ; ) {
            if (open && !(begun && once) && advance()) {
                return true;
            }
            unbind();
            if (!input.next()) {
                return false;
            }
            begin();
        }
    }

    @Override
    void restart() {
        unbind();
        input.restart();
    }

    private void unbind() {
        if (open) {
            open = false;
            clear();
            if (freePredicate) {
                ids[predicate.slot()] = Terms.NONE;
            }
        }
    }

    private void clear() {
        if (freeSubject) {
            ids[subject.slot()] = Terms.NONE;
        }
        if (freeObject) {
            ids[object.slot()] = Terms.NONE;
        }
    }

    private void begin() {
        open = true;
        begun = false;
        freePredicate = false;
        if (predicate.isVariable()) {
            int id = ids[predicate.slot()];
            freePredicate = id == Terms.NONE;
            predicates = freePredicate ? graph.facts().predicates() : NO_PREDICATES;
            nextPredicate = 0;
            relation = freePredicate || id < 0 ? Relation.EMPTY : graph.facts().relation(id);
        }
        freeSubject = subject.id(ids) == Terms.NONE;
        freeObject = object.id(ids) == Terms.NONE;
        seek();
    }

    /** Goes to the first pair of the relation that may match; {@link #end} is where they end. */
    private void seek() {
        int first = subject.id(ids);
        int last = object.id(ids);
        loop = freeSubject && freeObject && subject.slot() == object.slot();
        // With a constant object, candidates for the subject lie side by side.
        turned = last != Terms.NONE && (first == Terms.NONE || !object.isVariable());
        int leading = turned ? last : first;
        int following = turned ? first : last;
        if (leading < 0 || following < 0) {
            end = 0;
            return;
        }
        long from = Relation.pair(leading, following);
        end = following != Terms.NONE ? from + 1 : leading != Terms.NONE ? from + (1L << 32) : Long.MAX_VALUE;
        boolean found = (turned ? relation.byObject(cursor) : relation.bySubject(cursor)).seek(from);
        if (!found) {
            end = 0;
        }
    }

    /** Goes to the next match, of this predicate or another; false when there is none. */
    private boolean advance() {
        for (; ; ) {
            while (end != 0 && (!begun || cursor.next())) {
                begun = true;
                long pair = cursor.key();
                if (pair >= end) {
                    break;
                }
                row.tick();
                if (matches(pair)) {
                    return true;
                }
            }
            if (nextPredicate >= predicates.length) {
                return false;
            }
            follow(predicates[nextPredicate++]);
        }
    }

    private void follow(int next) {
        clear();
        ids[predicate.slot()] = next;
        relation = graph.facts().relation(next);
        freeSubject = subject.id(ids) == Terms.NONE;
        freeObject = object.id(ids) == Terms.NONE;
        begun = false;
        seek();
    }

    private boolean matches(long pair) {
        if (!all && !graph.shows(cursor.height())) {
            return false;
        }
        int leading = Relation.leading(pair);
        int following = Relation.following(pair);
        if (loop && leading != following) {
            return false;
        }
        if (freeSubject) {
            ids[subject.slot()] = turned ? following : leading;
        }
        if (freeObject) {
            ids[object.slot()] = turned ? leading : following;
        }
        return true;
    }
}
