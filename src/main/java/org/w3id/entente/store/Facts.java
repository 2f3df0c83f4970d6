package org.w3id.entente.store;

import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectMaps;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.util.iterator.ExtendedIterator;

import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * A snapshot: a version number and, for each predicate's id, a {@link Relation}. Immutable but for what its dictionary
 * learns; any number of threads may share it.
 */
public final class Facts {
    private final Dictionary dictionary;
    private final long version;
    private final Int2ObjectMap<Relation> relations;
    private final long size;

    private Facts(Dictionary dictionary, long version, Int2ObjectMap<Relation> relations) {
        this.dictionary = dictionary;
        this.version = version;
        this.relations = relations;
        long count = 0;
        for (Relation relation : relations.values()) {
            count += relation.size();
        }
        size = count;
    }

    /** Version 0, without facts. */
    public static Facts none(Dictionary dictionary) {
        return new Facts(dictionary, 0, Int2ObjectMaps.emptyMap());
    }

    /** Version 0: all triples of a graph, asserted; O(n log n). */
    public static Facts of(Dictionary dictionary, Graph graph) {
        ExtendedIterator<Triple> triples = graph.find();
        try {
            return of(dictionary, triples);
        } finally {
            triples.close();
        }
    }

    /**
     * Version 0: triples, asserted; O(n log n). They are taken one by one, so that a large graph need not be in memory as
     * terms; those that come again change nothing.
     */
    public static Facts of(Dictionary dictionary, Iterator<Triple> triples) {
        Int2ObjectMap<LongArrayList> pairs = new Int2ObjectOpenHashMap<>();
        while (triples.hasNext()) {
            Triple triple = triples.next();
            pairs.computeIfAbsent(dictionary.intern(triple.getPredicate()), predicate -> new LongArrayList())
                    .add(Relation.pair(dictionary.intern(triple.getSubject()), dictionary.intern(triple.getObject())));
        }
        Int2ObjectMap<Relation> relations = new Int2ObjectOpenHashMap<>();
        for (int predicate : pairs.keySet().toIntArray()) {
            long[] sorted = ascending(pairs.remove(predicate).toLongArray());
            relations.put(predicate, Relation.EMPTY.with(sorted, Relation.turned(sorted), 0));
        }
        return new Facts(dictionary, 0, relations);
    }

