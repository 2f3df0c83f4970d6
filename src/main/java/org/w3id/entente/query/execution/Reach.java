package org.w3id.entente.query.execution;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.ints.IntSet;
import org.w3id.entente.store.Adjacency;
import org.w3id.entente.store.Cursor;
import org.w3id.entente.store.FactsGraph;
import org.w3id.entente.store.Relation;

import java.util.function.IntPredicate;

/**
 * Where a property path leads from a term, in one direction (SPARQL 1.1 Query, section 18.4). Ends are repeated as often
 * as the path's semantics asks.
 */
interface Reach {
    /** Adds the ends of the path from a term to a list. */
    void from(int id, IntArrayList ends);

    /** One step along a predicate, or against it. */
    final class Link implements Reach {
        private static final int LOOK_UPS = 1 << 6;

        private final Row row;
        private final FactsGraph graph;
        private final Relation relation;
        private final boolean inverse;
        private final Cursor cursor = new Cursor();
        private Adjacency adjacency;
        private int lookUps;

        Link(Row row, FactsGraph graph, Relation relation, boolean inverse) {
            this.row = row;
            this.graph = graph;
            this.relation = relation;
            this.inverse = inverse;
            adjacency = relation.adjacency(inverse, 0);
        }

        @Override
        public void from(int id, IntArrayList ends) {
            if (id < 0) {
                return;
            }
            if (!adjacency.isMade() && ++lookUps % LOOK_UPS == 0) {
                adjacency = relation.adjacency(inverse, LOOK_UPS);
            }
            if (graph.showsAll() && adjacency.isMade()) {
                int last = adjacency.end(id);
                for (int place = adjacency.begin(id); place < last; place++) {
                    row.tick();
                    ends.add(adjacency.follower(place));
                }
            } else {
                seek(id, ends);
            }
        }

        private void seek(int id, IntArrayList ends) {
            long begin = Relation.pair(id, 0);
            long end = begin + (1L << 32);
            Cursor opened = inverse ? relation.byObject(cursor) : relation.bySubject(cursor);
            for (boolean more = opened.seek(begin); more && cursor.key() < end; more = cursor.next()) {
                row.tick();
                if (graph.shows(cursor.height())) {
                    ends.add(Relation.following(cursor.key()));
                }
            }
        }
    }

    /** One step along, or against, any predicate but some. */
    record Excluding(Row row, FactsGraph graph, IntPredicate excluded, boolean inverse) implements Reach {
        @Override
        public void from(int id, IntArrayList ends) {
            for (int predicate : graph.facts().predicates()) {
                row.tick();
                if (!excluded.test(predicate)) {
                    new Link(row, graph, graph.facts().relation(predicate), inverse).from(id, ends);
                }
            }
        }
    }

    /** One path after another. */
    record Sequence(Row row, Reach first, Reach second) implements Reach {
        @Override
        public void from(int id, IntArrayList ends) {
            IntArrayList middle = new IntArrayList();
            first.from(id, middle);
            for (int i = 0; i < middle.size(); i++) {
                row.tick();
                second.from(middle.getInt(i), ends);
            }
        }
    }

    /** Either path. */
    record Alternative(Reach left, Reach right) implements Reach {
        @Override
        public void from(int id, IntArrayList ends) {
            left.from(id, ends);
            right.from(id, ends);
        }
    }

    /** A path or none; each end once. */
    record ZeroOrOne(Reach path) implements Reach {
        @Override
        public void from(int id, IntArrayList ends) {
            IntArrayList steps = new IntArrayList();
            path.from(id, steps);
            IntSet reached = new IntOpenHashSet(steps);
            reached.add(id);
            ends.addAll(reached);
        }
    }

    /** A path as often as it leads on, breadth first; each end once. */
    record Closure(Row row, Reach path, boolean fromZero) implements Reach {
        @Override
        public void from(int id, IntArrayList ends) {
            IntSet reached = new IntOpenHashSet();
            IntArrayList steps = new IntArrayList();
            int next = ends.size();
            if (fromZero) {
                reached.add(id);
                ends.add(id);
            } else {
                path.from(id, steps);
                settle(steps, reached, ends);
            }
            for (; next < ends.size(); next++) {
                row.tick();
                path.from(ends.getInt(next), steps);
                settle(steps, reached, ends);
            }
        }

        private void settle(IntArrayList steps, IntSet reached, IntArrayList ends) {
            for (int i = 0; i < steps.size(); i++) {
                row.tick();
                if (reached.add(steps.getInt(i))) {
                    ends.add(steps.getInt(i));
                }
            }
            steps.clear();
        }
    }
}
