package org.w3id.entente.load;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import org.apache.jena.graph.Node;

import java.util.ArrayList;
import java.util.List;

/** The terms of the statement being read that no finished triple has used up, each with its position. */
final class TermStack {
    /** The position of a term that does not stand in the file, such as rdf:rest in a list. */
    static final long NOWHERE = 0;

    private final List<Node> terms = new ArrayList<>();
    private final LongArrayList positions = new LongArrayList();

    void push(Node term, long position) {
        terms.add(term);
        positions.add(position);
    }

    void clear() {
        terms.clear();
        positions.clear();
    }

    /** Takes the topmost occurrence of a term away. */
    long pop(Node term) {
        int index = terms.lastIndexOf(term);
        if (index < 0) {
            return NOWHERE;
        }
        long position = positions.getLong(index);
        terms.remove(index);
        positions.removeLong(index);
        return position;
    }

    /** The positions of a subject and of the predicate above it; predicates between them are done with. */
    long[] subjectAndPredicate(Node subject, Node predicate) {
        int above = terms.lastIndexOf(predicate);
        int below = above < 0 ? -1 : lastIndexOf(subject, above - 1);
        if (below < 0) {
            below = terms.lastIndexOf(subject);
        }
        if (above > below + 1 && below >= 0) {
            for (int i = above - 1; i > below; i--) {
                terms.remove(i);
                positions.removeLong(i);
            }
            above = below + 1;
        }
        return new long[] {
            below < 0 ? NOWHERE : positions.getLong(below), above < 0 ? NOWHERE : positions.getLong(above)
        };
    }

    private int lastIndexOf(Node term, int from) {
        for (int i = from; i >= 0; i--) {
            if (terms.get(i).equals(term)) {
                return i;
            }
        }
        return -1;
    }
}
