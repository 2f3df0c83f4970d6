package org.w3id.entente.query.execution;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import org.w3id.entente.store.Cursor;
import org.w3id.entente.store.FactsGraph;
import org.w3id.entente.store.Relation;

import java.util.BitSet;

/** The ends of a property path, for each solution of the input (SPARQL 1.1 Query, section 18.4). */
final class PathScan extends Solutions {
    private final Solutions input;
    private final Row row;
    private final int[] ids;
    private final PathPattern pattern;
    private final Row.Place subject;
    private final Row.Place object;
    private final boolean once;
    private final Reach forward;
    private final Reach backward;
    private final IntArrayList ends = new IntArrayList();

    private BitSet terms = new BitSet();
    private int start;
    private int nextEnd;
    private boolean freeSubject;
    private boolean freeObject;
    private boolean open;

    PathScan(Solutions input, Row row, PathPattern pattern, boolean once) {
        this.input = input;
        this.row = row;
        ids = row.ids;
        this.pattern = pattern;
        subject = pattern.subject();
        object = pattern.object();
        this.once = once;
        forward = PathPattern.compile(pattern.path(), row, pattern.graph(), false);
        backward = PathPattern.compile(pattern.path(), row, pattern.graph(), true);
    }

    @Override
    boolean next() {
        for (; ; ) {
            if (open && advance()) {
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
            if (freeSubject) {
                ids[subject.slot()] = Terms.NONE;
            }
            if (freeObject) {
                ids[object.slot()] = Terms.NONE;
            }
        }
    }

    private void begin() {
        open = true;
        freeSubject = subject.id(ids) == Terms.NONE;
        freeObject = object.id(ids) == Terms.NONE;
        nextEnd = 0;
        ends.clear();
        start = -1;
        if (freeSubject && freeObject) {
            if (terms.isEmpty()) {
                terms = starts();
            }
            start = 0;
        } else {
            int bound = freeSubject ? object.id(ids) : subject.id(ids);
            (freeSubject ? backward : forward).from(bound, ends);
            // A path of no length between variables begins at the terms of the graph, whatever else they are bound to.
            if (subject.isVariable() && object.isVariable() && leadsNowhere(bound) && !isMet(bound)) {
                ends.clear();
            }
        }
    }

    private boolean leadsNowhere(int id) {
        for (int i = 0; i < ends.size(); i++) {
            if (ends.getInt(i) != id) {
                return false;
            }
        }
        return true;
    }

    /** Whether a term is the subject or the object of a triple. */
    private boolean isMet(int id) {
        if (id < 0) {
            return false;
        }
        FactsGraph graph = pattern.graph();
        Cursor cursor = new Cursor();
        for (int predicate : graph.facts().predicates()) {
            row.tick();
            Relation relation = graph.facts().relation(predicate);
            if (leads(id, relation.bySubject(cursor), graph) || leads(id, relation.byObject(cursor), graph)) {
                return true;
            }
        }
        return false;
    }

    private static boolean leads(int id, Cursor pairs, FactsGraph graph) {
        for (boolean more = pairs.seek(Relation.pair(id, 0));
                more && Relation.leading(pairs.key()) == id;
                more = pairs.next()) {
            if (graph.shows(pairs.height())) {
                return true;
            }
        }
        return false;
    }

    private boolean advance() {
        for (; ; ) {
            while (nextEnd < ends.size()) {
                row.tick();
                int end = ends.getInt(nextEnd++);
                if (accepts(end)) {
                    if (once) {
                        start = -1;
                        nextEnd = ends.size();
                    }
                    return true;
                }
            }
            if (start < 0) {
                return false;
            }
            start = terms.nextSetBit(start + 1);
            if (start < 0) {
                return false;
            }
            ids[subject.slot()] = start;
            ends.clear();
            nextEnd = 0;
            forward.from(start, ends);
        }
    }

    /** Binds what is free; false when an end is not the one that is bound. */
    private boolean accepts(int end) {
        if (freeObject && object.slot() != subject.slot()) {
            ids[object.slot()] = end;
            return true;
        }
        if (freeSubject && !freeObject) {
            ids[subject.slot()] = end;
            return true;
        }
        return end == object.id(ids);
    }

    /** Every term that the path may start from, when neither end is bound. */
    private BitSet starts() {
        FactsGraph graph = pattern.graph();
        boolean all = graph.showsAll();
        BitSet found = new BitSet();
        Cursor cursor = new Cursor();
        for (int predicate : graph.facts().predicates()) {
            graph.facts().relation(predicate).bySubject(cursor);
            for (boolean more = cursor.seek(0); more; more = cursor.next()) {
                row.tick();
                if (all || graph.shows(cursor.height())) {
                    found.set(Relation.leading(cursor.key()));
                    found.set(Relation.following(cursor.key()));
                }
            }
        }
        return found;
    }
}
