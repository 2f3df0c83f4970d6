package org.w3id.entente.reason;

import org.apache.jena.graph.Triple;
import org.w3id.entente.store.Dictionary;
import org.w3id.entente.store.Relation;

/**
 * A triple in ids.
 *
 * @param predicate the predicate's id
 * @param pair subject and object, subject leading
 */
record Fact(int predicate, long pair) {
    Triple triple(Dictionary dictionary) {
        return Triple.create(
                dictionary.node(Relation.leading(pair)),
                dictionary.node(predicate),
                dictionary.node(Relation.following(pair)));
    }
}
