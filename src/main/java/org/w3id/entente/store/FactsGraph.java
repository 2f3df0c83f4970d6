package org.w3id.entente.store;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.graph.impl.GraphBase;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.util.iterator.NullIterator;
import org.apache.jena.util.iterator.WrappedIterator;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.IntPredicate;

/**
 * Facts as a Jena graph, matched term by term; every write is refused. Whoever recognises it may look at the
 * {@linkplain #facts() facts} behind it. Threads may share it.
 */
public final class FactsGraph extends GraphBase {
    private final Facts facts;
    private final IntPredicate heights;
    private final boolean showsAll;
    private volatile int size = -1;

    FactsGraph(Facts facts) {
        this(facts, height -> true, true);
    }

    FactsGraph(Facts facts, IntPredicate heights) {
        this(facts, heights, false);
    }

    private FactsGraph(Facts facts, IntPredicate heights, boolean showsAll) {
        this.facts = facts;
        this.heights = heights;
        this.showsAll = showsAll;
    }

    /** The facts of which this graph shows all or some. */
    public Facts facts() {
        return facts;
    }

    /** Whether the graph shows its facts whatever their height. */
    public boolean showsAll() {
        return showsAll;
    }

    /** Whether the graph shows facts of a height, 0 to 255. */
    public boolean shows(int height) {
        return heights.test(height);
    }

    @Override
    protected int graphBaseSize() {
        int known = size;
        if (known < 0) {
            known = count();
            size = known;
        }
        return known;
    }

    private int count() {
        if (showsAll) {
            return (int) Math.min(Integer.MAX_VALUE, facts.size());
        }
        long count = 0;
        for (int predicate : facts.predicates()) {
            Cursor cursor = facts.relation(predicate).bySubject(new Cursor());
            for (boolean more = cursor.seek(0); more; more = cursor.next()) {
                count += heights.test(cursor.height()) ? 1 : 0;
            }
        }
        return (int) Math.min(Integer.MAX_VALUE, count);
    }

    @Override
    protected ExtendedIterator<Triple> graphBaseFind(Triple pattern) {
        Dictionary dictionary = facts.dictionary();
        int subject = id(dictionary, pattern.getMatchSubject());
        int object = id(dictionary, pattern.getMatchObject());
        if (subject < 0 || object < 0) {
            return NullIterator.instance();
        }
        Node predicate = pattern.getMatchPredicate();
        if (predicate != null) {
            return WrappedIterator.create(new Pairs(dictionary.find(predicate), subject, object));
        }
        ExtendedIterator<Triple> all = NullIterator.instance();
        for (int each : facts.predicates()) {
            all = all.andThen(WrappedIterator.create(new Pairs(each, subject, object)));
        }
        return all;
    }

    /** The id to look for: 0 for any term, -1 for a term that no fact can have. */
    private static int id(Dictionary dictionary, Node node) {
        if (node == null) {
            return 0;
        }
        int id = dictionary.find(node);
        return id == Dictionary.ABSENT ? -1 : id;
    }

    /** The matching pairs of one predicate. */
    private final class Pairs implements Iterator<Triple> {
        private final Node predicate;
        private final int object;
        private final boolean byObject;
        private final long end;
        private final Cursor cursor = new Cursor();
        private boolean more;

        Pairs(int predicateId, int subject, int object) {
            Relation relation = facts.relation(predicateId);
            predicate = relation.size() == 0 ? Node.ANY : facts.dictionary().node(predicateId);
            byObject = subject == 0 && object != 0;
            this.object = object;
            int leading = byObject ? object : subject;
            long begin = byObject ? Relation.pair(object, 0) : Relation.pair(subject, object);
            end = leading == 0 ? Long.MAX_VALUE : Relation.pair(leading, 0) + (1L << 32);
            more = (byObject ? relation.byObject(cursor) : relation.bySubject(cursor)).seek(begin);
            settle();
        }

        private void settle() {
            while (more) {
                if (cursor.key() >= end || (!byObject && object != 0 && Relation.following(cursor.key()) != object)) {
                    more = false;
                } else if (heights.test(cursor.height())) {
                    return;
                } else {
                    more = cursor.next();
                }
            }
        }

        @Override
        public boolean hasNext() {
            return more;
        }

        @Override
        public Triple next() {
            if (!more) {
                throw new NoSuchElementException();
            }
            int leading = Relation.leading(cursor.key());
            int following = Relation.following(cursor.key());
            Dictionary dictionary = facts.dictionary();
            Triple triple = Triple.create(
                    dictionary.node(byObject ? following : leading),
                    predicate,
                    dictionary.node(byObject ? leading : following));
            more = cursor.next();
            settle();
            return triple;
        }
    }
}
