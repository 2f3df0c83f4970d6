package org.w3id.entente.reason;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.w3id.entente.store.Dictionary;
import org.w3id.entente.store.Facts;
import org.w3id.entente.store.Relation;

import java.util.ArrayList;
import java.util.List;

/**
 * What a change comes to: the next closure, and how the conclusions differ. Immutable; threads may share it. The closure
 * that was changed is as it was.
 */
public final class Update {
    private final Closure before;
    private final Closure closure;
    private final Delta added;
    private final Delta gone;

    Update(Closure before, Closure closure, Delta added, Delta gone) {
        this.before = before;
        this.closure = closure;
        this.added = added;
        this.gone = gone;
    }

    /** The next closure. */
    public Closure closure() {
        return closure;
    }

    /** The triples that follow now and held in no way before; made on each call. */
    public List<Triple> appeared() {
        return triples(added, closure.facts());
    }

    /** The triples that followed before and hold in no way now; made on each call. */
    public List<Triple> disappeared() {
        return triples(gone, before.facts());
    }

    /** The inferred ones of some facts. */
    private static List<Triple> triples(Delta delta, Facts facts) {
        Dictionary dictionary = facts.dictionary();
        List<Triple> triples = new ArrayList<>();
        for (int predicate : delta.predicates()) {
            Node name = dictionary.node(predicate);
            Relation relation = facts.relation(predicate);
            for (Batch batch : delta.of(predicate)) {
                for (long pair : batch.bySubject()) {
                    if (relation.height(pair) > 0) {
                        triples.add(Triple.create(
                                dictionary.node(Relation.leading(pair)),
                                name,
                                dictionary.node(Relation.following(pair))));
                    }
                }
            }
        }
        return List.copyOf(triples);
    }
}
