package org.w3id.entente.load;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import org.apache.jena.graph.Triple;

import java.util.ArrayList;
import java.util.List;

/** The triples of a file in the order of the file, each with the positions of its three terms. */
final class Trace {
    private static final int COLUMN_BITS = 24;
    private static final long COLUMN_MASK = (1L << COLUMN_BITS) - 1;

    private final List<Triple> triples = new ArrayList<>();
    private final LongArrayList subjects = new LongArrayList();
    private final LongArrayList predicates = new LongArrayList();
    private final LongArrayList objects = new LongArrayList();

    void add(Triple triple, long subject, long predicate, long object) {
        triples.add(triple);
        subjects.add(subject);
        predicates.add(predicate);
        objects.add(object);
    }

    int size() {
        return triples.size();
    }

    Triple triple(int number) {
        return triples.get(number);
    }

    long subject(int number) {
        return subjects.getLong(number);
    }

    long predicate(int number) {
        return predicates.getLong(number);
    }

    long object(int number) {
        return objects.getLong(number);
    }

    /** Line and column in one number; columns beyond 16 million count as the last. */
    static long pack(long line, long column) {
        return line << COLUMN_BITS | Math.min(column, COLUMN_MASK);
    }

    static Place place(String file, long packed) {
        return new Place(file, (int) (packed >>> COLUMN_BITS), (int) (packed & COLUMN_MASK));
    }

    static int line(long packed) {
        return (int) (packed >>> COLUMN_BITS);
    }
}
