package org.w3id.entente.reason;

import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.vocabulary.RDF;
import org.w3id.entente.store.Cursor;
import org.w3id.entente.store.Dictionary;
import org.w3id.entente.store.Facts;
import org.w3id.entente.store.Relation;

import java.util.HashMap;
import java.util.Map;

/**
 * Tells which triples can come to hold at all: that Japan and NATO are the sides of a relationship whose name is made
 * of two other names can not. Belongs to one thread.
 */
final class Prospects {
    private static final int DEPTH = 4;
    private static final int LOOKED_AT = 4_096;

    private final Engine engine;
    private final Facts facts;
    private final Inversion inversion;
    private final Map<Node, Boolean> given = new HashMap<>();
    private final Map<Triple, Boolean> known = new HashMap<>();

    Prospects(Engine engine, Facts facts, Inversion inversion) {
        this.engine = engine;
        this.facts = facts;
        this.inversion = inversion;
    }

    /** Whether a triple holds, may be asserted, or may follow by a rule; when in doubt, it may. */
    boolean mayHold(Triple triple) {
        Boolean before = known.get(triple);
        boolean may = before == null ? mayHold(triple, DEPTH) : before;
        known.put(triple, may);
        return may;
    }

    private boolean mayHold(Triple triple, int depth) {
        if (depth == 0
                || !triple.isConcrete()
                || facts.height(triple) >= 0
                || given.computeIfAbsent(sort(triple), each -> isGiven(triple))) {
            return true;
        }
        int predicate = facts.dictionary().find(triple.getPredicate());
        return engine.conclusions(predicate).stream().anyMatch(each -> mayConclude(each, triple, depth - 1));
    }

    private boolean mayConclude(Engine.Conclusion conclusion, Triple triple, int depth) {
        Rule rule = conclusion.clause().rule;
        Map<Var, Node> bindings = new HashMap<>();
        if (!Rows.unify(rule.head().get(conclusion.head()), triple, bindings)) {
            return false;
        }
        Body.Pattern pattern = rule.body().pattern();
        return inversion.solve(rule.body(), bindings).stream()
                .anyMatch(each ->
                        Rows.substitute(pattern.triples(), each).stream().allMatch(premise -> mayHold(premise, depth)));
    }

    private static Node sort(Triple triple) {
        return triple.getPredicate().equals(RDF.type.asNode()) ? triple.getObject() : triple.getPredicate();
    }

    /** Whether triples of the sort are asserted, or no rule concludes them. */
    private boolean isGiven(Triple triple) {
        Dictionary dictionary = facts.dictionary();
        int predicate = dictionary.find(triple.getPredicate());
        int object = dictionary.find(triple.getObject());
        if (engine.stratum(predicate, object) == Engine.GIVEN) {
            return true;
        }
        boolean ofClass = triple.getPredicate().equals(RDF.type.asNode());
        Relation relation = facts.relation(predicate);
        Cursor cursor = ofClass ? relation.byObject(new Cursor()) : relation.bySubject(new Cursor());
        long begin = ofClass ? Relation.pair(object, 0) : 0;
        long end = ofClass ? begin + (1L << 32) : Long.MAX_VALUE;
        int left = LOOKED_AT;
        for (boolean more = cursor.seek(begin); more && cursor.key() < end; more = cursor.next()) {
            if (cursor.height() == 0 || --left == 0) {
                return true;
            }
        }
        return false;
    }
}
