package org.w3id.entente.query.execution;

import org.w3id.entente.store.Facts;
import org.w3id.entente.store.FactsGraph;
import org.w3id.entente.store.Relation;

import java.util.BitSet;

/** A triple pattern in slots and ids. */
record TriplePattern(FactsGraph graph, Row.Place subject, Row.Place predicate, Row.Place object) implements Pattern {
    @Override
    public BitSet slots() {
        BitSet slots = new BitSet();
        for (Row.Place place : new Row.Place[] {subject, predicate, object}) {
            if (place.isVariable()) {
                slots.set(place.slot());
            }
        }
        return slots;
    }

    @Override
    public Solutions join(Solutions input, Row row, boolean once) {
        return new TripleScan(input, row, graph, this, once);
    }

    @Override
    public double fanOut(BitSet bound) {
        Facts facts = graph.facts();
        if (!predicate.isVariable()) {
            return predicate.constant() < 0 ? 0 : fanOut(facts.relation(predicate.constant()), bound);
        }
        int[] predicates = facts.predicates();
        double sum = 0;
        for (int each : predicates) {
            sum += fanOut(facts.relation(each), bound);
        }
        return bound.get(predicate.slot()) ? sum / Math.max(1, predicates.length) : sum;
    }

    private double fanOut(Relation relation, BitSet bound) {
        int size = relation.size();
        if (size == 0 || subject.constant() < 0 || object.constant() < 0) {
            return 0;
        }
        boolean givenSubject = subject.isVariable() && bound.get(subject.slot());
        boolean givenObject = object.isVariable() && bound.get(object.slot());
        if (!subject.isVariable() && !object.isVariable()) {
            return relation.height(subject.constant(), object.constant()) < 0 ? 0 : 1;
        }
        if (!object.isVariable()) {
            return share(relation, true, object.constant(), givenSubject);
        }
        if (!subject.isVariable()) {
            return share(relation, false, subject.constant(), givenObject);
        }
        if (givenSubject && givenObject) {
            return Math.min(1, relation.fanOut(false) * relation.fanOut(true) / size);
        }
        return givenSubject ? relation.fanOut(false) : givenObject ? relation.fanOut(true) : size;
    }

    /** The pairs of a constant: how many there are, or which share of the other side has one when that is given. */
    private static double share(Relation relation, boolean ofObject, int constant, boolean given) {
        long from = Relation.pair(constant, 0);
        double pairs = relation.estimate(ofObject, from, from + (1L << 32));
        return given ? Math.min(1, pairs * relation.fanOut(!ofObject) / relation.size()) : pairs;
    }
}
