package org.w3id.entente.query.execution;

import org.w3id.entente.store.Adjacency;
import org.w3id.entente.store.Cursor;
import org.w3id.entente.store.FactsGraph;
import org.w3id.entente.store.Relation;

/**
 * The triples of a graph that match a pattern, for each solution of the input. What is bound is seen when a scan begins,
 * and decides the direction. The cursor stays where it is between scans, so that ascending inputs are merged; relations
 * that are looked into often have an adjacency, which takes its place.
 */
final class TripleScan extends Solutions {
    private static final int[] NO_PREDICATES = {};

    /** How many look-ups are told to the relation at once, as threads may share it. */
    private static final int LOOK_UPS = 1 << 6;

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

    private Relation relation = Relation.EMPTY;
    private Adjacency bySubject;
    private Adjacency byObject;
    private int lookUps;

    private int[] predicates = NO_PREDICATES;
    private int nextPredicate;
    private boolean freeSubject;
    private boolean freePredicate;
    private boolean freeObject;
    private boolean open;
    private boolean begun;

    /** Whether the object leads. */
    private boolean turned;

    /** Whether subject and object are one variable, still unbound. */
    private boolean loop;

    /** The pairs still to come, of the cursor: those below this one; 0 when there are none. */
    private long end;

    /** The pairs still to come, of an adjacency: those of this leading id between two places. */
    private boolean adjacent;

    private Adjacency adjacency;
    private int leader;
    private int place;
    private int last;

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
        read(predicate.isVariable() ? Relation.EMPTY : graph.facts().relation(predicate.constant()));
    }

    private void read(Relation next) {
        relation = next;
        bySubject = relation.adjacency(false, 0);
        byObject = relation.adjacency(true, 0);
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
            unbindEnds();
            if (freePredicate) {
                ids[predicate.slot()] = Terms.NONE;
            }
        }
    }

    private void unbindEnds() {
        if (freeSubject) {
            ids[subject.slot()] = Terms.NONE;
        }
        if (freeObject) {
            ids[object.slot()] = Terms.NONE;
        }
    }

    private void begin() {
        open = true;
        freePredicate = false;
        if (predicate.isVariable()) {
            int id = ids[predicate.slot()];
            freePredicate = id == Terms.NONE;
            predicates = freePredicate ? graph.facts().predicates() : NO_PREDICATES;
            nextPredicate = 0;
            read(freePredicate || id < 0 ? Relation.EMPTY : graph.facts().relation(id));
        }
        seek();
    }

    private void follow(int next) {
        row.tick();
        unbindEnds();
        ids[predicate.slot()] = next;
        read(graph.facts().relation(next));
        seek();
    }

    /** Goes before the first pair of the relation that may match. */
    private void seek() {
        begun = false;
        end = 0;
        place = 0;
        last = 0;
        int first = subject.id(ids);
        int second = object.id(ids);
        freeSubject = first == Terms.NONE;
        freeObject = second == Terms.NONE;
        loop = freeSubject && freeObject && subject.slot() == object.slot();
        // With a constant object, candidates for the subject lie side by side.
        turned = !freeObject && (freeSubject || !object.isVariable());
        int leading = turned ? second : first;
        int following = turned ? first : second;
        if (leading < 0 || following < 0) {
            return;
        }
        adjacent = leading != Terms.NONE && findAdjacency();
        if (!adjacent) {
            seek(leading, following);
        } else if (following == Terms.NONE) {
            leader = leading;
            place = adjacency.begin(leading);
            last = adjacency.end(leading);
        } else {
            leader = leading;
            int found = adjacency.find(leading, following);
            place = Math.max(0, found);
            last = found + 1;
        }
    }

    private void seek(int leading, int following) {
        long from = Relation.pair(leading, following);
        if ((turned ? relation.byObject(cursor) : relation.bySubject(cursor)).seek(from)) {
            end = following != Terms.NONE ? from + 1 : leading != Terms.NONE ? from + (1L << 32) : Long.MAX_VALUE;
        }
    }

    private boolean findAdjacency() {
        adjacency = turned ? byObject : bySubject;
        if (!adjacency.isMade() && ++lookUps == LOOK_UPS) {
            lookUps = 0;
            adjacency = relation.adjacency(turned, LOOK_UPS);
            if (turned) {
                byObject = adjacency;
            } else {
                bySubject = adjacency;
            }
        }
        return all && adjacency.isMade();
    }

    /** Goes to the next match, of this predicate or another; false when there is none. */
    private boolean advance() {
        for (; ; ) {
            if (adjacent ? advanceAdjacent() : advanceCursor()) {
                return true;
            }
            if (nextPredicate >= predicates.length) {
                return false;
            }
            follow(predicates[nextPredicate++]);
        }
    }

    private boolean advanceAdjacent() {
        if (place >= last) {
            return false;
        }
        row.tick();
        begun = true;
        bind(leader, adjacency.follower(place++));
        return true;
    }

    private boolean advanceCursor() {
        while (end != 0 && (!begun || cursor.next())) {
            begun = true;
            long pair = cursor.key();
            if (pair >= end) {
                break;
            }
            row.tick();
            int leading = Relation.leading(pair);
            int following = Relation.following(pair);
            if ((all || graph.shows(cursor.height())) && (!loop || leading == following)) {
                bind(leading, following);
                return true;
            }
        }
        end = 0;
        return false;
    }

    private void bind(int leading, int following) {
        if (freeSubject) {
            ids[subject.slot()] = turned ? following : leading;
        }
        if (freeObject) {
            ids[object.slot()] = turned ? leading : following;
        }
    }
}