    /** The same numbers, ascending and without repetition. */
    public static long[] ascending(long[] numbers) {
        long[] sorted = numbers.clone();
        Arrays.parallelSort(sorted);
        int count = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[count++] = sorted[i];
            }
        }
        return count == sorted.length ? sorted : Arrays.copyOf(sorted, count);
    }

    /** The next version, with the given relations in the place of those of the same predicates. */
    public Facts with(Int2ObjectMap<Relation> changed) {
        Int2ObjectMap<Relation> next = new Int2ObjectOpenHashMap<>(relations);
        changed.int2ObjectEntrySet().forEach(entry -> {
            if (entry.getValue().size() == 0) {
                next.remove(entry.getIntKey());
            } else {
                next.put(entry.getIntKey(), entry.getValue());
            }
        });
        return new Facts(dictionary, version + 1, next);
    }

    /** Version 0: all facts of some snapshots over one dictionary, each asserted that is so in one of them; O(n log n). */
    public static Facts union(Dictionary dictionary, Collection<Facts> parts) {
        if (parts.stream().anyMatch(part -> part.dictionary != dictionary)) {
            throw new IllegalArgumentException("facts of another dictionary");
        }
        Int2ObjectMap<Relation> relations = new Int2ObjectOpenHashMap<>();
        for (Facts part : parts) {
            part.relations.int2ObjectEntrySet().forEach(entry -> {
                Relation more = entry.getValue();
                relations.merge(entry.getIntKey(), more, Relation::union);
            });
        }
        return new Facts(dictionary, 0, relations);
    }

    /**
     * The next version: some triples no longer asserted, then others asserted; those that are removed without being there,
     * or added and there already, change nothing. The cost goes with the change.
     */
    public Facts changed(Collection<Triple> added, Collection<Triple> removed) {
        Int2ObjectMap<Relation> changed = new Int2ObjectOpenHashMap<>();
        pairs(removed).int2ObjectEntrySet().forEach(entry -> {
            long[] pairs = ascending(entry.getValue().toLongArray());
            changed.put(entry.getIntKey(), relation(entry.getIntKey()).without(pairs));
        });
        pairs(added).int2ObjectEntrySet().forEach(entry -> {
            long[] pairs = ascending(entry.getValue().toLongArray());
            Relation base = changed.getOrDefault(entry.getIntKey(), relation(entry.getIntKey()));
            changed.put(entry.getIntKey(), base.with(pairs, Relation.turned(pairs), 0));
        });
        return with(changed);
    }

    private Int2ObjectMap<LongArrayList> pairs(Collection<Triple> triples) {
        Int2ObjectMap<LongArrayList> pairs = new Int2ObjectOpenHashMap<>();
        for (Triple triple : triples) {
            pairs.computeIfAbsent(dictionary.intern(triple.getPredicate()), predicate -> new LongArrayList())
                    .add(Relation.pair(dictionary.intern(triple.getSubject()), dictionary.intern(triple.getObject())));
        }
        return pairs;
    }

    /** The terms of the ids. */
    public Dictionary dictionary() {
        return dictionary;
    }

    /** One more than the version that this one was made from. */
    public long version() {
        return version;
    }

    /** How many facts there are, asserted and inferred. */
    public long size() {
        return size;
    }

    /** The ids of the predicates of which there are facts. */
    public int[] predicates() {
        return relations.keySet().toIntArray();
    }

    /** The facts of one predicate; empty when there are none. */
    public Relation relation(int predicate) {
        return relations.getOrDefault(predicate, Relation.EMPTY);
    }

    /** The height of a triple, 0 (asserted) to 255, or -1 when it is no fact; O(log n). */
    public int height(Triple triple) {
        int subject = dictionary.find(triple.getSubject());
        int predicate = dictionary.find(triple.getPredicate());
        int object = dictionary.find(triple.getObject());
        return subject == Dictionary.ABSENT || predicate == Dictionary.ABSENT || object == Dictionary.ABSENT
                ? -1
                : relation(predicate).height(subject, object);
    }

    /** A read-only view of all facts. */
    public FactsGraph graph() {
        return new FactsGraph(this);
    }

    /** A read-only view of the facts of certain heights: {@code height == 0} are the asserted ones. */
    public FactsGraph graph(IntPredicate heights) {
        return new FactsGraph(this, heights);
    }

    /** The fingerprint of all facts; O(n), computed on each call. */
    public CanonicalHash hash() {
        CanonicalHash[] terms = new CanonicalHash[dictionary.size() + 1];
        CanonicalHash sum = CanonicalHash.NOTHING;
        Cursor cursor = new Cursor();
        for (int predicate : predicates()) {
            CanonicalHash middle = term(terms, predicate);
            relation(predicate).bySubject(cursor);
            for (boolean more = cursor.seek(0); more; more = cursor.next()) {
                CanonicalHash subject = term(terms, Relation.leading(cursor.key()));
                sum = sum.with(subject, middle, term(terms, Relation.following(cursor.key())));
            }
        }
        return sum;
    }

    /** The fingerprint of the quads of named graphs over one dictionary; O(n), computed on each call. */
    public static CanonicalHash hash(Map<Node, Facts> graphs) {
        CanonicalHash[] terms = new CanonicalHash[0];
        CanonicalHash sum = CanonicalHash.NOTHING;
        Cursor cursor = new Cursor();
        for (Map.Entry<Node, Facts> graph : graphs.entrySet()) {
            Facts facts = graph.getValue();
            CanonicalHash name = CanonicalHash.term(graph.getKey());
            terms = Arrays.copyOf(terms, facts.dictionary.size() + 1);
            for (int predicate : facts.predicates()) {
                CanonicalHash middle = facts.term(terms, predicate);
                facts.relation(predicate).bySubject(cursor);
                for (boolean more = cursor.seek(0); more; more = cursor.next()) {
                    sum = sum.withQuad(
                            name,
                            facts.term(terms, Relation.leading(cursor.key())),
                            middle,
                            facts.term(terms, Relation.following(cursor.key())));
                }
            }
        }
        return sum;
    }

    private CanonicalHash term(CanonicalHash[] known, int id) {
        if (known[id] == null) {
            known[id] = CanonicalHash.term(dictionary.node(id));
        }
        return known[id];
    }
}
